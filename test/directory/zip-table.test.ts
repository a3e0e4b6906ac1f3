import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

type Position = { lat: string; lon: string }
type Zip = Position & Record<'zip' | 'city' | 'state' | 'county_fips' | 'tz' | 'precision', string>
type County = Record<'fips' | 'state' | 'name', string>
type KnownZip = Position & Record<'kind' | 'zip' | 'place' | 'state' | 'tz' | 'counties', string>

const read = <T>(path: string) => parse(readFileSync(join(import.meta.dirname, path), 'utf8'), { columns: true }) as T[]
const zips = read<Zip>('../../drizzle/seed/zips.csv')
const counties = read<County>('../../drizzle/seed/counties.csv')
const known = read<KnownZip>('known-zips.csv')
const byZip = new Map(zips.map((row) => [row.zip, row]))
const byFips = new Map(counties.map((row) => [row.fips, row]))
const countiesOf = (row: Zip) => row.county_fips.split(';').filter(Boolean)
const placed = zips.filter((row) => row.precision !== 'none')

/** Great-circle distance on a sphere of 6,371 km. */
function distanceKm(a: Position, b: Position): number {
  const [lat1, lon1, lat2, lon2] = [a.lat, a.lon, b.lat, b.lon].map((x) => (Number(x) * Math.PI) / 180)
  const half =
    Math.sin((lat2! - lat1!) / 2) ** 2 + Math.cos(lat1!) * Math.cos(lat2!) * Math.sin((lon2! - lon1!) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(half))
}

describe('every row', () => {
  test('there are 42,745 ZIPs, five digits of text each, none twice, in order', () => {
    const codes = zips.map((row) => row.zip)
    expect(codes).toHaveLength(42_745)
    expect(codes.filter((zip) => !/^\d{5}$/.test(zip))).toEqual([])
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  test('names a city, and a state that is two letters', () => {
    expect(zips.filter((row) => !row.city || !/^[A-Z]{2}$/.test(row.state))).toEqual([])
  })

  test('names only counties of the list, the main one in its own state', () => {
    expect(zips.filter((row) => countiesOf(row).some((fips) => !byFips.has(fips)))).toEqual([])
    expect(placed.filter((row) => countiesOf(row).length === 0).map((row) => row.state)).toEqual(
      ['PW', 'PW', 'FM', 'FM', 'FM', 'FM', 'MH', 'MH'], // no county of the United States
    )
    const main = placed.filter((row) => countiesOf(row).length > 0)
    expect(main.filter((row) => byFips.get(countiesOf(row)[0]!)!.state !== row.state)).toEqual([])
  })

  test('with a place has coordinates on the right side of the globe and a zone of the United States', () => {
    const farWest = ['GU', 'MP', 'PW', 'FM', 'MH']
    const lost = placed.filter((row) => {
      const east = farWest.includes(row.state) || row.zip === '96898' // Wake Island
      return !row.lat || !row.lon || Number(row.lon) > 0 !== east || Number(row.lat) < 0 !== (row.state === 'AS')
    })
    expect(lost).toEqual([])
    expect(placed.filter((row) => !/^-?\d+(\.\d{1,5})? -?\d+(\.\d{1,5})?$/.test(`${row.lat} ${row.lon}`))).toEqual([])
    const zones = new Set(placed.map((row) => row.tz))
    for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    expect(
      [...zones].filter((zone) => /Toronto|Moncton|Winnipeg|Regina|Vancouver|Apia|Tijuana|Monterrey/.test(zone)),
    ).toEqual([])
  })

  test('of the military has neither place, county nor zone', () => {
    const military = zips.filter((row) => ['AA', 'AE', 'AP'].includes(row.state))
    expect(military).toHaveLength(816)
    expect(zips.filter((row) => row.precision === 'none')).toEqual(military)
    expect(military.filter((row) => row.lat || row.lon || row.county_fips || row.tz)).toEqual([])
  })
})

test('no two counties of a state share a name', () => {
  const names = counties.map((row) => `${row.state} ${row.name}`)
  expect(names).toHaveLength(3_233)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(
    expect.arrayContaining(['MD Baltimore', 'MD Baltimore city', 'MO St. Louis', 'MO St. Louis city']),
  )
})

describe('forty known ZIPs of all kinds', () => {
  test('are forty', () => expect(known).toHaveLength(40))

  test.each(known.map((row) => [row.kind, row.zip, row.place, row]))('%s %s, %s', (_kind, zip, _place, expected) => {
    const row = byZip.get(zip)!
    expect(row).toMatchObject({ state: expected.state, tz: expected.tz })
    expect(countiesOf(row)[0] ?? '').toBe(expected.counties.split(';')[0])
    expect(countiesOf(row)).toEqual(expect.arrayContaining(expected.counties.split(';').filter(Boolean)))
    if (!expected.lat) return expect(row.precision).toBe('none')
    expect(distanceKm(row, expected)).toBeLessThan(10)
  })
})
