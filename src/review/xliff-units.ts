import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Fault } from '../flow/faults.ts'
import { faultIn } from './filled-row.ts'

export type Place = { line: number; col: number }
export type Said = Place & { text: string }
/** Notes by their category. */
export type Notes = Map<string, Said>
/** One unit of a file: what its target says, codes turned back into placeholders, and what was noted beside it. */
export type Unit = Place & { key: string; notes: Notes; data: Map<string, string>; target?: Said; state: string }
export type XliffUnits = { units: Unit[]; fileNotes: Notes; language: string; faults: Fault[] }

const NAMESPACES = 'urn:oasis:names:tc:xliff:document:2.'
/** Inline elements whose own text counts. But for these and codes, nothing has a place in our texts. */
const TRANSPARENT = new Set(['mrk', 'pc'])
const LOST = '\ufffd'

/** Reads the units of an XLIFF 2 document. A document type is refused: nothing is fetched, and no entity grows. */
export function xliffUnits(file: string, text: string): XliffUnits {
  const result: XliffUnits = { units: [], fileNotes: new Map(), language: '', faults: [] }
  const parser = new SaxesParser({ xmlns: true, position: true })
  const fault = faultIn(file)
  const open: string[] = []
  let unit: Unit | undefined
  let said: Said | undefined
  let place: Place = { line: 1, col: 1 }
  const refuse = (wrong: string, right: string) =>
    result.faults.push(fault(place.line, place.col, unit?.key ?? '(file)', wrong, right))

  parser.on('opentagstart', ({ name }) => {
    place = { line: parser.line, col: Math.max(1, parser.column - name.length - 1) }
  })
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    const attribute = (name: string) => attributes[name]?.value ?? ''
    if (open.length === 0) {
      result.language = attribute('trgLang')
      if (local !== 'xliff' || !uri.startsWith(NAMESPACES)) refuse('this is no XLIFF 2', 'save it as XLIFF 2.0 or 2.1')
    }
    if (local === 'unit') {
      const key = attribute('name') || attribute('id')
      unit = { ...place, key, notes: new Map(), data: new Map(), state: '' }
      result.units.push(unit)
    } else if (local === 'segment' && unit) unit.state = attribute('state')
    else if (local === 'note') {
      said = { ...place, text: '' }
      const notes = unit?.notes ?? result.fileNotes
      notes.set(attribute('category'), said)
    } else if (local === 'data') said = { ...place, text: '' }
    else if (local === 'target' && unit) {
      unit.target ??= { ...place, text: '' } // a tool may have divided the text: its pieces belong together
      said = unit.target
    } else if (open.includes('target')) {
      if (local === 'ph') said!.text += unit?.data.get(attribute('dataRef')) ?? attribute('disp')
      else if (local === 'cp') said!.text += characterOf(attribute('hex'))
      else if (!TRANSPARENT.has(local))
        refuse(`the element <${local}> in a text`, 'words and the codes that were there')
    }
    open.push(local)
  })
  parser.on('closetag', ({ local, attributes }: SaxesTagNS) => {
    open.pop()
    if (local === 'data' && said) unit?.data.set(attributes.id?.value ?? '', said.text)
    if (local === 'note' || local === 'data' || local === 'target') said = undefined
    if (local === 'unit') unit = undefined
  })
  const heard = (words: string) => {
    if (said) said.text += words
  }
  parser.on('text', heard)
  parser.on('cdata', heard)
  parser.on('doctype', () => refuse('a document type', 'remove it'))
  parser.on('error', () => {
    place = { line: parser.line, col: parser.column + 1 }
    if (result.faults.length === 0) refuse('not readable as XML', 'send the file back as it went out')
  })
  parser.write(text.replace(/^\ufeff/, '')).close()
  return result
}

/** A character that XML cannot hold, written as its code. */
function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : LOST
}
