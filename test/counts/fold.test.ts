import { describe, expect, test } from 'vitest'
import { fold, OTHER } from '../../src/counts/fold.ts'
import { seededRandom } from '../support/synthetic-places.ts'

const table = (counts: Record<string, number>) => new Map(Object.entries(counts))
const told = (counts: Record<string, number>, isHidden?: (cell: string) => boolean) =>
  Object.fromEntries(
    fold(table(counts), { cells: Object.keys(counts), ...(isHidden && { isHidden }) }).map(({ cell, count }) => [
      cell,
      count,
    ]),
  )

test('large cells are told by name, small ones together', () =>
  expect(told({ food: 120, legal: 47, school: 6, jobs: 7 })).toEqual({ food: 120, legal: 45, [OTHER]: 15 }))

test('the last cell that could be told joins the others where they alone would be too few, large or small', () => {
  expect(told({ en: 300, es: 48, ht: 4 })).toEqual({ en: 300, [OTHER]: 50 })
  expect(told({ es: 48, en: 300, ht: 4 })).toEqual({ es: 50, [OTHER]: 305 })
})

test('an empty cell is a small one: that nobody spoke a language is not told either', () => {
  expect(told({ en: 300, es: 48, ht: 0 })).toEqual({ en: 300, [OTHER]: 50 })
  expect(told({ en: 300, es: 0 })).toEqual({ [OTHER]: 300 })
})

test('where every cell is large, every cell is told, and nothing else', () =>
  expect(told({ en: 300, es: 48 })).toEqual({ en: 300, es: 50 }))

test('nothing is told of a table with ten in all; eleven are told together', () => {
  expect(told({ en: 6, es: 4 })).toEqual({})
  expect(told({ en: 11, es: 0 })).toEqual({ [OTHER]: 15 })
})

test('hidden cells are never told by name, nor their sum: an open one is always among them', () => {
  const isHidden = (cell: string) => cell.startsWith('crisis')
  expect(told({ food: 120, legal: 47, 'crisis.danger': 500 }, isHidden)).toEqual({ food: 120, [OTHER]: 545 })
  expect(told({ food: 120, legal: 3, 'crisis.danger': 500 }, isHidden)).toEqual({ food: 120, [OTHER]: 505 })
})

test('no number that is told looks like a small cell', () => {
  for (let count = 11; count < 60; count++) expect(Object.values(told({ a: count, b: 200 }))[0]).toBeGreaterThan(10)
})

test('rows are sorted by name, whatever order they were counted in', () => {
  const forward = fold(table({ a: 30, b: 40, c: 50, d: 2, e: 20 }), { cells: ['a', 'b', 'c', 'd', 'e'] })
  const backward = fold(table({ e: 20, d: 2, c: 50, b: 40, a: 30 }), { cells: ['a', 'b', 'c', 'd', 'e'] })
  expect(backward).toEqual(forward)
})

describe('T13: who knows how it is folded, and the exact total from the provider, finds no small cell', () => {
  /** Every table of a total, each cell from nothing to all of it. */
  function* tablesOf(total: number, cells: number): Generator<number[]> {
    if (cells === 1) yield [total]
    else
      for (let count = 0; count <= total; count++)
        for (const rest of tablesOf(total - count, cells - 1)) yield [count, ...rest]
  }

  /** All tables of a total that are told alike, whatever is in them. */
  function views(total: number, size: number, isHidden: (cell: string) => boolean): number[][][] {
    const cells = Array.from({ length: size }, (_, index) => `c${index}`)
    const alike = Map.groupBy(tablesOf(total, size), (counts) => {
      const rows = fold(new Map(counts.map((count, index) => [cells[index]!, count])), { cells, isHidden })
      for (const { count } of rows) expect(count).toBeGreaterThan(10)
      return JSON.stringify(rows)
    })
    return [...alike.values()]
  }

  // Of a single message who knows the total knows as much as there is.
  const from2 = (last: number) => Array.from({ length: last - 1 }, (_, index) => index + 2)
  const shapes: [string, number[], number, (cell: string) => boolean][] = [
    ['two cells', from2(90), 2, () => false],
    ['three cells', from2(60), 3, () => false],
    ['four cells', [11, 20, 31, 36, 39, 40, 50], 4, () => false],
    ['three cells, one of them hidden', from2(45), 3, (cell) => cell === 'c0'],
    ['three cells, two of them hidden', from2(45), 3, (cell) => cell !== 'c2'],
  ]
  test.each(shapes)('%s', (_name, totals, size, isHidden) => {
    for (const total of totals)
      for (const tables of views(total, size, isHidden))
        for (let cell = 0; cell < size; cell++) {
          const values = new Set(tables.map((counts) => counts[cell]!))
          const mayBeSmall = [...values].some((value) => value >= 1 && value <= 10)
          if (mayBeSmall) expect(values.size, JSON.stringify(tables)).toBeGreaterThan(1)
        }
  })
})

test('a table of many cells of 0 to 30 tells no small one, and its parts never add up to more than the whole', () => {
  const random = seededRandom(13)
  for (let week = 0; week < 2_000; week++) {
    const cells = Array.from({ length: 2 + Math.floor(random() * 40) }, (_, index) => `t${index}`)
    const counts = new Map(cells.map((cell) => [cell, Math.floor(random() * 31)]))
    const isHidden = (cell: string) => cell === 't0' || cell === 't7'
    const rows = fold(counts, { cells, isHidden })
    for (const { cell, count } of rows) {
      expect(count).toBeGreaterThan(10)
      if (cell !== OTHER) expect(counts.get(cell)! > 10 && !isHidden(cell)).toBe(true)
    }
    const named = rows.filter(({ cell }) => cell !== OTHER).map(({ cell }) => cell)
    const rest = cells.filter((cell) => !named.includes(cell))
    expect(rest.length === 0 || rest.length >= 2).toBe(true)
  }
})
