import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countMinSketch } from '../../src/limits/sketch.ts'
import { slidingCounts } from '../../src/limits/sliding-counts.ts'
import { fingerprintOf, pinnedRandom } from '../support/random.ts'

const WRITES = 1

test('a count is never too low, however many share its cells', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 }), (people) => {
      const sketch = countMinSketch(16, pinnedRandom())
      for (const person of people) sketch.add(fingerprintOf(person), WRITES)
      for (const person of people) {
        const times = people.filter((other) => other === person).length
        expect(sketch.count(fingerprintOf(person), WRITES)).toBeGreaterThanOrEqual(times)
      }
    }),
    { numRuns: 200, seed: 20261122 },
  )
})

test('with room it is exact, and each kind is counted apart', () => {
  const sketch = countMinSketch(65_536, pinnedRandom())
  for (let person = 0; person < 1_000; person++)
    for (let time = 0; time <= person % 5; time++) sketch.add(fingerprintOf(person), WRITES)
  for (let person = 0; person < 1_000; person++) {
    expect(sketch.count(fingerprintOf(person), WRITES)).toBe((person % 5) + 1)
    expect(sketch.count(fingerprintOf(person), 2)).toBe(0)
  }
})

test('a million people fit into the memory of one', () => {
  const sketch = countMinSketch(65_536, pinnedRandom())
  const before = sketch.bytes
  for (let person = 0; person < 1_000_000; person++) sketch.add(fingerprintOf(person), WRITES)
  expect(sketch.bytes).toBe(before)
  expect(before).toBe(4 * 65_536 * 2)
})

test('100,000 people in a window: of 10,000 others fewer than one in a hundred is taken for somebody who wrote', () => {
  let ms = 0
  const lately = slidingCounts({
    windowMs: 300_000,
    parts: 5,
    width: 65_536,
    monotonicMs: () => ms,
    random: pinnedRandom(),
  })
  for (let person = 0; person < 50_000; person++) {
    ms = person * 6
    lately.add(fingerprintOf(person), WRITES)
  }
  const strangers = Array.from({ length: 10_000 }, (_, n) => fingerprintOf(5_000_000 + n))
  expect(strangers.filter((stranger) => lately.count(stranger, WRITES) > 0).length).toBeLessThan(100)
})

test('what is cleared is gone, and cells are shared with others than before', () => {
  const sketch = countMinSketch(4, pinnedRandom())
  for (let person = 0; person < 50; person++) sketch.add(fingerprintOf(person), WRITES)
  sketch.clear()
  for (let person = 0; person < 50; person++) expect(sketch.count(fingerprintOf(person), WRITES)).toBe(0)
})

test('a counter that is full stays full', () => {
  const sketch = countMinSketch(16, pinnedRandom())
  for (let time = 0; time < 70_000; time++) sketch.add(fingerprintOf(1), WRITES)
  expect(sketch.count(fingerprintOf(1), WRITES)).toBe(65_535)
})
