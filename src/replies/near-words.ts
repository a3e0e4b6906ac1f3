import { wordsOf } from '../text/fold.ts'
import type { Places, Words } from '../text/words.ts'
import { type NamedCities, namedCitiesOf } from './named-cities.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { type States, statesOf } from './states.ts'

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
  /** What larger cities are called in English. */
  cityNames: Phrases
  /** The words that the name of a city or a state begins with: few words of a message do. */
  placeFirsts: ReadonlySet<string>
  /** Single words that are no name of a place. */
  notPlaces: ReadonlySet<string>
}

export const NO_NEAR_WORDS: NearWords = nearWordsOf([], [], [], statesOf([]))

/** Folds the word lists of all languages once, at start. */
export function nearWordsOf(
  places: readonly Places[],
  words: readonly Words[],
  cityNames: readonly string[],
  states: States,
): NearWords {
  const all = (of: (list: Places) => string[]) => phrasesOf(places.flatMap(of))
  const cities = namedCitiesOf(places)
  const larger = phrasesOf(cityNames)
  const firsts = [cities, larger, states].flatMap(({ byFirst }) => [...byFirst.keys()])
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
    cities,
    cityNames: larger,
    placeFirsts: new Set(firsts),
    notPlaces: new Set([...places.flatMap(({ not_places }) => not_places), ...spoken].flatMap(wordsOf)),
  }
}
