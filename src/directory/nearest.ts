import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { EARTH_RADIUS_MILES, type Point } from './distance.ts'
import { boxAround } from './grid.ts'
import { servicePlace } from './schema.ts'
import { isActive } from './versions.ts'

/** A service at a place, by the row ids of both. */
export type NearPlace = { serviceId: number; locationId: number; precision: 'point' | 'area'; miles: number }
export type NearestQuery = { category: string; from: Point; withinMiles?: number }

export const NEAREST_AT_MOST = 50
const FIRST_MILES = 2.5
const GROWTH_AT_MOST = 4 // a larger leap out of the country into a city would read the city
const HALF_THE_EARTH_MILES = Math.PI * EARTH_RADIUS_MILES

/**
 * Finds the 50 nearest places of a category, exactly and nearest first; places equally far in the order of their rows.
 * One query is asked again with a growing radius until 50 lie within the radius itself, not only within its cells.
 */
export async function findNearest(db: Db, { category, from, withinMiles }: NearestQuery): Promise<NearPlace[]> {
  const limitMiles = Math.min(withinMiles ?? HALF_THE_EARTH_MILES, HALF_THE_EARTH_MILES)
  const query = preparedFor(db)
  for (let radius = Math.min(FIRST_MILES, limitMiles); ; ) {
    const { stretches, ...box } = boxAround(from, radius)
    const found = await query.all({ category, ...from, ...box, stretches: JSON.stringify(stretches) })
    const last = found[NEAREST_AT_MOST - 1]
    if (radius >= limitMiles || (last && last.miles <= radius)) return found.filter(({ miles }) => miles <= limitMiles)
    // Fifty outside the radius are a bound: none of the nearest can lie farther than the last of them.
    radius = Math.min(limitMiles, last ? last.miles * 1.0001 : radius * growth(found.length))
  }
}

function growth(found: number): number {
  return Math.min(GROWTH_AT_MOST, Math.max(1.5, 1.15 * Math.sqrt(NEAREST_AT_MOST / Math.max(1, found))))
}

const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

function preparedFor(db: Db): ReturnType<typeof prepare> {
  let query = prepared.get(db)
  if (!query) {
    query = prepare(db)
    prepared.set(db, query)
  }
  return query
}

function prepare(db: Db) {
  const lat = sql.placeholder('lat')
  const lon = sql.placeholder('lon')
  const half = sql.placeholder('half')
  const miles = sql<number>`${2 * EARTH_RADIUS_MILES} * asin(sqrt(min(1,
    pow(sin(radians(${servicePlace.lat} - ${lat}) / 2), 2)
    + cos(radians(${lat})) * cos(radians(${servicePlace.lat})) * pow(sin(radians(${servicePlace.lon} - ${lon}) / 2), 2))))`
  return db
    .select({
      serviceId: sql<number>`${servicePlace.service_id}`,
      locationId: sql<number>`${servicePlace.location_id}`,
      precision: sql<'point' | 'area'>`${servicePlace.precision}`,
      miles: miles.as('miles'),
    })
    .from(sql`json_each(${sql.placeholder('stretches')}) as stretch cross join ${servicePlace}`) // in this order: the index is read by stretches
    .where(
      and(
        eq(servicePlace.category, sql.placeholder('category')),
        sql`${servicePlace.cell} between stretch.value ->> 0 and stretch.value ->> 1`,
        sql`${servicePlace.lat} between ${sql.placeholder('south')} and ${sql.placeholder('north')}`,
        sql`(abs(${servicePlace.lon} - ${lon}) <= ${half} or abs(${servicePlace.lon} - ${lon}) >= 360 - ${half})`, // over the date line too
        isActive(servicePlace.import_id),
      ),
    )
    .orderBy(sql`miles, ${servicePlace.service_id}, ${servicePlace.location_id}`)
    .limit(NEAREST_AT_MOST)
    .prepare()
}
