import { Country, Ambiguous as Row } from '../directory/seed/countries.ts'
import { readCsv } from '../directory/seed/read-csv.ts'
import type { Fault } from '../flow/faults.ts'
import type { SourceFile } from '../flow/yaml-file.ts'
import type { Cldr } from '../text/cldr.ts'
import { phraseOf } from '../text/fold.ts'
import { type Ambiguous, addWord, type CountryLists, type CountryPhrase, UNSPACED } from './country-words.ts'
import { worldNames } from './world-names.ts'

export type LoadedCountries = CountryLists & {
  /** The countries of the table, by ISO 3166-1 code. */
  codes: string[]
  faults: Fault[]
}

type Tables = { words: SourceFile | undefined; ambiguous: SourceFile | undefined }
type Read = Omit<LoadedCountries, 'world'>
let latest: { tables: Tables; read: Read } | undefined

/** Reads the tables of countries; the very same files are not read twice. */
export function loadCountries(tables: Tables, cldr: Cldr): LoadedCountries {
  if (latest?.tables.words !== tables.words || latest?.tables.ambiguous !== tables.ambiguous)
    latest = { tables, read: readTables(tables) }
  const world: CountryLists['world'] = (locale) =>
    worldNames(cldr, locale).map(({ iso2, name }) => [phraseOf(name), iso2] as const)
  return { ...latest!.read, world }
}

function readTables({ words, ambiguous }: Tables): Read {
  const countries = words ? readCsv(words, Country) : { rows: [], faults: [] }
  const readings = ambiguous ? readCsv(ambiguous, Row) : { rows: [], faults: [] }
  const phrases = new Map<string, CountryPhrase>()
  for (const { value } of countries.rows) addCountry(phrases, value)
  return {
    listed: [...phrases.values()],
    codes: countries.rows.map(({ value }) => value.iso2),
    ambiguous: readings.rows.map(({ value }) => readingsOf(value)),
    faults: [...countries.faults, ...readings.faults],
  }
}

function addCountry(phrases: Map<string, CountryPhrase>, row: Country): void {
  const own = [row.name_en, ...row.name_own, ...row.names_es, ...row.names_pt, ...row.names_fr, ...row.names_ht]
  const people = [row.demonyms_en, row.demonyms_es, row.demonyms_pt, row.demonyms_fr, row.demonyms_ht].flat()
  const names = [...own.flatMap((name) => [name, ...name.split(/[()]/)]), ...people].map(phraseOf)
  const beginnings = new Set(names.map((name) => name.slice(0, 3)))
  for (const name of names) addWord(phrases, name, row.iso2, 'name')
  for (const phrase of row.aliases.map(phraseOf)) {
    const isCode = phrase.split(' ').every((word) => word.length <= 2)
    // What begins like a name of the country is a way of writing it: `guate`, `mejico`; `azteca` is not.
    const isSpelling = phrase.length >= 5 && beginnings.has(phrase.slice(0, 3))
    addWord(phrases, phrase, row.iso2, isCode && !UNSPACED.test(phrase) ? 'code' : isSpelling ? 'name' : 'hint')
  }
  for (const hint of [...row.regions, ...row.peoples].map(phraseOf)) addWord(phrases, hint, row.iso2, 'hint')
}

function readingsOf({ token, default_iso2, readings }: Row): Ambiguous {
  const phrase = phraseOf(token)
  return {
    phrase,
    ...(default_iso2 && { fallback: default_iso2 }),
    readings: readings.map((reading) => {
      if (/^[A-Z]{2}$/.test(reading)) return { iso2: reading }
      return { said: reading === 'US state' ? phrase : phraseOf(reading) }
    }),
  }
}
