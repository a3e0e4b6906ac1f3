import { and, asc, between, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Point } from './distance.ts'
import { milesSql } from './miles-sql.ts'
import { readTogether, rowsOf } from './read-together.ts'
import { cityWord, county, zip } from './schema-places.ts'
import { asked, writtenOnce } from './written-once.ts'

/** A ZIP code whose position is known. */
export type ZipRow = Pick<typeof zip.$inferSelect, 'zip' | 'city' | 'state' | 'county_fips' | 'tz'> & Point
/** ZIP codes with a position, and their counties by FIPS code. */
export type Placed = { rows: ZipRow[]; counties: { fips: string; key: string }[] }

const hasPosition = isNotNull(zip.lat)
const isCity = eq(zip.city_key, asked('city'))
const meant = (column: 'city_key' | 'state') =>
  sql`(select ${cityWord[column]} from ${cityWord} where ${eq(cityWord.word, asked('word'))})`
const isMeant = and(eq(zip.city_key, meant('city_key')), eq(zip.state, meant('state')))!
const EXACT = sql`(select ${zip.zip} from ${zip} where ${eq(zip.zip, asked('zip'))} and ${hasPosition})`
/** The ZIP code itself; where it is not known, all that begin alike. */
const isAlike = sql`${zip.zip} between coalesce(${EXACT}, ${asked('from')}) and coalesce(${EXACT}, ${asked('to')})`
const NEAREST = sql`(
  select ${zip.zip} from ${zip} where ${between(zip.lat, sql.placeholder('south'), sql.placeholder('north'))}
  order by ${milesSql(zip, { lat: sql`${sql.placeholder('lat')}`, lon: sql`${sql.placeholder('lon')}` })}, ${zip.zip} limit 1)`

/** What is asked of the table of ZIP codes, each query written once. */
export const placeQueries = writtenOnce((db) => ({
  byZip: readTogether(db, placed(isAlike)),
  city: readTogether(db, named(isCity)),
  cityInState: readTogether(db, named(and(isCity, eq(zip.state, asked('state')))!)),
  nearest: readTogether(db, placed(eq(zip.zip, NEAREST))),
  middle: db
    .select({
      count: count(),
      lat: sql<number>`avg(${zip.lat})`.as('middle_lat'),
      lon: sql<number>`avg(${zip.lon})`.as('middle_lon'),
      zones: sql<string>`json_group_array(distinct ${zip.tz})`.as('zones'),
    })
    .from(zip)
    .where(and(eq(zip.state, asked('state')), hasPosition))
    .prepare(),
}))

/** A city by its name, and what the name may be another word for: asked for at once. */
function named(where: SQL) {
  const { rows, counties } = placed(isMeant)
  const words = rowsOf({ state: cityWord.state }, (select) =>
    select.from(cityWord).where(eq(cityWord.word, asked('word'))),
  )
  return { ...placed(where), words, meantRows: rows, meantCounties: counties }
}

function placed(where: SQL) {
  const { city, state, county_fips, tz } = zip
  const position = { lat: sql<number>`${zip.lat}`, lon: sql<number>`${zip.lon}` }
  const theirs = sql`(select each.value from ${zip}, json_each(${county_fips}) as each where ${where})`
  return {
    rows: rowsOf({ zip: zip.zip, city, state, county_fips, ...position, tz }, (select) =>
      select.from(zip).where(and(where, hasPosition)).orderBy(asc(zip.zip)),
    ),
    counties: rowsOf({ fips: county.fips, key: county.key }, (select) =>
      select.from(county).where(inArray(county.fips, theirs)),
    ),
  }
}
