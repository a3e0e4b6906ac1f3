import type { Db } from '../../src/directory/database.ts'
import { cellOf } from '../../src/directory/grid.ts'
import { insertRows } from '../../src/directory/insert-rows.ts'
import { location, service, servicePlace } from '../../src/directory/schema.ts'
import { activate, beginImport } from '../../src/directory/versions.ts'

export type SyntheticPlace = { lat: number; lon: number; category: string }

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Places as people live: four in five in 300 cities, a few of them large, the rest anywhere. */
export function syntheticPlaces(count: number, categories: string[], random: () => number): SyntheticPlace[] {
  const anywhere = () => ({ lat: 25 + random() * 24, lon: -124 + random() * 57 })
  const cities = Array.from({ length: 300 }, anywhere)
  const ends: number[] = []
  for (let index = 0; index < cities.length; index++) ends.push((ends.at(-1) ?? 0) + 1 / (index + 1))
  const cityOf = (share: number) => cities[ends.findIndex((end) => end >= share * ends.at(-1)!)]!
  return Array.from({ length: count }, () => {
    const category = categories[Math.floor(random() * categories.length)]!
    if (random() > 0.8) return { category, ...anywhere() }
    const city = cityOf(random())
    const spread = 0.12 * Math.sqrt(-2 * Math.log(1 - random()))
    const angle = random() * 2 * Math.PI
    return { category, lat: city.lat + spread * Math.sin(angle), lon: city.lon + spread * Math.cos(angle) }
  })
}

/** Writes places as a reading of their own that is served, in one source; row ids go on from those before. */
export async function writePlaces(db: Db, places: SyntheticPlace[]): Promise<void> {
  const counts = { read: places.length, kept: places.length, rejected: 0, skipped: 0 }
  const run = { kind: 'services' as const, source: 'synthetic', origin: 'import' as const, content_hash: '' }
  const import_id = await beginImport(db, { ...run, started_on: '2026-11-22', counts })
  const before = (await db.$count(service)) as number
  const rows = places.map((place, index) => ({ ...place, id: before + index + 1, ref: `s-${before + index + 1}` }))
  await insertRows(
    db,
    service,
    rows.map(({ id, ref }) => ({ id, ref, import_id, ...SERVICE })),
  )
  await insertRows(
    db,
    location,
    rows.map(({ id, ref, lat, lon }) => ({ id, ref, import_id, lat, lon, ...LOCATION })),
  )
  await insertRows(
    db,
    servicePlace,
    rows.map(({ id, lat, lon, category }) => ({
      id,
      import_id,
      service_id: id,
      location_id: id,
      category,
      cell: cellOf({ lat, lon }),
      lat,
      lon,
      precision: 'point' as const,
    })),
  )
  await activate(db, 'synthetic', import_id)
}

const LOCATION = { confidential: false, precision: 'point' as const }
const SERVICE = {
  name: 'Synthetic',
  status: 'active' as const,
  cost: 'unknown' as const,
  asks_status: 'unknown' as const,
  asks_documents: 'unknown' as const,
  only_for: [],
  vetting: 'none' as const,
  confidence: 'single_source' as const,
  source: 'synthetic',
  source_date: 'undated',
  content_hash: '',
}
