import { describe, expect, test } from 'vitest'
import { priceInWords, pricesOf } from '../../src/check/prices.ts'
import { readinessOf } from '../../src/check/readiness.ts'
import { readinessLines, savingLines } from '../../src/cli/check-report.ts'
import { contentIn, fileText, fileWith } from '../support/content.ts'

const HOME = 'locales/es/rights/home.yaml'
const WHO = /(?<=\nwho:\n {2}text: \|-\n {4}).*/
/** The price of one text in a language, in other words than it ships with. */
function priceOf(text: string) {
  const content = contentIn(['en', 'es'], { [HOME]: fileText(HOME).replace(WHO, text) })
  return pricesOf(content, ['es']).find(({ text: { key } }) => key === 'rights.home_who.text')!
}
const PLAIN = 'No siempre se sabe quien toca la puerta, y puede preguntar antes de abrir. '

describe('what a text costs by SMS', () => {
  test('a text of plain letters', () => expect(priceInWords(priceOf(PLAIN))).toBe('1 segment in GSM-7, $0.0083'))
  test('an ñ, an é and a ¿ cost nothing', () =>
    expect(priceInWords(priceOf('¿Mañana? Llamé.'))).toBe('1 segment in GSM-7, $0.0083'))
  test('one accent that costs two segments is named with its word', () =>
    expect(priceInWords(priceOf(`${PLAIN}No abra a ningún agente.`.padEnd(155, ' si')))).toBe(
      "3 segments in UCS-2, $0.0249; the ú in 'ningún' costs 2 more",
    ))
  test('several accents are named together, many are counted', () => {
    expect(priceInWords(priceOf(`${PLAIN}Aquí está.`))).toBe(
      "2 segments in UCS-2, $0.0166; the í in 'Aquí' and the á in 'está' cost 1 more",
    )
    expect(priceInWords(priceOf(`${PLAIN}Aquí está más ningún.`))).toBe(
      '2 segments in UCS-2, $0.0166; 4 words with í á ú cost 1 more',
    )
  })
  test('an accent in a short text costs the messages it stands in', () =>
    expect(priceInWords(priceOf('Sí'))).toBe(
      "1 segment in UCS-2, $0.0083; the í in 'Sí' makes every message it stands in UCS-2",
    ))
  test('where a language has no letters in GSM-7, none is called costly', () => {
    const content = contentIn(['en'], { 'locales/uk/rights/home.yaml': 'who:\n  text: Не завжди відомо.\n' })
    expect(pricesOf(content, ['uk']).map(priceInWords)).toEqual(['1 segment in UCS-2, $0.0083'])
  })
  test('what another wording would save is a notice with its command', () => {
    const content = contentIn(['en', 'es'])
    expect(savingLines(pricesOf(content, ['es']))).toEqual([
      expect.stringMatching(/^notice: es: one or two words cost \d+ texts a segment or more; .*--prices --lang es$/),
    ])
  })
})

describe('how languages stand, by flow', () => {
  const content = contentIn(['en', 'es'], fileWith('locales/es/reviews.yaml', '{}', '{}'))
  const fault = { file: HOME, line: 3, col: 3, path: 'door.text', wrong: 'is wrong', right: 'mend it' }
  const rows = readinessOf(content, [fault], '2026-11-22')

  test('every flow of every language has its texts, drafts, faults and a walk with its price', () => {
    const home = rows.filter(({ flow }) => flow === 'rights.home')
    expect(home.map(({ locale, faults }) => [locale, faults])).toEqual([
      ['en', 0],
      ['es', 1],
    ])
    for (const { texts, drafts, messages, segments, usd } of home) {
      expect(texts).toBeGreaterThan(20)
      expect(drafts).toBe(texts)
      expect(segments).toBeGreaterThanOrEqual(messages)
      expect(usd).toBeCloseTo(segments * 0.0083, 4)
    }
  })
  test('several languages stand side by side, one alone with every figure', () => {
    const both = readinessLines(rows).join('\n')
    expect(both).toMatch(/\nlanguage +texts +drafts +faults +messages +segments +USD a walk\nen +\d/)
    expect(both).toMatch(/\nflow +en +es\n/)
    expect(both).toMatch(/\nrights\.home +\d+d +\d+d!1\n/)
    expect(readinessLines(rows.filter(({ locale }) => locale === 'es')).join('\n')).toMatch(
      /\nrights\.home +\d+ +\d+ +1 +\d+ +\d+ +\d\.\d\d\n/,
    )
  })
})
