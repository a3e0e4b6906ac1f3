import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { sizeOf } from '../../src/text/segments.ts'
import { datesOf, type FallbackOptions, writeFallback } from '../../src/twilio/fallback.ts'
import { content, TODAY } from '../support/app.ts'

const LONGEST = { org: 'Vecinas de Confianza USA', phone: '+1 (509) 555-0100' }
const options = { speaker: LONGEST, languages: ['en', 'es'], defaultLanguage: 'en', today: TODAY, signedOnly: false }
const write = (changes: Partial<FallbackOptions> = {}) => writeFallback(content(), { ...options, ...changes })
const written = (changes: Partial<FallbackOptions> = {}) => {
  const result = write(changes)
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  return result.fallback
}
const messageOf = (xml: string): string => new XMLParser({ trimValues: false }).parse(xml).Response.Message

test('one message says who we are, the lines that always answer, and rights in general words, in each language', () => {
  const { xml, languages, leftOut } = written()
  expect(XMLValidator.validate(xml)).toBe(true)
  expect({ languages, leftOut }).toEqual({ languages: ['en', 'es'], leftOut: [] })
  expect(messageOf(xml).split('\n')).toEqual([
    'Vecinas de Confianza USA +1 (509) 555-0100',
    'We are down; write later. Life at risk: 911. Sadness: 988. Help: 211. With officers: stay silent, do not lie, sign nothing you do not understand.',
    'Law as of 2026.',
    'No hay servicio; escriba luego. Vida en riesgo: 911. Tristeza: 988. Ayuda: 211. Ante agentes: puede callar, no mienta, no firme sin entender.',
    'Ley vigente en 2026.',
  ])
})

test('the default language comes first', () =>
  expect(messageOf(written({ defaultLanguage: 'es' }).xml).split('\n')[1]).toMatch(/^No hay servicio/))

test('the same day gives the same bytes', () => expect(written().xml).toBe(written().xml))

test('it tells its age in a comment', () =>
  expect(datesOf(written().xml)).toEqual({ written: '2026-11-22', until: '2027-02-22' }))

test('a document of somebody else has no age', () =>
  expect(datesOf('<Response><Message>Hi</Message></Response>')).toBeUndefined())

describe.each([TODAY, '2026-12-07', '2027-02-23', '2027-05-23', '2028-02-22'])('on %s', (today) => {
  test.each([[LONGEST], [{ org: 'Red' }]])('both languages stand within the budget of one SMS: %o', (speaker) => {
    const { xml, leftOut } = written({ today, speaker })
    const { encoding, segments } = sizeOf(messageOf(xml))
    expect({ encoding, leftOut }).toEqual({ encoding: 'GSM-7', leftOut: [] })
    expect(segments).toBeLessThanOrEqual(3)
  })
})

test('past its review the law in it says when it was last known true', () =>
  expect(messageOf(written({ today: '2027-05-23' }).xml)).toMatch(/Last known true 20\d\d; ask first\./))

test('no stale law: on a day on which a fact in it is withheld it is refused, and the facts are named', () =>
  expect(write({ today: '2028-06-01' })).toEqual({
    faults: [expect.stringMatching(/^facts: rights\..+ may not be said on 2028-06-01; have them reviewed first$/)],
  }))

test('in production nothing unsigned is written', () =>
  expect(write({ signedOnly: true })).toEqual({
    faults: [
      expect.stringMatching(/^nobody has signed fallback_down\.text in en, .*rights\.home-11.*SERVE_DRAFTS=on$/),
    ],
  }))

test('an accent in the name does not cost a language its place', () => {
  const { xml, leftOut } = written({ speaker: { org: 'Niñez y Raíz' } })
  expect(messageOf(xml)).toMatch(/^Niñez y Raiz\n/)
  expect(leftOut).toEqual([])
})

test('a name that leaves no room for all languages leaves some out, and says which', () =>
  expect(written({ speaker: { org: 'Приют' } })).toMatchObject({ languages: ['en'], leftOut: ['es'] }))

test('a name is text: markup and control characters stay harmless', () => {
  const { xml } = written({ speaker: { org: '<Redirect>&\u0007' } })
  expect(XMLValidator.validate(xml)).toBe(true)
  expect(Object.keys(new XMLParser().parse(xml).Response)).toEqual(['Message'])
})
