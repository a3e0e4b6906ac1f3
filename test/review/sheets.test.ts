import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { readSheet } from '../../src/review/read-sheet.ts'
import { COLUMNS, type Row, sheetOf } from '../../src/review/sheet.ts'
import { csvOf } from '../../src/review/write-csv.ts'
import { xliffOf } from '../../src/review/write-xliff.ts'
import { contentIn } from '../support/content.ts'
import { workplace } from './workplace.ts'

const content = contentIn(['en', 'ht'])
const sheet = sheetOf(content, 'ht')
const read = (text: string) => readSheet('sheet', new TextEncoder().encode(text))
const DOOR = 'rights.home_door.text'
const HELD = 'common.withheld'

describe('a sheet', () => {
  test('has a row for each text of the language and for each fact of law that can be said, once', () => {
    const texts = sheet.filter(({ key }) => !key.startsWith('fact:')).map(({ key }) => key)
    expect([...texts].sort()).toEqual([...content.catalogue.texts.get('ht')!.keys()].sort())
    const facts = sheet.flatMap(({ key }) => (key.startsWith('fact:') ? [key.slice('fact:'.length)] : []))
    expect(new Set(facts).size).toBe(facts.length)
    for (const id of facts) expect(content.facts.facts.get(id)!.unshipped).toBeUndefined()
  })

  test('begins with the greeting and follows the menu', () => {
    expect(sheet.slice(0, 2).map(({ key }) => key)).toEqual(['menu_welcome.text', 'menu_menu.text'])
    const at = (section: string) => sheet.findIndex((row) => row.section === section)
    expect(at('rights.home')).toBeLessThan(at('rights.border'))
    expect(at('rights.border')).toBeLessThan(at('common'))
  })

  test('says of each text how a family gets there, and what it wrote before', () => {
    const row = sheet.find(({ key }) => key === 'rights.home_disputed.text')!
    expect(row.path).toContain(' → 1 "Dwa mwen" (My rights) → 1 "Lakay mwen" (At my home) → 4 ')
    expect(row.before).toBe('1')
    expect(sheet.filter(({ path }) => path === '' || path.includes('undefined')).map(({ key }) => key)).toEqual([])
  })

  test('as CSV it opens in a spreadsheet: a byte order mark, and a column for every cell', () => {
    const csv = csvOf(sheet)
    expect(csv.startsWith(`\ufeff${COLUMNS.join(',')}\r\n`)).toBe(true)
    const { rows, faults } = read(csv)
    expect(faults).toEqual([])
    expect(rows.map(({ key, text, fingerprint }) => [key, text, fingerprint])).toEqual(
      sheet.map(({ key, text, fingerprint }) => [key, text, fingerprint]),
    )
  })

  test.each([
    '=1+1',
    '+33 1',
    '-5',
    '@SUM(A1)',
    '\tx',
    '＝1',
  ])('a text that begins as a formula is none: %s', (text) => {
    const csv = csvOf([{ ...sheet[0]!, text }])
    expect(csv).toContain(`'${text}`)
    expect(read(csv).rows[0]!.text).toBe(text)
  })

  test.each([
    ['semicolons', (csv: string) => csv.replaceAll(',', ';')],
    ['tabs and no byte order mark', (csv: string) => csv.slice(1).replaceAll(',', '\t')],
    ['line ends of another system', (csv: string) => csv.replaceAll('\r\n', '\n')],
    ['empty columns and rows', (csv: string) => csv.replaceAll('\r\n', ',,\r\n').concat(',,,\r\n')],
    ['capitals in the head', (csv: string) => csv.replace('corrected,role', 'Corrected,ROLE')],
  ])('comes back from a spreadsheet with %s', (_name, saved) => {
    const row: Row = { ...emptyRow(), key: DOOR, language: 'ht', corrected: 'Bon', role: 'lawyer' }
    const { rows, faults } = read(saved(csvOf([row])))
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ key: DOOR, language: 'ht', corrected: 'Bon', role: 'lawyer', date: '' })
  })

  test('comes back from Excel as Unicode text', () => {
    const tabs = csvOf([{ ...emptyRow(), key: DOOR, corrected: 'Kreyòl' }])
      .slice(1)
      .replaceAll(',', '\t')
    const bytes = Buffer.from(`\ufeff${tabs}`, 'utf16le')
    expect(readSheet('sheet.txt', bytes).rows[0]!.corrected).toBe('Kreyòl')
  })
})

