import { expect, test } from 'vitest'
import { oldestFirst } from '../../src/limits/oldest-first.ts'

const sayings = () => {
  const entries = new Map<string, { at: number }>()
  const dropOldest = oldestFirst(entries)
  return {
    entries,
    add: (key: string, at: number) => entries.delete(key) !== undefined && entries.set(key, { at }),
    dropBefore: (at: number) =>
      dropOldest(
        (entry) => entry.at < at,
        (key) => entries.delete(key),
      ),
    left: () => [...entries.keys()].join(' '),
  }
}

test('what is over goes, the oldest first, and what is not stays', () => {
  const { add, dropBefore, left } = sayings()
  for (const [index, key] of ['a', 'b', 'c'].entries()) add(key, index)
  dropBefore(2)
  expect(left()).toBe('c')
})

test('an entry that moved to the end is as young as its last time', () => {
  const { add, dropBefore, left } = sayings()
  for (const [index, key] of ['a', 'b', 'c'].entries()) add(key, index)
  dropBefore(0) // stops at a
  add('a', 3)
  dropBefore(3)
  expect(left()).toBe('a')
})

test('it goes on after everything was dropped, and after what it stopped at was taken away', () => {
  const { entries, add, dropBefore, left } = sayings()
  add('a', 0)
  dropBefore(1)
  add('b', 1)
  add('c', 2)
  dropBefore(1) // stops at b
  entries.delete('b')
  dropBefore(3)
  expect(left()).toBe('')
})

test('a front that is dropped again and again is not stepped over each time', () => {
  const entries = new Map<number, { at: number }>()
  let looked = 0
  const dropOldest = oldestFirst(entries)
  for (let at = 0; at < 2_000; at++) {
    entries.set(at, { at })
    dropOldest(
      (entry) => {
        looked++
        return entry.at < at - 10
      },
      (key) => entries.delete(key),
    )
  }
  expect(looked).toBeLessThan(4_100) // each is looked at once to stop and once to drop
})
