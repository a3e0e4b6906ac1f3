import type { Db } from '../../src/directory/database.ts'
import { findPlace, nearOf, type Place } from '../../src/directory/places.ts'

/** A Monday, 10 in the morning in New York, the day after TODAY. */
export const MONDAY_MORNING = new Date('2026-11-23T15:00:00Z')

/** The place that `zip:78701`, `state:TX` or `city:el paso|TX` names. */
export async function placeAt(db: Db, near: string): Promise<Place> {
  const where = await findPlace(db, nearOf(near))
  if (where.kind !== 'place') throw new Error(`${near} is ${where.kind}`)
  return where
}
