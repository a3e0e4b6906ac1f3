import { z } from 'zod'
import { phraseOf } from '../../text/fold.ts'
import { cityKey, countyKey } from '../area-keys.ts'
import { insertRows } from '../insert-rows.ts'
import { cityWord, county, zip } from '../schema-places.ts'
import { maybe, number, state, text, zipCode } from './cells.ts'
import { readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const fips = z.string().regex(/^\d{5}$/, 'a county is written as its five digits of FIPS')
const County = z.strictObject({ fips, state, name: text })
const CityWord = z.strictObject({ word: text, city: text, state, source: text })
const Zip = z
  .strictObject({
    zip: zipCode,
    city: text,
    state,
    county_fips: z
      .string()
      .transform((cell) => (cell === '' ? [] : cell.split(';')))
      .pipe(z.array(fips)),
    lat: maybe(number),
    lon: maybe(number),
    tz: maybe(text),
    precision: z.enum(['area', 'point', 'none']),
  })
  .refine(({ lat, lon, precision }) => (lat === null) === (precision === 'none') && (lat === null) === (lon === null), {
    message: 'has a position exactly if its precision is not none',
    path: ['precision'],
  })

/** ZIP codes, counties and the other names of cities: where a family is. Made by drizzle/zip. */
export const zips: SeedKind = {
  ...SEED_LISTS.zips,
  read(file) {
    const counties = readCsv(file('counties.csv'), County)
    const known = new Set(counties.rows.map(({ value }) => value.fips))
    const codes = readCsv(file('zips.csv'), Zip)
    const words = readCsv(file('city-words.csv'), CityWord)
    const strangers = codes.rows.flatMap(({ value, fault }) =>
      value.county_fips
        .filter((one) => !known.has(one))
        .map((one) => fault('county_fips', `no county is ${one}`, 'add it to counties.csv')),
    )
    return {
      ...joined([counties, codes, words], strangers),
      async write(db) {
        for (const table of [zip, county, cityWord]) await db.delete(table)
        const withKey = counties.rows.map(({ value }) => ({ ...value, key: countyKey(value.state, value.name) }))
        await insertRows(db, county, withKey)
        await insertRows(
          db,
          zip,
          codes.rows.map(({ value }) => ({ ...value, city_key: cityKey(value.city) })),
        )
        const others = words.rows.map(({ value: { word, city, state } }) => ({
          word: phraseOf(word),
          city_key: cityKey(city),
          state,
        }))
        await insertRows(db, cityWord, others)
      },
    }
  },
}

/** The keys of every county, from its file: what areas and jurisdictions are checked against. */
export function countyKeysOf(file: Parameters<SeedKind['read']>[0]): ReadonlySet<string> {
  return new Set(readCsv(file('counties.csv'), County).rows.map(({ value }) => countyKey(value.state, value.name)))
}
