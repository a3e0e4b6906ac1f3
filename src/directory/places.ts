import { and, asc, between, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { phraseOf } from '../text/fold.ts'
import { cityKey } from './area-keys.ts'
import type { Db } from './database.ts'
import { milesBetween, type Point } from './distance.ts'
import { milesSql } from './miles-sql.ts'
import { mostFirst } from './most-first.ts'
import { cityWord, county, zip } from './schema-places.ts'

/** Where a family is, as far as its words say. */
export type Place = {
  kind: 'place'
  /** How it is known: an exact ZIP code, one of its neighbours, a city, a state, a shared position. */
  by: 'zip' | 'zip_prefix' | 'city' | 'state' | 'pin'
  zip?: string
  city?: string
  state: string
  /** A point to measure from: the middle of the ZIP code, of the city, of the state. */
  point: Point
  /** Keys of the counties it may lie in, the likeliest first; none where only a state is known. */
  counties: string[]
  /** Its zone of the zone database; none where a state has several. */
  tz?: string
}
/** What a family said of where it is: a ZIP code, a state, a city; or a shared position, rounded, for one turn. */
export type Near = { zip?: string; state?: string; city?: string; latitude?: number; longitude?: number }
export type Where =
  | Place
  /** A military address has no place: national lines only. */
  | { kind: 'military' }
  /** A city of several states, those with most of it first. */
  | { kind: 'ambiguous'; city: string; states: string[] }
  | { kind: 'unknown' }

type ZipRow = typeof zip.$inferSelect & Point

const MILITARY = /^(09\d|340|96[2-6])/
/** A name is taken for the city of one state when that has so many times more ZIP codes than any other. */
const DOMINANT = 6
/** A county with fewer of a city's ZIP codes than one in so many is a slip of the list, or no help. */
const COUNTY_SHARE = 20
const PIN_MILES = 60

/**
 * Reads the value that a question about a place saved: `zip:78701`, `state:TX`, `city:el paso`, `city:el paso|TX`, or a
 * shared position as `pin:31.8,-106.4`.
 */
export function nearOf(value: string): Near {
  const [kind, rest = ''] = value.split(/:(.*)/s)
  if (kind === 'pin') {
    const [latitude = Number.NaN, longitude = Number.NaN] = rest.split(',').map(Number)
    return { latitude, longitude }
  }
  if (kind === 'zip') return { zip: rest }
  if (kind === 'state') return { state: rest }
  const [city = '', state] = rest.split('|')
  return state ? { city, state } : { city }
}

/** Finds where a family is, in one journey to the database. */
export async function findPlace(db: Db, near: Near): Promise<Where> {
  if (near.zip) return byZip(db, near.zip)
  if (near.latitude !== undefined && near.longitude !== undefined)
    return byPosition(db, { lat: near.latitude, lon: near.longitude })
  if (near.city) return byCity(db, near.city, near.state)
  if (near.state) return byState(db, near.state)
  return { kind: 'unknown' }
}

async function byZip(db: Db, code: string): Promise<Where> {
  const prefix = code.slice(0, 3)
  const { rows: alike, keys } = await placed(db, between(zip.zip, `${prefix}00`, `${prefix}99`))
  const row = alike.find((one) => one.zip === code)
  if (row) return ofZips([row], keys, { by: 'zip', zip: code, city: row.city })
  if (MILITARY.test(code)) return { kind: 'military' }
  if (alike.length === 0) return { kind: 'unknown' }
  const place = ofZips(alike, keys, { by: 'zip_prefix', zip: code })
  const mains = alike.map(({ county_fips }) => county_fips[0])
  const [main] = mostFirst(mains)
  const isLikely = mains.filter((one) => one === main).length * 2 > mains.length
  const city = mostFirst(alike.map((one) => one.city))[0]!
  return { ...place, counties: isLikely ? place.counties.slice(0, 1) : [], city }
}

async function byCity(db: Db, name: string, state?: string): Promise<Where> {
  const meant = (column: 'city_key' | 'state') =>
    sql`(select ${cityWord[column]} from ${cityWord} where ${cityWord.word} = ${phraseOf(name)})`
  // A name and what it may be another word for are asked for at once.
  const [[word], named, nicknamed] = await Promise.all([
    db
      .select()
      .from(cityWord)
      .where(eq(cityWord.word, phraseOf(name))),
    placed(db, and(eq(zip.city_key, cityKey(name)), state ? eq(zip.state, state) : undefined)),
    placed(db, and(eq(zip.city_key, meant('city_key')), eq(zip.state, meant('state')))),
  ])
  const { rows, keys } = word && (!state || state === word.state) ? nicknamed : named
  const states = mostFirst(rows.map((row) => row.state))
  const [most, second] = states.map((one) => rows.filter((row) => row.state === one))
  if (!most) return { kind: 'unknown' }
  if (second && most.length < DOMINANT * second.length) return { kind: 'ambiguous', city: most[0]!.city, states }
  return ofZips(most, keys, { by: 'city', city: most[0]!.city })
}

async function byState(db: Db, state: string): Promise<Where> {
  if (state === 'DC') return byCity(db, 'washington', state) // a state that is one city
  const [middle] = await db
    .select({
      count: count(),
      lat: sql<number>`avg(${zip.lat})`.as('middle_lat'),
      lon: sql<number>`avg(${zip.lon})`.as('middle_lon'),
      zones: sql<string>`json_group_array(distinct ${zip.tz})`.as('zones'),
    })
    .from(zip)
    .where(and(eq(zip.state, state), isNotNull(zip.lat)))
  if (!middle?.count) return { kind: 'unknown' }
  const [tz, ...others] = JSON.parse(middle.zones) as (string | null)[]
  const hasOneZone = tz && others.length === 0
  const point = { lat: middle.lat, lon: middle.lon }
  return { kind: 'place', by: 'state', state, point, counties: [], ...(hasOneZone && { tz }) }
}

async function byPosition(db: Db, point: Point): Promise<Where> {
  const nearest = sql`(
    select ${zip.zip} from ${zip} where ${between(zip.lat, point.lat - 1, point.lat + 1)}
    order by ${milesSql(zip, { lat: sql`${point.lat}`, lon: sql`${point.lon}` })}, ${zip.zip} limit 1)`
  const { rows, keys } = await placed(db, eq(zip.zip, nearest))
  const [row] = rows
  if (!row || milesBetween(point, row) > PIN_MILES) return { kind: 'unknown' }
  return { ...ofZips([row], keys, { by: 'pin', city: row.city }), point }
}

type Placed = { rows: ZipRow[]; keys: ReadonlyMap<string, string> }

/** ZIP codes with a position, and the keys of all their counties, read at once. */
async function placed(db: Db, where: SQL | undefined): Promise<Placed> {
  const theirs = sql`(select each.value from ${zip}, json_each(${zip.county_fips}) as each where ${where})`
  const [rows, counties] = await Promise.all([
    db
      .select()
      .from(zip)
      .where(and(where, isNotNull(zip.lat)))
      .orderBy(asc(zip.zip)),
    db.select({ fips: county.fips, key: county.key }).from(county).where(inArray(county.fips, theirs)),
  ])
  return { rows: rows as ZipRow[], keys: new Map(counties.map(({ fips, key }) => [fips, key])) }
}

/** The place that ZIP codes make up together: their middle, their counties and zone, the most frequent first. */
function ofZips(rows: ZipRow[], keys: Placed['keys'], known: Pick<Place, 'by' | 'zip' | 'city'>): Place {
  const all = rows.flatMap((row) => row.county_fips)
  const fips = mostFirst(all).filter((one) => all.filter((other) => other === one).length * COUNTY_SHARE >= rows.length)
  const tz = mostFirst(rows.flatMap((row) => row.tz ?? []))[0]
  return {
    kind: 'place',
    ...known,
    state: mostFirst(rows.map(({ state }) => state))[0]!,
    point: { lat: mean(rows.map(({ lat }) => lat)), lon: mean(rows.map(({ lon }) => lon)) },
    counties: fips.flatMap((one) => keys.get(one) ?? []),
    ...(tz && { tz }),
  }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
