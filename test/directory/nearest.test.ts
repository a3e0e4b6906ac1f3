import { describe, expect, test } from 'vitest'
import { milesBetween, type Point } from '../../src/directory/distance.ts'
import { boxAround, CELLS_A_ROW, cellOf } from '../../src/directory/grid.ts'
import { findNearest, NEAREST_AT_MOST } from '../../src/directory/nearest.ts'
import { activate } from '../../src/directory/versions.ts'
import { emptyDirectory } from '../support/directory.ts'
import { seededRandom, syntheticPlaces, writePlaces } from '../support/synthetic-places.ts'

const CATEGORIES = ['food', 'health', 'legal']

describe('the 50 nearest of 20,000', () => {
  test('are those of a full scan, in the same order, for 500 questions anywhere', async () => {
    const { db } = await emptyDirectory()
    const random = seededRandom(20261122)
    const places = syntheticPlaces(20_000, CATEGORIES, random)
    await writePlaces(db, places)
    for (let question = 0; question < 500; question++) {
      const from = question % 2 === 0 ? places[Math.floor(random() * places.length)]! : anywhere(random)
      const category = CATEGORIES[question % 3]!
      const expected = places
        .flatMap((place, index) =>
          place.category === category ? [{ id: index + 1, miles: milesBetween(from, place) }] : [],
        )
        .sort((a, b) => a.miles - b.miles || a.id - b.id)
        .slice(0, NEAREST_AT_MOST)
      const found = await findNearest(db, { category, from: { lat: from.lat, lon: from.lon } })
      expect(found.map(({ serviceId }) => serviceId)).toEqual(expected.map(({ id }) => id))
      found.forEach(({ miles }, index) => {
        expect(miles).toBeCloseTo(expected[index]!.miles, 6)
      })
    }
  })
})

test('a limit leaves out what is farther, and only that', async () => {
  const { db } = await emptyDirectory()
  const row = (lat: number) => ({ lat, lon: -100, category: 'food' })
  await writePlaces(db, [row(40), row(40.1), row(40.2), row(41)])
  const found = await findNearest(db, { category: 'food', from: { lat: 40, lon: -100 }, withinMiles: 13.9 })
  expect(found.map(({ serviceId }) => serviceId)).toEqual([1, 2, 3]) // a tenth of a degree is 6.9 miles
})

test('a reading that is not served is not found; the one that is served is, at the next question', async () => {
  const { db } = await emptyDirectory()
  const from = { lat: 40, lon: -100 }
  await writePlaces(db, [{ ...from, category: 'food' }])
  await writePlaces(db, [{ lat: 40.1, lon: -100, category: 'food' }])
  const ids = async () => (await findNearest(db, { category: 'food', from })).map(({ serviceId }) => serviceId)
  expect(await ids()).toEqual([2])
  await activate(db, 'synthetic', 1)
  expect(await ids()).toEqual([1])
})

test('no category, no place: nothing, and an end', async () => {
  const { db } = await emptyDirectory()
  expect(await findNearest(db, { category: 'food', from: { lat: 13.4, lon: 144.8 } })).toEqual([])
})

describe('the box around a point', () => {
  const holds = (from: Point, miles: number, other: Point) => {
    const { south, north, half, rows, stretches } = boxAround(from, miles)
    const degrees = Math.abs(other.lon - from.lon)
    const isHeld = stretches.some(([first, last]) => {
      const row = Math.floor((cellOf(other) - first) / CELLS_A_ROW)
      return row >= 0 && row < rows && cellOf(other) <= last + row * CELLS_A_ROW
    })
    return isHeld && other.lat >= south && other.lat <= north && (degrees <= half || degrees >= 360 - half)
  }

  test('holds every point within the distance, also in Alaska and across the date line', () => {
    const random = seededRandom(7)
    for (let tries = 0; tries < 5_000; tries++) {
      const from = { lat: random() * 150 - 75, lon: random() * 360 - 180 }
      const near = tries % 2 ? { lat: from.lat + random() * 4 - 2, lon: from.lon + random() * 8 - 4 } : anywhere(random)
      const other = { lat: near.lat, lon: ((near.lon + 540) % 360) - 180 }
      expect(holds(from, milesBetween(from, other), other)).toBe(true)
    }
  })

  test('is small: a stretch of cells a row', () => {
    const { rows, stretches } = boxAround({ lat: 40, lon: -100 }, 50)
    expect([rows, stretches.length]).toEqual([16, 1])
  })
})

function anywhere(random: () => number): Point {
  return { lat: 18 + random() * 53, lon: -170 + random() * 104 }
}
