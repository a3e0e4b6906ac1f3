import { z } from 'zod'
import { phraseOf } from '../../text/fold.ts'
import { insertRows } from '../insert-rows.ts'
import { country, countryWord, countryWordAmbiguous } from '../schema-lists.ts'
import * as cell from './cells.ts'
import { readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const words = cell.listOf(z.string())
/** A row of countries.csv: words are separated by semicolons. */
export const Country = z.strictObject({
  iso2: cell.iso2,
  name_en: cell.text,
  name_own: words,
  names_es: words,
  names_pt: words,
  names_fr: words,
  names_ht: words,
  demonyms_en: words,
  demonyms_es: words,
  demonyms_pt: words,
  demonyms_fr: words,
  demonyms_ht: words,
  aliases: words,
  regions: words,
  peoples: words,
  source: cell.text,
  source_date: cell.day,
  confidence: cell.confidence,
})
export type Country = z.infer<typeof Country>

/** A row of countries-ambiguous.csv. */
export const Ambiguous = z.strictObject({
  token: cell.text,
  default_iso2: cell.maybe(cell.iso2),
  readings: cell.listOf(z.string()),
  rule: cell.text,
  source: cell.text,
})

export type Ambiguous = z.infer<typeof Ambiguous>

/** Countries, the words people use for them, and the words that have more than one reading. */
export const countries: SeedKind = {
  ...SEED_LISTS.countries,
  read(file) {
    const known = readCsv(file('countries.csv'), Country)
    const ambiguous = readCsv(file('countries-ambiguous.csv'), Ambiguous)
    return {
      ...joined([known, ambiguous]),
      async write(db) {
        for (const table of [countryWord, country, countryWordAmbiguous]) await db.delete(table)
        await insertRows(
          db,
          country,
          known.rows.map(({ value: { iso2, name_en, name_own, source, source_date, confidence } }) => ({
            iso2,
            name_en,
            name_own: name_own.join(';'),
            source,
            source_date,
            confidence,
          })),
        )
        await insertRows(
          db,
          countryWord,
          known.rows.flatMap(({ value }) => wordsOf(value)),
        )
        const byWord = new Map(ambiguous.rows.map(({ value: { token, source: _, ...row } }) => [phraseOf(token), row]))
        await insertRows(
          db,
          countryWordAmbiguous,
          [...byWord].map(([word, row]) => ({ word, ...row })),
        )
      },
    }
  },
}

type Word = typeof countryWord.$inferInsert

/** The words of a country, folded; a word that is of two kinds is of the surer one. */
function wordsOf(row: Country): Word[] {
  const kinds: [Word['kind'], string[]][] = [
    ['name', [row.name_en, ...row.name_own, ...row.names_es, ...row.names_pt, ...row.names_fr, ...row.names_ht]],
    ['demonym', [...row.demonyms_en, ...row.demonyms_es, ...row.demonyms_pt, ...row.demonyms_fr, ...row.demonyms_ht]],
    ['alias', row.aliases],
    ['region', row.regions],
    ['people', row.peoples],
  ]
  const byWord = new Map<string, Word>()
  for (const [kind, said] of kinds)
    for (const word of said.map(phraseOf))
      if (word && !byWord.has(word)) byWord.set(word, { word, iso2: row.iso2, kind })
  return [...byWord.values()]
}
