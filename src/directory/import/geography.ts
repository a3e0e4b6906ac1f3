import { isNotNull } from 'drizzle-orm'
import { phraseOf } from '../../text/fold.ts'
import { cityKey, countyKey } from '../area-keys.ts'
import type { Db } from '../database.ts'
import type { Point } from '../distance.ts'
import { mostFirst } from '../most-first.ts'
import { county, zip } from '../schema-places.ts'

export type ZipPlace = { state: string; point?: Point; tz: string | null }
/** What is known of ZIP codes, counties, cities and states, held in memory for the length of one import. */
export type Geography = {
  zip(code: string): ZipPlace | undefined
  /** The middle of a city and its zone. */
  city(state: string, name: string): (Point & { tz: string | null }) | undefined
  hasCounty(key: string): boolean
  /** The only zone of a state, or none where it has several. */
  zoneOfState(state: string): string | null
}

const STATES =
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,District of Columbia DC,Washington DC DC,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY,Puerto Rico PR,Guam GU,American Samoa AS,Virgin Islands VI,US Virgin Islands VI,Northern Mariana Islands MP'
const BY_NAME = new Map(
  STATES.split(',').flatMap((entry): [string, string][] => {
    const code = entry.slice(-2)
    return [
      [phraseOf(entry.slice(0, -3)), code],
      [code.toLowerCase(), code],
    ]
  }),
)

/** The two letters of a state, from them or from its name. */
export function readState(cell: string): string | undefined {
  return BY_NAME.get(phraseOf(cell))
}

/** Reads the places that the database holds. */
export async function loadGeography(db: Db): Promise<Geography> {
  const zips = new Map<string, ZipPlace>()
  const cities = new Map<string, { points: Point[]; zones: string[] }>()
  const zones = new Map<string, Set<string>>()
  for (const row of await db.select().from(zip)) {
    const { lat, lon } = row
    const point = lat !== null && lon !== null ? { lat, lon } : undefined
    zips.set(row.zip, { state: row.state, tz: row.tz, ...(point && { point }) })
    if (row.tz) zones.set(row.state, (zones.get(row.state) ?? new Set()).add(row.tz))
    const key = `${row.state}:${row.city_key}`
    const known = cities.get(key) ?? { points: [], zones: [] }
    if (point) known.points.push(point)
    if (row.tz) known.zones.push(row.tz)
    cities.set(key, known)
  }
  const counties = new Set(
    (await db.select({ key: county.key }).from(county).where(isNotNull(county.key))).map(({ key }) => key),
  )
  return {
    zip: (code) => zips.get(code),
    city(state, name) {
      const { points, zones: all } = cities.get(`${state}:${cityKey(name)}`) ?? { points: [], zones: [] }
      if (points.length === 0) return undefined
      const mean = (of: keyof Point) => points.reduce((sum, point) => sum + point[of], 0) / points.length
      return { lat: mean('lat'), lon: mean('lon'), tz: mostFirst(all)[0] ?? null }
    },
    hasCounty: (key) => counties.has(key),
    zoneOfState(state) {
      const all = [...(zones.get(state) ?? [])]
      return all.length === 1 ? all[0]! : null
    },
  }
}

/** The key of a county of a state, by its name with or without the word County; nothing where there is none. */
export function readCounty(state: string, name: string, places: Geography): string | undefined {
  const bare = name.replace(/\b(county|parish|borough|municipio|co\.)\s*$/i, '').trim()
  return [name, bare, `${bare} city`].map((one) => countyKey(state, one)).find((key) => places.hasCounty(key))
}
