import { expect, test } from 'vitest'
import { dayTurns } from '../../src/limits/day.ts'

const HOUR_MS = 3_600_000
function day(today: string) {
  const clock = { at: today, ms: 0 }
  const isOver = dayTurns({ today: () => clock.at, monotonicMs: () => clock.ms, now: () => new Date(0) })
  return { clock, isOver }
}

test('the day is over once, when the UTC date goes on', () => {
  const { clock, isOver } = day('2026-12-31')
  expect(isOver()).toBe(false)
  clock.at = '2027-01-01'
  clock.ms = HOUR_MS
  expect([isOver(), isOver()]).toEqual([true, false])
})

test('a date that jumps forward and back gives no day twice', () => {
  const { clock, isOver } = day('2026-11-22')
  const seen = ['2026-11-23', '2026-11-22', '2026-11-23', '1970-01-01', '2026-11-22'].map((date) => {
    clock.at = date
    return isOver()
  })
  expect(seen).toEqual([true, false, false, false, false])
})

test.each([
  '2026-11-22',
  '1970-01-01',
  '2026-11-21',
])('a clock that stands at %s ends the day after 24 hours', (date) => {
  const { clock, isOver } = day('2026-11-22')
  clock.at = date
  clock.ms = 24 * HOUR_MS - 1
  expect(isOver()).toBe(false)
  clock.ms += 1
  expect([isOver(), isOver()]).toEqual([true, false])
})

test('after a jump to 2038 and back, days go on', () => {
  const { clock, isOver } = day('2026-11-22')
  clock.at = '2038-01-19'
  expect(isOver()).toBe(true)
  clock.at = '2026-11-22'
  for (let time = 1; time <= 3; time++) {
    clock.ms += 24 * HOUR_MS
    expect(isOver()).toBe(true)
  }
})
