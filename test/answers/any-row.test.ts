import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AUDIENCES, CATEGORIES, type ServiceAnswer } from '../../src/answers/types.ts'
import { fits } from '../../src/text/segments.ts'
import { CHANNELS, LOCALES, moreFor, said } from './told.ts'

/** Rows as agencies have them: names of any length with any letters, numbers with extensions, hours in free words. */
const word = fc.string({ unit: fc.constantFrom(...'abcdeéfghiíñóprstuúABCDEÑ&/-.'), minLength: 1, maxLength: 18 })
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((some) => some.join(' '))
const number = fc.integer({ min: 2_010_000_000, max: 9_899_999_999 }).map((digits) => `+1${digits}`)
const hours: fc.Arbitrary<ServiceAnswer['hours']> = fc.oneof(
  fc.constant({ state: 'unknown' } as const),
  fc.constant({ state: 'always' } as const),
  words(6).map((text) => ({ state: 'text', text: text.slice(0, 60) }) as const),
)
const service: fc.Arbitrary<ServiceAnswer> = fc.record(
  {
    kind: fc.constant('service' as const),
    id: fc.uuid(),
    name: words(12),
    organization: words(12),
    category: fc.constantFrom(...CATEGORIES),
    place: fc.record({ address: words(8), city: word, state: fc.constant('PA') }),
    distanceMiles: fc.oneof(fc.constant('nearby' as const), fc.nat(3_000)),
    serves: fc.constantFrom('zip', 'city', 'county', 'state', 'country'),
    onlyFor: fc.subarray([...AUDIENCES]),
    phones: fc.array(
      fc.record({
        number,
        extension: fc.nat(99_999).map(String),
        kind: fc.constantFrom('voice', 'text'),
        languages: fc.constant([]),
      }),
      { maxLength: 3 },
    ),
    website: fc.webUrl().filter((url) => url.length <= 60),
    language: fc.constantFrom('staff', 'line', 'interpreter'),
    languages: fc.constant([]),
    hours,
    access: fc.constantFrom('appointment', 'walk_in', 'no_walk_in'),
    cost: fc.constantFrom('free', 'low_cost', 'unknown'),
    asksStatus: fc.constantFrom('yes', 'no', 'unknown'),
    asksDocuments: fc.constantFrom('yes', 'no', 'unknown'),
    documents: fc.subarray(['passport_foreign', 'residency_proof', 'a source’s own words']),
    vetting: fc.constantFrom('doj_recognized', 'bar_referral', 'court_list', 'lsc', 'none'),
    checkedOn: fc.constantFrom('2026-07', '2019'),
    callFirst: fc.boolean(),
    confidence: fc.constantFrom('confirmed', 'single_source', 'inferred'),
    why: fc.constant([]),
  },
  {
    requiredKeys: [
      'kind',
      'id',
      'name',
      'category',
      'onlyFor',
      'phones',
      'languages',
      'hours',
      'cost',
      'asksStatus',
      'asksDocuments',
      'documents',
      'vetting',
      'callFirst',
      'confidence',
      'why',
    ],
  },
)
const RUNS = { numRuns: 40, seed: 20261122 }
const cases = LOCALES.flatMap((locale) => CHANNELS.map((channel) => ({ locale, channel })))

describe.each(cases)('whatever an agency wrote, in $locale by $channel', ({ locale, channel }) => {
  test('it is told in full in one message, in a list in two at most, with no number cut and no number of another', () =>
    fc.assert(
      fc.property(fc.uniqueArray(service, { minLength: 1, maxLength: 3, selector: ({ id }) => id }), (some) => {
        const alike = some.map((one) => ({ ...one, category: some[0]!.category }))
        for (const how of ['list', 'full'] as const)
          for (const { text, pages, answers } of said(alike, how, locale, channel)) {
            expect(pages, text).toBeLessThanOrEqual((how === 'full' ? 1 : 2) + moreFor(answers, channel))
            expect(fits(text, channel), text).toBe(true)
            expect(text).not.toMatch(/undefined|null|NaN|\{\{|\[object|, ,/)
            const own = answers.flatMap((one) => (one as ServiceAnswer).phones.map(plain))
            const toldNumbers = text.match(/\b\d{3}-\d{3}-\d{4}\b/g) ?? []
            expect(toldNumbers.filter((each) => !own.includes(each))).toEqual([])
          }
      }),
      RUNS,
    ))

  test('of a service against abuse its place is never told', () =>
    fc.assert(
      fc.property(service, (one) => {
        const place = { address: '7 Quiet Zzyzx Lane', city: 'Zzyzxville', state: 'QX' }
        const dv = { ...one, category: 'dv' as const, place, distanceMiles: 3 }
        for (const how of ['list', 'full'] as const)
          for (const { text } of said([dv], how, locale, channel)) expect(text).not.toMatch(/zzyzx|QX|\b3 mi\b/i)
      }),
      RUNS,
    ))
})

function plain({ number }: { number: string }): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')
}