describe('a sheet as XLIFF', () => {
  const xliff = xliffOf(sheet, 'ht')
  const of = (key: string) => new RegExp(`<unit id="${key.replaceAll('.', '\\.')}"[\\s\\S]*?</unit>`).exec(xliff)![0]
  /** The file with something replaced in one unit. */
  const changed = (key: string, from: string | RegExp, to: string) => xliff.replace(of(key), of(key).replace(from, to))
  const rowIn = (text: string, key: string) => read(text).rows.find((row) => row.key === key)!

  test('is well formed, and no unit has an id twice', () => {
    expect(XMLValidator.validate(xliff)).toBe(true)
    const ids = [...xliff.matchAll(/<unit id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[\w.:-]+$/.test(id!))).toBe(true)
  })

  test('untouched, it asks for nothing', () => {
    const { rows, faults } = read(xliff)
    expect(faults).toEqual([])
    expect(rows.map(({ key, fingerprint }) => [key, fingerprint])).toEqual(
      sheet.map(({ key, fingerprint }) => [key, fingerprint]),
    )
    expect(rows.filter(({ corrected, role, date }) => corrected !== undefined || role || date)).toEqual([])
  })

  test('placeholders are codes, and come back as they were', () => {
    expect(of(HELD)).toContain('<data id="d1">{{help}}</data>')
    expect(of(HELD)).not.toMatch(/<target>[\s\S]*\{\{help\}\}<\/target>/)
    const { corrected } = rowIn(changed(HELD, /<target>[^<]*/, '<target>Tann &amp; mande: '), HELD)
    expect(corrected).toBe('Tann & mande: {{help}}')
  })

  test('a placeholder that was deleted or spoilt is refused at its line', () => {
    const { bringBack } = workplace()
    const gone = changed(HELD, /(<target>[^<]*)<ph [^>]*>/, '$1')
    expect(bringBack(gone, 'sheet.xlf')).toEqual([
      expect.stringMatching(/^sheet\.xlf:\d+:\d+ common\.withheld: the placeholders are gone; keep \{\{help\}\}$/),
    ])
    const line = Number(bringBack(gone, 'sheet.xlf')[0]!.split(':')[1])
    expect(gone.split('\n')[line - 1]).toMatch(/<target>/)
  })

  test('a target that was emptied is an empty correction', () => {
    const [fault] = workplace().bringBack(changed(DOOR, /<target>[\s\S]*<\/target>/, '<target/>'), 'sheet.xlf')
    expect(fault).toMatch(/rights\.home_door\.text: the correction is empty/)
  })

  test('a unit is signed by its own notes; a segment set to reviewed by those of the file', () => {
    const signed = changed(DOOR, '<note category="role"></note><note category="date"></note>', NOTES)
    expect(rowIn(signed, DOOR)).toMatchObject({ role: 'native reviewer', date: '2026-11-20', corrected: undefined })
    const all = changed(HELD, 'state="translated"', 'state="reviewed"').replace(
      '<note category="role"></note>\n<note category="date"></note>',
      NOTES,
    )
    expect(rowIn(all, HELD)).toMatchObject({ role: 'native reviewer', date: '2026-11-20' })
    expect(rowIn(all, DOOR)).toMatchObject({ role: '', date: '' })
  })

  test('a signature goes in, and the next sheet calls the text final', () => {
    const { rows, bringBack, content: now } = workplace()
    const sheetNow = xliffOf(rows(), 'ht')
    const unit = new RegExp(`<unit id="${DOOR}"[\\s\\S]*?</unit>`)
    const signed = sheetNow.replace(unit, (text) =>
      text.replace('<note category="role"></note><note category="date"></note>', NOTES),
    )
    expect(bringBack(signed, 'sheet.xlf')).toEqual([])
    expect(Object.keys(now().reviews.reviews.get('ht')!)).toEqual([DOOR])
    expect(unit.exec(xliffOf(rows(), 'ht'))![0]).toContain('<segment state="final">')
  })

  test.each([
    [
      'set to reviewed, and signed nowhere',
      changed(DOOR, 'state="translated"', 'state="reviewed"'),
      /signed by nobody; fill in/,
    ],
    [
      'of the first generation',
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
      /no XLIFF 2; save it as/,
    ],
    ['that breaks off', xliff.slice(0, 5000), /not readable as XML/],
    [
      'with a document type',
      `<!DOCTYPE x [<!ENTITY a "b">]>${xliff.slice(xliff.indexOf('<xliff'))}`,
      /a document type; remove it/,
    ],
    ['with strange elements', changed(DOOR, '<target>', '<target><b/>'), /the element <b> in a text/],
  ])('a file %s is refused', (_name, text, wrong) => {
    expect(read(text).faults.map(({ wrong: what, right }) => `${what}; ${right}`)).toEqual([
      expect.stringMatching(wrong),
    ])
  })
})

const NOTES = '<note category="role">native reviewer</note><note category="date">2026-11-20</note>'

function emptyRow(): Row {
  return Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Row
}
