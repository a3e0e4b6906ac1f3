import type { Locale } from '../text/catalogue.ts'
import { RULES, type Rule } from './country-rules.ts'
import { type CountrySpellings, spellingsOf } from './country-typos.ts'
import { indexPhrases, type Phrases } from './phrases.ts'
import type { States } from './states.ts'

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

/** What the two tables of countries say, folded: the same whichever languages are served. */
export type CountryLists = {
  listed: readonly CountryPhrase[]
  ambiguous: readonly Ambiguous[]
  /** What the Unicode CLDR calls every country of the world in a language. */
  world: (locale: Locale) => readonly (readonly [phrase: string, iso2: string])[]
}
/** A word with more than one reading; of a reading that is no country only what is said of it. */
export type Ambiguous = { phrase: string; fallback?: string; readings: ({ iso2: string } | { said: string })[] }

/** What people call countries, folded and compiled once at start. */
export type CountryWords = {
  phrases: Phrases & { said: ReadonlyMap<string, CountryPhrase> }
  /** Single words of scripts that write no blanks: they stand within others. */
  unspaced: readonly CountryPhrase[]
  /** Every country there is a word for: what a flag may be of. */
  codes: ReadonlySet<string>
  spellings: CountrySpellings
  states: States
}

/** Scripts that write no blanks. */
export const UNSPACED =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u
const MOST_READINGS = 4

/**
 * Compiles the words for countries from the lists of drizzle/seed/countries.csv and countries-ambiguous.csv; every other
 * country of the world is known by its name in the given languages (Unicode CLDR).
 */
export function compileCountryWords(lists: CountryLists, locales: readonly Locale[], states: States): CountryWords {
  const said: Known = new Map(lists.listed.map((one) => [one.phrase, one]))
  const listed = new Set(said.keys())
  for (const [phrase, iso2] of locales.flatMap((locale) => lists.world(locale)))
    if (phrase.length > 2 && !listed.has(phrase)) addWord(said, phrase, iso2, 'world')
  const stateNames = [...states.said].filter(([name]) => name.length > 2)
  for (const [name, state] of stateNames) addState(said, name, state)
  for (const each of lists.ambiguous) addAmbiguous(said, each, stateNames)
  const all = [...said.values()]
  return {
    phrases: { said, ...indexPhrases(said.keys()) },
    unspaced: all.filter(({ phrase }) => UNSPACED.test(phrase) && !phrase.includes(' ')),
    codes: new Set(
      all.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === 'country' ? [sense.iso2] : []))),
    ),
    spellings: spellingsOf(all),
    states,
  }
}

type Known = Map<string, CountryPhrase>

/** Adds a word of a country. A word of two countries is asked back; one of two kinds is of the kind it had first. */
export function addWord(phrases: Known, phrase: string, iso2: string, kind: PhraseKind): void {
  const known = phrases.get(phrase)
  const isNew = !known?.senses.some((sense) => sense.kind === 'country' && sense.iso2 === iso2)
  if (!phrase || !isNew) return
  const rule = kind === 'code' || kind === 'world' ? 'introduced' : 'open'
  const senses = [...(known?.senses ?? []), { kind: 'country' as const, iso2 }]
  phrases.set(phrase, { phrase, kind: known?.kind ?? kind, rule: known ? 'ask' : rule, senses })
}

/** The name of a state is no country; one that is a word for a country too, as Indiana is in Portuguese, is asked back. */
function addState(phrases: Known, phrase: string, state: string): void {
  const known = phrases.get(phrase)
  const senses: CountrySense[] = [{ kind: 'us_state', state }, ...(known?.senses ?? [])]
  phrases.set(phrase, { phrase, kind: 'state', rule: known ? 'introduced' : 'never', senses })
}

type StateNames = readonly (readonly [name: string, code: string])[]

function addAmbiguous(phrases: Known, { phrase, fallback, readings }: Ambiguous, states: StateNames): void {
  const senses = readings.flatMap((reading): CountrySense[] => {
    if ('iso2' in reading) return [{ kind: 'country', iso2: reading.iso2 }]
    const state = stateNamed(reading.said, states)
    return state ? [{ kind: 'us_state', state }] : []
  })
  const known = phrases.get(phrase)
  const isState = states.some(([name]) => name === phrase)
  phrases.set(phrase, {
    phrase,
    kind: isState ? 'state' : (known?.kind ?? 'hint'),
    rule: RULES.get(phrase) ?? (isState ? 'introduced' : fallback ? 'open' : 'ask'),
    senses: senses.slice(0, MOST_READINGS),
    ...(fallback && { fallback }),
  })
}

/** The state that a reading of the list names: `city in California`; `georgian` begins like one. */
function stateNamed(said: string, states: StateNames): string | undefined {
  const within = states.find(([name]) => ` ${said} `.includes(` ${name} `))
  return (within ?? states.find(([name]) => said.startsWith(name)))?.[1]
}
