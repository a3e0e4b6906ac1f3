import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { EARTH_RADIUS_MILES, type Point } from './distance.ts'
import { boxAround, CELLS_A_ROW } from './grid.ts'
import { milesSql } from './miles-sql.ts'
import { readTogether, rowsOf } from './read-together.ts'
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
/** The stretches of cells of a circle's box, row by row to the north. To read each of them from JSON would take longer than the search. */
const STRETCHES = sql`(
      with recursive line (number, first, last) as (
        select 1, value ->> 0, value ->> 1 from json_each(circle.stretches)
        union all
        select number + 1, first + ${CELLS_A_ROW}, last + ${CELLS_A_ROW} from line where number < circle.rows)
      select first, last from line)`
/**
 * The nearest 50 in the box around a circle, as JSON. Stretches are named before places, so that the index is read by
 * stretches; the box may lie over the date line.
 */
const LOOK = sql`(
  select json_group_array(json_array(service, location, accuracy, distance)) from (
    select ${service_id} as service, ${location_id} as location, ${precision} as accuracy,
      ${milesSql({ lat, lon }, { lat: sql`asked.lat`, lon: sql`asked.lon` })} as distance
    from ${STRETCHES} as stretch cross join ${servicePlace}
    where ${kind} = asked.category
      and ${cell} between stretch.first and stretch.last
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
        value ->> 'half' as half, value ->> 'rows' as rows, value -> 'stretches' as stretches
      from json_each(${sql.placeholder('circles')})),
    search (number, miles, places) as (
      select circle.number, circle.miles, ${LOOK} from circle cross join asked where circle.number = 0
      union all
      select circle.number, circle.miles, ${LOOK}
      from search join circle on circle.number = search.number + 1 cross join asked
      where (select count(*) from json_each(search.places) where value ->> 3 <= search.miles) < ${NEAREST_AT_MOST})
    select places from search order by number desc limit 1)`

/** What the search finds, as JSON: with its category it asks `circlesAround` a point. */
export const NEAREST = sql`(
  select json_group_array(json(value)) from json_each((select places from ${SEARCH}))
  where value ->> 3 <= ${sql.placeholder('limitMiles')})`
/** It as rows, where a statement has it as `found.near`. */
export const nearPlaces = rowsOf(
  {
    serviceId: sql<number>`value ->> 0`,
    locationId: sql<number>`value ->> 1`,
    precision: sql<'point' | 'area'>`value ->> 2`,
    miles: sql<number>`value ->> 3`,
  },
  (select) => select.from(sql`json_each(found.near)`),
)
const queries = writtenOnce((db) => readTogether(db, { near: nearPlaces }, sql`select ${NEAREST} as near`))

/**
 * Finds the 50 nearest places of a category, exactly and nearest first; places equally far in the order of their rows. One
 * statement looks in circles, each wider than the last, until one of them holds 50 itself and not only in its cells: on D1
 * every statement that waits for another is a journey.
 */
export async function findNearest(db: Db, { category, from, withinMiles }: NearestQuery): Promise<NearPlace[]> {
  const { near } = await queries(db)({ category, ...circlesAround(from, withinMiles) })
  return near
}

/** Where to look. From nowhere nothing is near. */
export function circlesAround(from: Point | undefined, withinMiles = HALF_THE_EARTH_MILES) {
  const limitMiles = Math.min(withinMiles, HALF_THE_EARTH_MILES)
  const circles = from ? circlesUpTo(limitMiles).map((miles) => ({ miles, ...boxAround(from, miles) })) : []
  return { limitMiles, lat: from?.lat ?? null, lon: from?.lon ?? null, circles: JSON.stringify(circles) }
}

function circlesUpTo(limitMiles: number): number[] {
  const circles: number[] = []
  for (let miles = FIRST_MILES; miles < limitMiles; miles *= GROWTH) circles.push(miles)
  return [...circles, limitMiles]
}
