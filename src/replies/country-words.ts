import { Ambiguous, Country } from '../directory/seed/countries.ts'
import { readCsv } from '../directory/seed/read-csv.ts'
import { ContentError } from '../flow/faults.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Cldr } from '../text/cldr.ts'
import { phraseOf } from '../text/fold.ts'
import { RULES, type Rule } from './country-rules.ts'
import { type CountrySpellings, spellingsOf } from './country-typos.ts'
import type { States } from './states.ts'
import { worldNames } from './world-names.ts'

export type CountrySense = { kind: 'country'; iso2: string } | { kind: 'us_state'; state: string }

/**
 * How sure a phrase is: the name or demonym of a country; a nickname, region or people of it; the name of a country
 * whose other words we do not know; a code; a state of the United States.
 */
export type PhraseKind = 'name' | 'hint' | 'world' | 'code' | 'state'

export type CountryPhrase = {
  phrase: string
  kind: PhraseKind
  rule: Rule
  /** What it can mean, the likeliest first; a single country unless it must be asked. */
  senses: CountrySense[]
  /** The country it is taken for although it could mean others. */
  fallback?: string
}

/** What people call countries, folded and compiled once at start. */
export type CountryWords = {
  phrases: ReadonlyMap<string, CountryPhrase>
  longest: number
  /** Phrases of scripts that write no blanks. */
  unspaced: readonly CountryPhrase[]
  /** Every country there is a word for: what a flag may be of. */
  codes: ReadonlySet<string>
  spellings: CountrySpellings
  states: States
}

const UNSPACED =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u
const MOST_READINGS = 4

/**
 * Compiles the words for countries from the texts of drizzle/seed/countries.csv and countries-ambiguous.csv; every
 * other country of the world is known by its name in the given languages (Unicode CLDR).
 * @throws {ContentError} where a row of the files is wrong
 */
export function compileCountryWords(
  countriesCsv: string,
  ambiguousCsv: string,
  cldr: Cldr,
  locales: readonly Locale[],
  states: States,
): CountryWords {
  const countries = readCsv({ path: 'drizzle/seed/countries.csv', text: countriesCsv }, Country)
  const ambiguous = readCsv({ path: 'drizzle/seed/countries-ambiguous.csv', text: ambiguousCsv }, Ambiguous)
  const faults = [...countries.faults, ...ambiguous.faults]
  if (faults.length > 0) throw new ContentError(faults)

  const phrases = new Map<string, CountryPhrase>()
  for (const { value } of countries.rows) addCountry(phrases, value)
  const listed = new Set(phrases.keys())
  for (const { iso2, name } of locales.flatMap((locale) => worldNames(cldr, locale))) {
    const phrase = phraseOf(name)
    if (phrase.length > 2 && !listed.has(phrase)) addWord(phrases, phrase, iso2, 'world')
  }
  const stateNames = [...states].filter(([name]) => name.length > 2)
  for (const [name, state] of stateNames) addState(phrases, name, state)
  for (const { value } of ambiguous.rows) addAmbiguous(phrases, value, stateNames)
  const all = [...phrases.values()]
  return {
    phrases,
    longest: Math.max(...all.map(({ phrase }) => phrase.split(' ').length)),
    unspaced: all.filter(({ phrase }) => UNSPACED.test(phrase)),
    codes: new Set(
      all.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === 'country' ? [sense.iso2] : []))),
    ),
    spellings: spellingsOf(all),
    states,
  }
}

type Phrases = Map<string, CountryPhrase>

function addCountry(phrases: Phrases, row: Country): void {
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

/** Adds a word of a country. A word of two countries is asked back; one of two kinds is of the kind it had first. */
function addWord(phrases: Phrases, phrase: string, iso2: string, kind: PhraseKind): void {
  const known = phrases.get(phrase)
  const isNew = !known?.senses.some((sense) => sense.kind === 'country' && sense.iso2 === iso2)
  if (!phrase || !isNew) return
  const rule = kind === 'code' || kind === 'world' ? 'introduced' : 'open'
  const senses = [...(known?.senses ?? []), { kind: 'country' as const, iso2 }]
  phrases.set(phrase, { phrase, kind: known?.kind ?? kind, rule: known ? 'ask' : rule, senses })
}

/** The name of a state is no country; one that is a word for a country too, as Indiana is in Portuguese, is asked back. */
function addState(phrases: Phrases, phrase: string, state: string): void {
  const known = phrases.get(phrase)
  const senses: CountrySense[] = [{ kind: 'us_state', state }, ...(known?.senses ?? [])]
  phrases.set(phrase, { phrase, kind: 'state', rule: known ? 'introduced' : 'never', senses })
}

type StateNames = readonly (readonly [name: string, code: string])[]

function addAmbiguous(phrases: Phrases, { token, default_iso2, readings }: Ambiguous, states: StateNames): void {
  const phrase = phraseOf(token)
  const senses = readings.flatMap((reading): CountrySense[] => {
    if (/^[A-Z]{2}$/.test(reading)) return [{ kind: 'country', iso2: reading }]
    const state = stateNamed(reading === 'US state' ? phrase : phraseOf(reading), states)
    return state ? [{ kind: 'us_state', state }] : []
  })
  const known = phrases.get(phrase)
  const isState = states.some(([name]) => name === phrase)
  phrases.set(phrase, {
    phrase,
    kind: isState ? 'state' : (known?.kind ?? 'hint'),
    rule: RULES.get(phrase) ?? (isState ? 'introduced' : default_iso2 ? 'open' : 'ask'),
    senses: senses.slice(0, MOST_READINGS),
    ...(default_iso2 && { fallback: default_iso2 }),
  })
}

/** The state that a reading of the list names: `city in California`; `georgian` begins like one. */
function stateNamed(said: string, states: StateNames): string | undefined {
  const within = states.find(([name]) => ` ${said} `.includes(` ${name} `))
  return (within ?? states.find(([name]) => said.startsWith(name)))?.[1]
}
