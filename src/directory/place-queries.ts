import { and, asc, between, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import type { Point } from './distance.ts'
import { milesSql } from './miles-sql.ts'
import { cityWord, county, zip } from './schema-places.ts'
import { writtenOnce } from './written-once.ts'

/** A ZIP code whose position is known. */
export type ZipRow = typeof zip.$inferSelect & Point
/** ZIP codes with a position, and the keys of all their counties by FIPS code. */
export type Placed = { rows: ZipRow[]; keys: ReadonlyMap<string, string> }

const asked = sql.placeholder
const isCity = eq(zip.city_key, asked('city'))
const meant = (column: 'city_key' | 'state') =>
  sql`(select ${cityWord[column]} from ${cityWord} where ${eq(cityWord.word, asked('word'))})`
const NEAREST = sql`(
  select ${zip.zip} from ${zip} where ${between(zip.lat, asked('south'), asked('north'))}
  order by ${milesSql(zip, { lat: sql`${asked('lat')}`, lon: sql`${asked('lon')}` })}, ${zip.zip} limit 1)`

/** What is asked of the table of ZIP codes, each query written once. */
export const placeQueries = writtenOnce((db) => ({
  byPrefix: zips(db, between(zip.zip, asked('from'), asked('to'))),
  city: zips(db, isCity),
  cityInState: zips(db, and(isCity, eq(zip.state, asked('state')))!),
  nickname: zips(db, and(eq(zip.city_key, meant('city_key')), eq(zip.state, meant('state')))!),
  nearest: zips(db, eq(zip.zip, NEAREST)),
  cityWord: db
    .select()
    .from(cityWord)
    .where(eq(cityWord.word, asked('word')))
    .prepare(),
  middle: db
    .select({
      count: count(),
      lat: sql<number>`avg(${zip.lat})`.as('middle_lat'),
      lon: sql<number>`avg(${zip.lon})`.as('middle_lon'),
      zones: sql<string>`json_group_array(distinct ${zip.tz})`.as('zones'),
    })
    .from(zip)
    .where(and(eq(zip.state, asked('state')), isNotNull(zip.lat)))
    .prepare(),
}))

function zips(db: Db, where: SQL) {
  const theirs = sql`(select each.value from ${zip}, json_each(${zip.county_fips}) as each where ${where})`
  return {
    rows: db
      .select()
      .from(zip)
      .where(and(where, isNotNull(zip.lat)))
      .orderBy(asc(zip.zip))
      .prepare(),
    counties: db
      .select({ fips: county.fips, key: county.key })
      .from(county)
      .where(inArray(county.fips, theirs))
      .prepare(),
  }
}

/** ZIP codes and the keys of their counties, read at once. */
export async function readZips(queries: ReturnType<typeof zips>, values: Record<string, unknown>): Promise<Placed> {
  const [rows, counties] = await Promise.all([queries.rows.all(values), queries.counties.all(values)])
  return { rows: rows as ZipRow[], keys: new Map(counties.map(({ fips, key }) => [fips, key])) }
}
