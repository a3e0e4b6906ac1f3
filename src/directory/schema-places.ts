import { index, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { list } from './schema.ts'

// Where a family is. Made by drizzle/zip; replaced as a whole, so these rows carry no reading.

export const zip = sqliteTable(
  'zip',
  {
    zip: text().primaryKey(),
    city: text().notNull(),
    city_key: text().notNull(),
    state: text().notNull(),
    county_fips: list(), // the county that holds most of the ZIP first
    lat: real(),
    lon: real(),
    tz: text(),
    precision: text({ enum: ['area', 'point', 'none'] }).notNull(),
  },
  (t) => [index('zip_city').on(t.city_key, t.state), index('zip_state').on(t.state), index('zip_point').on(t.lat)],
)

export const county = sqliteTable(
  'county',
  { fips: text().primaryKey(), state: text().notNull(), name: text().notNull(), key: text().notNull() },
  (t) => [uniqueIndex('county_key').on(t.key)],
)

/** What people call a city beside its name: `nyc`, `filadelfia`. */
export const cityWord = sqliteTable('city_word', {
  word: text().primaryKey(),
  city_key: text().notNull(),
  state: text().notNull(),
})
