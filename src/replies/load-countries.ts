import { Country, Ambiguous as Row } from '../directory/seed/countries.ts'
import { readCsv } from '../directory/seed/read-csv.ts'
import type { Fault } from '../flow/faults.ts'
import { readOnce } from '../flow/read-once.ts'
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

/** Reads the tables of countries. */
export function loadCountries({ words, ambiguous }: Tables, cldr: Cldr): LoadedCountries {
  const { listed, codes, faults } = readWords(words ? [words] : [])
  const readings = readAmbiguous(ambiguous ? [ambiguous] : [])
  return {
    listed,
    codes,
    ambiguous: readings.ambiguous,
    faults: [...faults, ...readings.faults],
    world: (locale) => worldNames(cldr, locale).map(({ iso2, name }) => [phraseOf(name), iso2] as const),
  }
}

const readWords = readOnce((tables) => {
  const read = tables.map((table) => readCsv(table, Country))
  const countries = read.flatMap(({ rows }) => rows.map(({ value }) => value))
  const phrases = new Map<string, CountryPhrase>()
  for (const country of countries) addCountry(phrases, country)
  return {
    listed: [...phrases.values()],
    codes: countries.map(({ iso2 }) => iso2),
    faults: read.flatMap(({ faults }) => faults),
  }
})

const readAmbiguous = readOnce((tables) => {
  const read = tables.map((table) => readCsv(table, Row))
  return {
    ambiguous: read.flatMap(({ rows }) => rows.map(({ value }) => readingsOf(value))),
    faults: read.flatMap(({ faults }) => faults),
  }
})

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
