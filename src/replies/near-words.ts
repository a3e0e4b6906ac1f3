import { phraseOf, wordsOf } from '../text/fold.ts'
import type { Places, Words } from '../text/words.ts'
import { type NamedCities, namedCitiesOf } from './named-cities.ts'

/** Folded phrases, and how many words the longest has. */
export type Phrases = { said: ReadonlySet<string>; longest: number }

/** The words that stand around places, of all languages together: a family mixes them. From `locales/<locale>/`. */
export type NearWords = {
  near: Phrases
  cityOf: Phrases
  cityEnds: Phrases
  articles: Phrases
  streets: Phrases
  whose: Phrases
  country: Phrases
  notZips: Phrases
  polite: Phrases
  /** Cities that a language has its own names for. */
  cities: NamedCities
  /** Single words that are no name of a place. */
  notPlaces: ReadonlySet<string>
}

export const NO_NEAR_WORDS: NearWords = nearWordsOf([], [])

/** Folds the word lists of all languages once, at start. */
export function nearWordsOf(places: readonly Places[], words: readonly Words[]): NearWords {
  const all = (of: (list: Places) => string[]) => phrasesOf(places.flatMap(of))
  const spoken = words.flatMap(({ greetings, polite, names, numbers, everyday }) =>
    [greetings, polite, names, Object.keys(numbers), everyday].flat(),
  )
  return {
    near: all(({ near }) => near),
    cityOf: all(({ city_of }) => city_of),
    cityEnds: all(({ city_ends }) => city_ends),
    articles: all(({ articles }) => articles),
    streets: all(({ streets }) => streets),
    whose: all(({ whose }) => whose),
    country: all(({ country }) => country),
    notZips: all(({ not_zips }) => not_zips),
    polite: phrasesOf(words.flatMap(({ polite, greetings }) => [...polite, ...greetings])),
    cities: namedCitiesOf(places),
    notPlaces: new Set([...places.flatMap(({ not_places }) => not_places), ...spoken].flatMap(wordsOf)),
  }
}

function phrasesOf(phrases: string[]): Phrases {
  const said = new Set(phrases.map(phraseOf).filter(Boolean))
  return { said, longest: Math.max(0, ...[...said].map((phrase) => phrase.split(' ').length)) }
}

/** How many words the longest of the phrases has that begins at a word; 0 where none does. */
export function lengthAt(words: readonly string[], at: number, { said, longest }: Phrases): number {
  for (let length = Math.min(longest, words.length - at); length > 0; length--)
    if (said.has(words.slice(at, at + length).join(' '))) return length
  return 0
}

/** How many words the longest of the phrases has that ends before a word; 0 where none does. */
export function lengthBefore(words: readonly string[], end: number, { said, longest }: Phrases): number {
  for (let length = Math.min(longest, end); length > 0; length--)
    if (said.has(words.slice(end - length, end).join(' '))) return length
  return 0
}
