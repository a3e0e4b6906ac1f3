import { describe, expect, test } from 'vitest'
import { formatFault } from '../../src/flow/faults.ts'
import { judgeRows } from '../../src/review/judge-rows.ts'
import { readSheet } from '../../src/review/read-sheet.ts'
import { type Row, sheetOf } from '../../src/review/sheet.ts'
import { csvOf } from '../../src/review/write-csv.ts'
import { contentIn } from '../support/content.ts'
import { filled, LAWYER, REVIEWER, rowOf, TODAY, workplace } from './workplace.ts'

const DOOR = 'rights.home_door.text'
const PAPER = 'rights.home_door.labels.paper'
const WITHHELD = 'common.withheld'
const FACT = 'fact:rights.home-01'

const content = contentIn(['en', 'ht'])
const sheet = sheetOf(content, 'ht')

/** What is wrong with a sheet before anything is tried. */
function judged(text: string | Uint8Array): string[] {
  const { rows, faults } = readSheet('sheet.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return [...faults, ...judgeRows(content, rows, TODAY).faults].map(formatFault)
}

describe('a sheet with one fault of each kind', () => {
  const cells: [kind: string, key: string, cells: Partial<Row>, wrong: RegExp][] = [
    [
      'a placeholder that was translated',
      WITHHELD,
      { corrected: 'Mwen kenbe sa. {{èd}}', ...REVIEWER },
      /broken placeholder; keep \{\{help\}\}/,
    ],
    [
      'a placeholder that lost a brace',
      WITHHELD,
      { corrected: 'Mwen kenbe sa. {{help}', ...REVIEWER },
      /broken placeholder; keep/,
    ],
    [
      'a placeholder that is gone',
      WITHHELD,
      { corrected: 'Mwen kenbe sa.', ...REVIEWER },
      /placeholders are gone; keep \{\{help\}\}/,
    ],
    [
      'a placeholder that is another',
      WITHHELD,
      { corrected: 'Mwen kenbe sa. {{org}}', ...REVIEWER },
      /placeholders are \{\{org\}\}; keep \{\{help\}\}/,
    ],
    ['an empty correction', DOOR, { corrected: '  ', ...REVIEWER }, /the correction is empty/],
    ['a lost letter', DOOR, { corrected: 'P\ufffdt la', ...REVIEWER }, /character U\+FFFD was lost/],
    ['an option of two lines', PAPER, { corrected: 'Yo montre\nyon papye', ...REVIEWER }, /an option of two lines/],
    ['an unknown key', DOOR, { key: 'rights.home_dor.text' }, /nothing has this key/],
    ['an unknown language', DOOR, { language: 'xx' }, /no such language is here; one of en, ht/],
    ['a stale text', DOOR, { fingerprint: 'v-0000000000000000', ...REVIEWER }, /changed since this sheet went out/],
    ['a fingerprint that is gone', DOOR, { fingerprint: '', ...REVIEWER }, /changed since this sheet went out/],
    [
      'a role that is none',
      DOOR,
      { ...REVIEWER, role: 'translator' },
      /not a role; one of native reviewer, lawyer; never a name/,
    ],
    ['a role without a date', DOOR, { role: 'lawyer' }, /a role without a date/],
    ['a date without a role', DOOR, { date: '2026-11-20' }, /a date without a role/],
    ['a date still to come', DOOR, { ...REVIEWER, date: '2026-11-23' }, /2026-11-23 is still to come/],
    ['a date as Americans write it', DOOR, { ...REVIEWER, date: '11/20/2026' }, /not a date; the day of signing, as/],
    ['a day that no month has', DOOR, { ...REVIEWER, date: '2026-02-30' }, /not a date/],
    ['a text written over', DOOR, { text: 'Lòt bagay' }, /was written over; write it under 'corrected'/],
    [
      'a fact that is corrected',
      FACT,
      { corrected: 'Something else', ...LAWYER },
      /a fact is not corrected in the sheet/,
    ],
    ['a fact that a native reviewer signs', FACT, REVIEWER, /only a lawyer signs a fact/],
    ['a fact that changed', FACT, { ...LAWYER, fingerprint: 'v-0' }, /the fact changed since/],
    ['an unknown fact', FACT, { ...LAWYER, key: 'fact:rights.home-99' }, /nothing has this key/],
    ['a lawyer at a text without law', PAPER, LAWYER, /states no fact of law/],
  ]

  test.each(cells)('%s is refused at its line', (_kind, key, changes, wrong) => {
    const faults = judged(filled(sheet, { [key]: changes }))
    expect(faults).toEqual([expect.stringMatching(wrong)])
    expect(Number(faults[0]!.split(':')[1])).toBe(lineOf(sheet, key))
  })

  test('all are told at once, and nothing is done', () => {
    const { rows, bringBack, files } = workplace()
    const before = files()
    const keys = [WITHHELD, DOOR, PAPER, FACT]
    const some = keys.map((key) => cells.findLast((each) => each[1] === key)!)
    const faults = bringBack(filled(rows(), Object.fromEntries(some.map(([, key, changes]) => [key, changes]))))
    expect(faults.length).toBe(keys.length)
    for (const [kind, , , wrong] of some)
      expect(
        faults.some((fault) => wrong.test(fault)),
        kind,
      ).toBe(true)
    expect(files()).toEqual(before)
  })

  test('a name that stands for a role or a date is not repeated', () => {
    const faults = judged(filled(sheet, { [DOOR]: { role: 'Marie Joseph', date: 'M. Joseph' } }))
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toMatch(/Joseph/)
  })

  test('a column for a name is refused, and so is a note beside the columns', () => {
    const [head, ...body] = filled(sheet, { [DOOR]: REVIEWER }).split('\r\n')
    expect(judged([`${head},Marie Joseph`, ...body].join('\r\n'))).toEqual([
      'sheet.csv:1:16 column 16: the sheet went out without this column; remove it: a signature is a role and a date, never a name',
    ])
    expect(judged([head, `${body[0]},`, `${body[1]},ask Marie`, ...body.slice(2)].join('\r\n'))).toEqual([
      expect.stringMatching(/^sheet\.csv:\d+:16 .*a cell stands outside the columns; clear it/),
    ])
  })

  test('a second row for a key is refused', () => {
    const twice = csvOf([...sheet, { ...rowOf(sheet, DOOR), ...REVIEWER }])
    expect(judged(twice)).toEqual([expect.stringMatching(/^sheet\.csv:\d+:1 rights\.home_door\.text: a second row/)])
  })

  test('what the gate has against a correction is told at its row', () => {
    const { rows, bringBack, files } = workplace()
    const before = files()
    const sheet = rows()
    const corrected = 'Yo montre m yon papye ki soti nan ICE'
    const [fault, ...more] = bringBack(filled(sheet, { [PAPER]: { corrected, ...REVIEWER } }))
    expect(more).toEqual([])
    expect(fault).toMatch(
      new RegExp(`^sheet\\.csv:${lineOf(sheet, PAPER)}:12 ${PAPER}: the label has 37 characters; at most 24`),
    )
    expect(files()).toEqual(before)
  })

  test('a text that changed after the sheet went out is refused', () => {
    const { rows, bringBack, read, write } = workplace()
    const sheet = filled(rows(), { 'rights.home_who.text': REVIEWER })
    const path = 'locales/ht/rights/home.yaml'
    write(path, read(path).replace('Pafwa ou pa fin konnen', 'Pafwa ou pa konnen'))
    expect(bringBack(sheet)).toEqual([
      expect.stringMatching(/rights\.home_who\.text: the text, its English or its facts changed/),
    ])
  })

  test.each([
    ['nothing', '', /the file is empty/],
    ['a workbook', 'PK\u0003\u0004', /a workbook or an archive; save it as 'CSV UTF-8'/],
    ['another table', 'name,phone\nx,y\n', /the first column is not 'key'/],
    [
      'a quote without an end',
      'key,language,corrected,role,date,fingerprint\n"a,ht',
      /a quote is opened and never closed/,
    ],
    ['a sheet without a column', 'key,language,role,date,fingerprint\n', /corrected: this column is missing/],
  ])('%s is no sheet', (_kind, sheet, wrong) => {
    expect(judged(sheet)).toEqual([expect.stringMatching(wrong)])
  })

  test('letters in an old encoding are refused before they are lost', () => {
    expect(judged(Uint8Array.from([0x6b, 0x65, 0x79, 0x2c, 0xf2]))).toEqual([expect.stringMatching(/not in UTF-8/)])
  })
})

/** The line on which a row of a sheet begins: texts have lines of their own. */
function lineOf(rows: Row[], key: string): number {
  const before = rows.slice(
    0,
    rows.findIndex((row) => row.key === key),
  )
  return csvOf(before).split('\n').length
}
