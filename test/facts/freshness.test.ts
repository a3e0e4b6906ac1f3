import { expect, test } from 'vitest'
import { lastKnownTrue, lawAsOf, standing } from '../../src/facts/freshness.ts'
import type { Fact } from '../../src/facts/schema.ts'

const fact = (over: Partial<Fact> = {}): Fact => ({
  states: 'Something',
  jurisdiction: 'fed',
  sources: ['S01'],
  confidence: 'confirmed',
  class: 'dated',
  read_on: '2026-11-22',
  review_by: '2026-12-06',
  cautions: [],
  lawyer_reviewed: null,
  ...over,
})

test('a dated fact is said to its review date and withheld from the day after', () => {
  expect(standing(fact(), '2026-12-06')).toBe('fresh')
  expect(standing(fact(), '2026-12-07')).toBe('withheld')
})

test('a stable fact past its date is still said for twelve months, then withheld', () => {
  const stable = fact({ class: 'stable', review_by: '2027-02-22' })
  expect(standing(stable, '2027-02-22')).toBe('fresh')
  expect(standing(stable, '2027-02-23')).toBe('overdue')
  expect(standing(stable, '2028-02-22')).toBe('overdue')
  expect(standing(stable, '2028-02-23')).toBe('withheld')
})

test('a help line is never withheld, a line of the government is like any dated fact', () => {
  expect(standing(fact({ helpline: true }), '2031-01-01')).toBe('overdue')
  expect(standing(fact({ government_line: true }), '2026-12-07')).toBe('withheld')
})

test('the law in a message is as old as the oldest page behind its dated facts', () => {
  expect(
    lawAsOf([fact({ as_of: '2026-06-23' }), fact({ as_of: '2026-01' }), fact({ class: 'stable', as_of: '2017' })]),
  ).toBe('2026-01')
})

test('where only stable facts are stated, the newest page counts; the day someone read it never does', () => {
  expect(lawAsOf([fact({ class: 'stable', as_of: '2017-02-20' }), fact({ class: 'stable', as_of: '2025' })])).toBe(
    '2025',
  )
  expect(lawAsOf([fact({ class: 'stable' })])).toBeUndefined()
})

test('our own rules and telephone lines are not law', () => {
  expect(
    lawAsOf([fact({ sources: ['project'], as_of: '2026-01' }), fact({ line: { name: '911' }, as_of: '2026-02' })]),
  ).toBeUndefined()
})

test('a fact was last known true on its page, or when it was read if no page shows a date', () => {
  expect(lastKnownTrue(fact({ as_of: '2025-03-10' }))).toBe('2025-03')
  expect(lastKnownTrue(fact())).toBe('2026-11')
})
