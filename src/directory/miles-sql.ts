import { type SQL, sql } from 'drizzle-orm'
import { EARTH_RADIUS_MILES } from './distance.ts'

/** Degrees in SQL: a column, a bound value, a column of another row. */
type Degrees = Parameters<typeof sql>[1]

/** The great-circle distance in miles between two points, as SQL reckons it (haversine). */
export function milesSql(one: { lat: Degrees; lon: Degrees }, other: { lat: Degrees; lon: Degrees }): SQL<number> {
  return sql<number>`${sql.raw(String(2 * EARTH_RADIUS_MILES))} * asin(sqrt(min(1,
    pow(sin(radians(${one.lat} - ${other.lat}) / 2), 2)
    + cos(radians(${other.lat})) * cos(radians(${one.lat})) * pow(sin(radians(${one.lon} - ${other.lon}) / 2), 2))))`
}
