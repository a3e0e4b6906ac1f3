import { phraseOf } from '../text/fold.ts'
import { cityKey } from './area-keys.ts'
import type { Db } from './database.ts'
import { milesBetween, type Point } from './distance.ts'
import { mostFirst } from './most-first.ts'
import { type Placed, placeQueries } from './place-queries.ts'

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
  const found = await placeQueries(db).byZip({ zip: code, from: `${prefix}00`, to: `${prefix}99` })
  const { rows: alike } = found
  const row = alike.find((one) => one.zip === code)
  if (row) return ofZips(found, { by: 'zip', zip: code, city: row.city })
  if (MILITARY.test(code)) return { kind: 'military' }
  if (alike.length === 0) return { kind: 'unknown' }
  const place = ofZips(found, { by: 'zip_prefix', zip: code })
  const mains = alike.map(({ county_fips }) => county_fips[0])
  const [main] = mostFirst(mains)
  const isLikely = mains.filter((one) => one === main).length * 2 > mains.length
  const city = mostFirst(alike.map((one) => one.city))[0]!
  return { ...place, counties: isLikely ? place.counties.slice(0, 1) : [], city }
}

async function byCity(db: Db, name: string, state?: string): Promise<Where> {
  const query = placeQueries(db)[state ? 'cityInState' : 'city']
  const named = await query({ word: phraseOf(name), city: cityKey(name), state })
  const [word] = named.words
  const isOther = word && (!state || state === word.state)
  const { rows, counties } = isOther ? { rows: named.meantRows, counties: named.meantCounties } : named
  const states = mostFirst(rows.map((row) => row.state))
  const [most, second] = states.map((one) => rows.filter((row) => row.state === one))
  if (!most) return { kind: 'unknown' }
  if (second && most.length < DOMINANT * second.length) return { kind: 'ambiguous', city: most[0]!.city, states }
  return ofZips({ rows: most, counties }, { by: 'city', city: most[0]!.city })
}

async function byState(db: Db, state: string): Promise<Where> {
  if (state === 'DC') return byCity(db, 'washington', state) // a state that is one city
  const [middle] = await placeQueries(db).middle.all({ state })
  if (!middle?.count) return { kind: 'unknown' }
  const [tz, ...others] = JSON.parse(middle.zones) as (string | null)[]
  const hasOneZone = tz && others.length === 0
  const point = { lat: middle.lat, lon: middle.lon }
  return { kind: 'place', by: 'state', state, point, counties: [], ...(hasOneZone && { tz }) }
}

async function byPosition(db: Db, point: Point): Promise<Where> {
  const { lat, lon } = point
  const found = await placeQueries(db).nearest({ lat, lon, south: lat - 1, north: lat + 1 })
  const [row] = found.rows
  if (!row || milesBetween(point, row) > PIN_MILES) return { kind: 'unknown' }
  return { ...ofZips(found, { by: 'pin', city: row.city }), point }
}

/** The place that ZIP codes make up together: their middle, their counties and zone, the most frequent first. */
function ofZips({ rows, counties }: Placed, known: Pick<Place, 'by' | 'zip' | 'city'>): Place {
  const keys = new Map(counties.map(({ fips, key }) => [fips, key]))
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
