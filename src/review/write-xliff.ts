import type { Locale } from '../text/catalogue.ts'
import { FACT, type Row } from './sheet.ts'

/** Of XLIFF 2.0 and 2.1. Source: OASIS, XLIFF Version 2.1, 13 February 2018. */
export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0'
/** What stands beside a text for whoever reviews it; `role` and `date` are theirs to fill. */
const NOTES = ['path', 'before', 'spanish', 'text', 'price', 'facts', 'role', 'date', 'fingerprint'] as const

/**
 * A sheet as XLIFF 2.1 for translators' tools: English as the source, the text as the target, placeholders as codes that a
 * tool protects. Signed texts are `final`; a segment set to `reviewed` is signed with the role and date of the file.
 */
export function xliffOf(rows: readonly Row[], locale: Locale): string {
  const groups = Map.groupBy(rows, ({ section }) => section)
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${XLIFF_NAMESPACE}" version="2.1" srcLang="en" trgLang="${escaped(locale)}">
<file id="texts">
<notes>
${noteOf('role', '')}
${noteOf('date', '')}
</notes>
${[...groups].map(([section, some]) => `<group id="${escaped(section)}">\n${some.map(unitOf).join('\n')}\n</group>`).join('\n')}
</file>
</xliff>
`
}

function unitOf(row: Row): string {
  const isFact = row.key.startsWith(FACT)
  const codes = codesOf(row.english, row.text)
  const notes = NOTES.filter((name) => row[name] !== '' || ((name === 'role' || name === 'date') && !isFact) || isFact)
  const data = [...new Set(codes.map(({ placeholder }) => placeholder))]
  const target = isFact ? '' : `<target>${inline(row.text, codes)}</target>`
  return [
    `<unit id="${escaped(row.key)}" name="${escaped(row.key)}" xml:space="preserve"${isFact ? ' translate="no"' : ''}>`,
    `<notes>${notes.map((name) => noteOf(name, row[name])).join('')}</notes>`,
    ...(data.length === 0
      ? []
      : [`<originalData>${data.map((each, at) => `<data id="d${at + 1}">${each}</data>`).join('')}</originalData>`]),
    `<segment state="${row.state.startsWith('signed') ? 'final' : 'translated'}"><source>${inline(row.english, codes)}</source>${target}</segment>`,
    '</unit>',
  ].join('\n')
}

function noteOf(category: string, text: string): string {
  return `<note category="${category}">${escaped(text)}</note>`
}

/** The n-th place of a placeholder has the same code in source and target. */
type Code = { placeholder: string; nth: number; id: number; data: number }

function codesOf(...texts: string[]): Code[] {
  const codes: Code[] = []
  const names: string[] = []
  for (const text of texts)
    for (const { placeholder, nth } of placesIn(text)) {
      if (codes.some((code) => code.placeholder === placeholder && code.nth === nth)) continue
      if (!names.includes(placeholder)) names.push(placeholder)
      codes.push({ placeholder, nth, id: codes.length + 1, data: names.indexOf(placeholder) + 1 })
    }
  return codes
}

function placesIn(text: string): { placeholder: string; nth: number }[] {
  const seen = new Map<string, number>()
  return (text.match(/\{\{\w+\}\}/g) ?? []).map((placeholder) => {
    const nth = (seen.get(placeholder) ?? 0) + 1
    seen.set(placeholder, nth)
    return { placeholder, nth }
  })
}

function inline(text: string, codes: Code[]): string {
  const seen = new Map<string, number>()
  return text
    .split(/(\{\{\w+\}\})/)
    .map((piece) => {
      const nth = (seen.get(piece) ?? 0) + 1
      seen.set(piece, nth)
      const code = codes.find((each) => each.placeholder === piece && each.nth === nth)
      return code ? `<ph id="${code.id}" dataRef="d${code.data}" disp="${piece}" canDelete="no"/>` : escaped(piece)
    })
    .join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character]!)
}
