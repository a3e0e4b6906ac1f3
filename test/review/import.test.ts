import { describe, expect, test } from 'vitest'
import { draftsOf, fingerprint } from '../../src/text/reviews.ts'
import { filled, LAWYER, REVIEWER, rowOf, workplace } from './workplace.ts'

const DOOR = 'rights.home_door.text'
const WHO = 'rights.home_who.text'
const SAID =
  'Pafwa ou pa konnen ki moun k ap frape. Gen ajan ki abiye tankou polis. Ou ka mande: "Nou se moun imigrasyon?" An angle: "Are you with immigration?"'

describe('a sheet that comes back', () => {
  test('without a mark changes nothing', () => {
    const { rows, bringBack, files } = workplace()
    const before = files()
    expect(bringBack(filled(rows(), {}))).toEqual([])
    expect(files()).toEqual(before)
  })

  test('a signature turns a draft into a reviewed text, and leaves every other a draft', () => {
    const { rows, bringBack, content } = workplace()
    expect(bringBack(filled(rows(), { [DOOR]: REVIEWER }))).toEqual([])
    const { catalogue, reviews } = content()
    const texts = catalogue.texts.get('ht')!
    expect(reviews.reviews.get('ht')).toEqual({
      [DOOR]: { by: 'native reviewer', on: '2026-11-20', of: fingerprint(texts.get(DOOR)!.text) },
    })
    expect(draftsOf('ht', texts, reviews.reviews).drafts).toBe(texts.size - 1)
  })

  test('a correction is said, and everything else in its file stays as it was written', () => {
    const { rows, bringBack, read, content } = workplace()
    const before = read('locales/ht/rights/home.yaml')
    const old = rowOf(rows(), WHO).text
    expect(bringBack(filled(rows(), { [WHO]: { corrected: SAID, ...REVIEWER } }))).toEqual([])
    expect(content().catalogue.texts.get('ht')!.get(WHO)!.text).toBe(SAID)
    const lines = (text: string) => new Set(text.split('\n'))
    const changed = [...lines(before)].filter((line) => !lines(read('locales/ht/rights/home.yaml')).has(line))
    expect(changed).toEqual([`    ${old}`])
    expect(read('locales/ht/rights/home.yaml')).toContain('# Ajan imigrasyon devan pòt la.')
    expect(content().reviews.reviews.get('ht')![WHO]!.of).toBe(fingerprint(SAID))
  })

  test('a correction without a signature stays a draft', () => {
    const { rows, bringBack, content } = workplace()
    expect(bringBack(filled(rows(), { [WHO]: { corrected: SAID } }))).toEqual([])
    expect(content().catalogue.texts.get('ht')!.get(WHO)!.text).toBe(SAID)
    expect(content().reviews.reviews.get('ht')).toEqual({})
  })

  test('signatures survive later sheets; a text that changes afterwards is a draft again', () => {
    const { rows, bringBack, content } = workplace()
    expect(bringBack(filled(rows(), { [DOOR]: REVIEWER, [WHO]: REVIEWER }))).toEqual([])
    expect(rowOf(rows(), DOOR).state).toBe('signed: native reviewer, 2026-11-20')
    expect(bringBack(filled(rows(), { [WHO]: { corrected: SAID } }))).toEqual([])
    expect(rowOf(rows(), DOOR).state).toBe('signed: native reviewer, 2026-11-20')
    expect(rowOf(rows(), WHO).state).toBe('draft')
    const { catalogue, reviews } = content()
    expect(draftsOf('ht', catalogue.texts.get('ht')!, reviews.reviews).drafts).toBe(catalogue.texts.get('ht')!.size - 1)
  })

  test('a lawyer signs a fact, in its own row', () => {
    const { rows, bringBack, read, content } = workplace()
    const before = read('flows/facts/rights.home.yaml')
    expect(bringBack(filled(rows(), { 'fact:rights.home-01': LAWYER }))).toEqual([])
    const { facts } = content().facts
    expect([...facts].filter(([, fact]) => fact.lawyer_reviewed).map(([id]) => id)).toEqual(['rights.home-01'])
    expect(read('flows/facts/rights.home.yaml')).toBe(
      before.replace('lawyer_reviewed:\n', 'lawyer_reviewed: "2026-11-21"\n'),
    )
  })

  test('a lawyer who signs a text signs the facts it states; its words stay a draft', () => {
    const { rows, bringBack, content } = workplace()
    expect(bringBack(filled(rows(), { [DOOR]: LAWYER }))).toEqual([])
    const { facts } = content().facts
    expect([...facts].filter(([, fact]) => fact.lawyer_reviewed === LAWYER.date).map(([id]) => id)).toEqual([
      'rights.home-01',
      'rights.home-02',
      'rights.home-10',
    ])
    expect(content().reviews.reviews.get('ht')).toEqual({})
  })

  test('a native reviewer signs no fact', () => {
    const { rows, bringBack, content } = workplace()
    expect(bringBack(filled(rows(), { [DOOR]: REVIEWER }))).toEqual([])
    expect([...content().facts.facts.values()].filter((fact) => fact.lawyer_reviewed)).toEqual([])
  })

  test('the record says of a corrected text that it was written from the English beside it', () => {
    const { rows, bringBack, read } = workplace()
    const before = read('locales/ht/written-from.yaml').split('\n')
    expect(bringBack(filled(rows(), { [WHO]: { corrected: SAID, ...REVIEWER } }))).toEqual([])
    const after = read('locales/ht/written-from.yaml').split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(new RegExp(`^  ${WHO}: [0-9a-f]{8} ${fingerprint(SAID).slice(0, 8)}$`)),
    ])
    expect(after.length).toBe(before.length)
  })
})
