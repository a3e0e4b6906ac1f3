import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slidingCounts } from '../../src/limits/sliding-counts.ts'
import { fingerprintOf, pinnedRandom } from '../support/random.ts'

const ANA = fingerprintOf(1)
const WRITES = 1
function minutes() {
  const clock = { ms: 12_345 }
  const counts = slidingCounts({
    windowMs: 300_000,
    parts: 5,
    width: 1_024,
    monotonicMs: () => clock.ms,
    random: pinnedRandom(),
  })
  return { clock, counts }
}

test('every moment sees the whole window before it, and at most one part more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 60 }), (pauses) => {
      const { clock, counts } = minutes()
      const times: number[] = []
      for (const pause of pauses) {
        clock.ms += pause
        times.push(clock.ms)
        counts.add(ANA, WRITES)
        const since = (ms: number) => times.filter((time) => time > clock.ms - ms).length
        expect(counts.count(ANA, WRITES)).toBeGreaterThanOrEqual(since(300_000))
        expect(counts.count(ANA, WRITES)).toBeLessThanOrEqual(since(360_000))
      }
    }),
    { numRuns: 200, seed: 20261122 },
  )
})

test.each([
  360_001,
  3_600_000,
  40 * 24 * 3_600_000,
])('%i ms later nothing is left, also when nobody wrote since', (ms) => {
  const { clock, counts } = minutes()
  for (let time = 0; time < 7; time++) {
    counts.add(ANA, WRITES)
    clock.ms += 50_000
  }
  clock.ms += ms
  expect(counts.count(ANA, WRITES)).toBe(0)
})

test('a burst at the seam of two windows counts as one', () => {
  const { clock, counts } = minutes()
  clock.ms = 299_999
  for (let time = 0; time < 20; time++) counts.add(ANA, WRITES)
  clock.ms = 300_001
  expect(counts.count(ANA, WRITES)).toBe(20)
  clock.ms = 599_000
  expect(counts.count(ANA, WRITES)).toBe(20)
})
