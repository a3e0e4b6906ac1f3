import { phraseOf, wordsOf } from '../text/fold.ts'

// What the words of countries need around them to mean one: the column `rule` of countries-ambiguous.csv, which people
// read, as the program reads it. A test holds the two together.

export type Rule =
  /** Only uses up its words, so that "New Mexico" is not Mexico. */
  | 'never'
  /** Alone in the reply. */
  | 'alone'
  /** Alone, or after "from", "de" or "soy". */
  | 'introduced'
  /** As `introduced`, or in capitals where the rest is not. */
  | 'capitals'
  /** A language: sure after "soy", asked where it stands alone. */
  | 'after_soy'
  /** A language: asked after "soy" or alone. */
  | 'language'
  /** A town where a state follows; or also where a ZIP code comes with it. */
  | 'town'
  | 'town_or_zip'
  /** A question, wherever it stands. */
  | 'ask'
  /** A country, wherever it stands. */
  | 'open'

const WORDS: Record<Exclude<Rule, 'ask' | 'open'>, string> = {
  never: 'new mexico;nuevo mexico;la;ca;al;ar;md;de;id;pa;sd',
  alone: 'ni',
  introduced: 'salvador;turkey;jordan;chad;mali;togo;gana;mam;puerto rico;san jose;br;dr;rd;co',
  capitals: 'mx;do',
  after_soy: 'espanol;espanola;espanhol;espagnol;spanish;hindu',
  language: 'ingles;inglesa;anglais;english;portugues;portuguesa;portuguese;russian;ruso;russo;русский;русская',
  town: 'peru;cuba;panama',
  town_or_zip: 'lebanon;jamaica',
}
/** By folded word of countries-ambiguous.csv, how it is read; the others have a default or are asked. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries(WORDS).flatMap(([rule, words]) => words.split(';').map((word) => [phraseOf(word), rule as Rule])),
)

// Words of the languages people answer in, whatever the texts are served in.
const set = (words: string): ReadonlySet<string> => new Set(wordsOf(words))

/** Say that somebody comes from somewhere, or what somebody is. */
export const ORIGIN = set('from de del du da do of desde soti из es son is se')
/** Say what the writer is. */
export const MYSELF = set('soy soi somos am im are sou sommes suis')
/** May stand between those and the country. */
export const BETWEEN = set('el la los las the un una a an le l um uma o i yo je eu mwen country pais republic')
export const SPEAKING = set('hablo habla hablan hablamos speak speaks falo fala parle pale')
export const IN = set('en in em nan')
/** Say that a country is meant, not the state of its name. */
export const COUNTRY = set('country pais republic republica republique')
/** Make another place of the country after them: New England, Nueva Granada. */
export const NEW = set('new nuevo nueva nouvelle novo nova')
/** Make a place in the United States of the country before them: Panama City, Jamaica Queens. */
export const TOWN = set('city queens beach')

/** Whether a word says nothing about which country is meant. */
export function isLittle(word: string): boolean {
  return BETWEEN.has(word) || ORIGIN.has(word) || MYSELF.has(word) || COUNTRY.has(word)
}
