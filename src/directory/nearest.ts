import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { EARTH_RADIUS_MILES, type Point } from './distance.ts'
import { boxAround } from './grid.ts'
import { milesSql } from './miles-sql.ts'
import { servicePlace } from './schema.ts'
import { isActive } from './versions.ts'
import { writtenOnce } from './written-once.ts'

/** A service at a place, by the row ids of both. */
export type NearPlace = { serviceId: number; locationId: number; precision: 'point' | 'area'; miles: number }
export type NearestQuery = { category: string; from: Point; withinMiles?: number }

export const NEAREST_AT_MOST = 50
const FIRST_MILES = 2.5
const GROWTH = 3 // a larger leap out of the country into a city would read the city
const HALF_THE_EARTH_MILES = Math.PI * EARTH_RADIUS_MILES

const { lat, lon, cell, category: kind, import_id, service_id, location_id, precision } = servicePlace
/**
 * The nearest 50 in the box around a circle, as JSON. Stretches are named before places, so that the index is read by
 * stretches; the box may lie over the date line.
 */
const LOOK = sql`(
  select json_group_array(json_array(service, location, accuracy, distance)) from (
    select ${service_id} as service, ${location_id} as location, ${precision} as accuracy,
      ${milesSql({ lat, lon }, { lat: sql`asked.lat`, lon: sql`asked.lon` })} as distance
    from json_each(circle.stretches) as stretch cross join ${servicePlace}
    where ${kind} = asked.category
      and ${cell} between stretch.value ->> 0 and stretch.value ->> 1
      and ${lat} between circle.south and circle.north
      and (abs(${lon} - asked.lon) <= circle.half or abs(${lon} - asked.lon) >= 360 - circle.half)
      and ${isActive(import_id)}
    order by distance, service, location
    limit ${NEAREST_AT_MOST}))`

const SEARCH = sql`(
    with recursive asked (category, lat, lon) as (
      values (${sql.placeholder('category')}, ${sql.placeholder('lat')}, ${sql.placeholder('lon')})),
    circle as materialized (
      select key as number, value ->> 'miles' as miles, value ->> 'south' as south, value ->> 'north' as north,
        value ->> 'half' as half, value -> 'stretches' as stretches
      from json_each(${sql.placeholder('circles')})),
    search (number, miles, places) as (
      select circle.number, circle.miles, ${LOOK} from circle cross join asked where circle.number = 0
      union all
      select circle.number, circle.miles, ${LOOK}
      from search join circle on circle.number = search.number + 1 cross join asked
      where (select count(*) from json_each(search.places) where value ->> 3 <= search.miles) < ${NEAREST_AT_MOST})
    select places from search order by number desc limit 1)`

const queries = writtenOnce((db) => db.select({ places: sql<string>`places` }).from(SEARCH).prepare())

/**
 * Finds the 50 nearest places of a category, exactly and nearest first; places equally far in the order of their rows. One
 * statement looks in circles, each wider than the last, until one of them holds 50 itself and not only in its cells: on D1
 * every statement that waits for another is a journey.
 */
export async function findNearest(db: Db, { category, from, withinMiles }: NearestQuery): Promise<NearPlace[]> {
  const limitMiles = Math.min(withinMiles ?? HALF_THE_EARTH_MILES, HALF_THE_EARTH_MILES)
  const circles = circlesUpTo(limitMiles).map((miles) => ({ miles, ...boxAround(from, miles) }))
  const [found] = await queries(db).all({ category, ...from, circles: JSON.stringify(circles) })
  const places = JSON.parse(found!.places) as [number, number, NearPlace['precision'], number][]
  return places
    .map(([serviceId, locationId, precision, miles]) => ({ serviceId, locationId, precision, miles }))
    .filter(({ miles }) => miles <= limitMiles)
}

function circlesUpTo(limitMiles: number): number[] {
  const circles: number[] = []
  for (let miles = FIRST_MILES; miles < limitMiles; miles *= GROWTH) circles.push(miles)
  return [...circles, limitMiles]
}
