import { describe, expect, test } from 'vitest'
import { checkStale, recordNow } from '../../src/check/written-from.ts'
import { contentIn, fileText, fileWith } from '../support/content.ts'

type Changes = Record<string, string>
const RECORD = 'locales/es/written-from.yaml'
const english = fileWith('locales/en/common.yaml', 'skip: Skip', 'skip: Skip this')
const spanish = fileWith('locales/es/common.yaml', 'skip: Saltar', 'skip: Saltar esto')

const recorded = (changes: Changes, confirmed: string[] = []) =>
  recordNow(contentIn(['en', 'es'], changes), 'es', confirmed)
const staleAfter = (changes: Changes, record: string) =>
  checkStale(contentIn(['en', 'es'], { ...changes, [RECORD]: record })).map(({ file, path }) => `${file} ${path}`)

describe('the record of what was written from what', () => {
  test('stays as it is when nothing changed', () => expect(recorded({ [RECORD]: recorded({}) })).toBe(recorded({})))

  test('recording again does not hide that only the English changed', () => {
    expect(staleAfter(english, fileText(RECORD))).toEqual(['locales/es/common.yaml skip'])
    expect(staleAfter(english, recorded(english))).toEqual(['locales/es/common.yaml skip'])
  })

  test('a text that was re-written after its English is recorded anew', () => {
    const both = { ...english, ...spanish }
    expect(staleAfter(both, fileText(RECORD))).toEqual(['locales/es/common.yaml skip'])
    expect(staleAfter(both, recorded(both))).toEqual([])
  })

  test('a text that is still right is recorded when somebody says so', () =>
    expect(staleAfter(english, recorded(english, ['common.skip']))).toEqual([]))

  test('a text that was only re-worded has to be recorded, or the next change of its English would be lost', () => {
    expect(staleAfter(spanish, fileText(RECORD))).toEqual(['locales/es/common.yaml skip'])
    expect(staleAfter(spanish, recorded(spanish))).toEqual([])
    expect(staleAfter({ ...english, ...spanish }, recorded(spanish))).toEqual(['locales/es/common.yaml skip'])
  })

  test('what was written by hand stays above the fingerprints, comments too', () =>
    expect(recorded({ [RECORD]: '# by hand\nsame_as_english: [common.no] # the same word\ntexts: {}\n' })).toMatch(
      /^# by hand\nsame_as_english: \[common\.no\] # the same word\ntexts:\n {2}about\./,
    ))

  test('a record that cannot be read is told with its line', () =>
    expect(checkStale(contentIn(['en', 'es'], { [RECORD]: 'texts:\n  common.no: yesterday\n' }))).toMatchObject([
      { file: RECORD, line: 2, wrong: 'two fingerprints, the English and the own' },
    ]))
})
