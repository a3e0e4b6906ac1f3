import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, rank, type Wishes } from '../../src/directory/rank.ts'

const WISHES: Wishes = { preferNoStatus: false, radiusMiles: 50, today: '2026-11-22' }
const PLAIN: Candidate = {
  id: 'plain',
  organization: '',
  isPrimary: true,
  isOutside: false,
  miles: 3,
  isInState: false,
  isFromElsewhere: false,
  onlyFor: [],
  asksStatus: 'unknown',
  hours: { state: 'unknown' },
  cost: 'unknown',
  confidence: 'single_source',
  checkedOn: '2026-07-19',
}

function order(candidates: (Partial<Candidate> & { id: string })[], wishes: Partial<Wishes> = {}): string[] {
  const whole = candidates.map((one) => ({ ...PLAIN, organization: one.id, ...one }))
  return rank(whole, { ...WISHES, ...wishes }).map(({ candidate }) => candidate.id)
}

test.each<[string, Partial<Candidate>, Partial<Candidate>, Partial<Wishes>?]>([
  ['its first category', { miles: 40 }, { isPrimary: false }],
  ['whoever takes everybody', { miles: 40 }, { onlyFor: ['children'] }],
  ['whoever takes the child it is asked for', { onlyFor: ['children'], miles: 40 }, {}, { audience: 'children' }],
  ['near before farther', { miles: 24 }, { miles: 26, language: 'staff' }],
  ['near before all of the state', { miles: 49 }, { serves: 'state', miles: 60, language: 'staff' }],
  ['the county before the state', { serves: 'county', miles: 20 }, { serves: 'state', miles: 60 }],
  [
    'the state before another state',
    { serves: 'state', miles: 90 },
    { serves: 'state', miles: 60, isFromElsewhere: true },
  ],
  ['the state before the country', { serves: 'state', miles: 90 }, { serves: 'country', miles: 60 }],
  ['who asks no status, where preferred', { asksStatus: 'no', miles: 20 }, {}, { preferNoStatus: true }],
  ['not stated before asks, where preferred', { miles: 20 }, { asksStatus: 'yes' }, { preferNoStatus: true }],
  ['the language, spoken by staff', { language: 'staff', miles: 20 }, { language: 'line' }],
  ['the language, on a line', { language: 'line', miles: 20 }, { language: 'interpreter' }],
  ['the language, by interpreter', { language: 'interpreter', miles: 20 }, {}],
  ['open now', { hours: { state: 'always' }, miles: 20 }, {}],
  ['the nearer band', { miles: 4.9, checkedOn: 'undated' }, { miles: 5.1 }],
  ['checked within 12 months', { checkedOn: '2025-12-01', miles: 4.9 }, { checkedOn: '2025-10-01', miles: 2.1 }],
  ['checked within 18 months', { checkedOn: '2025-10-01', miles: 4.9 }, { checkedOn: '2025-04-01', miles: 2.1 }],
  ['confirmed', { confidence: 'confirmed', miles: 4.9 }, { miles: 2.1 }],
  ['free', { cost: 'free', miles: 4.9 }, { miles: 2.1 }],
  ['the nearer', { miles: 2.1 }, { miles: 2.2 }],
])('%s comes first', (_, first, second, wishes) => {
  const pair = [
    { id: 'b', ...first },
    { id: 'a', ...second },
  ]
  expect(order(pair, wishes)).toEqual(['b', 'a'])
  expect(order(pair.toReversed(), wishes)).toEqual(['b', 'a'])
})

test('two that are equal in everything stand by their ids', () =>
  expect(order([{ id: 'b' }, { id: 'a' }])).toEqual(['a', 'b']))

test('a status that is asked makes no difference unless the settings prefer that none is', () =>
  expect(order([{ id: 'a', asksStatus: 'yes' }, { id: 'b' }])).toEqual(['a', 'b']))

test('at most two of one organization are among the first three', () => {
  const same = ['a', 'b', 'c', 'd'].map((id) => ({ id, organization: 'one' }))
  expect(order([...same, { id: 'z', miles: 20 }])).toEqual(['a', 'b', 'z', 'c', 'd'])
  expect(order(same)).toEqual(['a', 'b', 'c', 'd'])
})

test('an office only for children is not pulled forward for the sake of another organization', () => {
  const same = ['a', 'b', 'c'].map((id) => ({ id, organization: 'one' }))
  expect(order([...same, { id: 'z', onlyFor: ['children'] }])).toEqual(['a', 'b', 'c', 'z'])
})

test('each says why it stands where it does, best reason first', () => {
  const [one] = rank([{ ...PLAIN, language: 'staff', cost: 'free' }], WISHES)
  expect(one?.why).toEqual([
    'primary',
    'near',
    'language_staff',
    'miles_3',
    'checked_within_12_months',
    'single_source',
    'free',
  ])
})

test('the order does not depend on the order they came in', () => {
  const candidate = fc.record({
    id: fc.uuid(),
    organization: fc.constantFrom('x', 'y', 'z'),
    isPrimary: fc.boolean(),
    miles: fc.option(fc.double({ min: 0, max: 60, noNaN: true }), { nil: undefined }),
    asksStatus: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    cost: fc.constantFrom('free' as const, 'low_cost' as const, 'unknown' as const),
  })
  const list = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 12 })
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.nat()), (given, salt) => {
      const whole = given.map(({ miles, ...one }) => {
        const { miles: _, ...plain } = PLAIN
        return { ...plain, ...one, ...(miles !== undefined && { miles }) }
      })
      const shuffled = whole.map((one) => ({ one, at: salt.next().value })).sort((a, b) => a.at - b.at)
      expect(
        rank(
          shuffled.map(({ one }) => one),
          WISHES,
        ),
      ).toEqual(rank(whole, WISHES))
    }),
    { seed: 20261122, numRuns: 200 },
  )
})
