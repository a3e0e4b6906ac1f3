import { phraseOf } from '../text/fold.ts'
import type { Places } from '../text/words.ts'
import { indexPhrases, lengthAt, type Phrases, stretch } from './phrases.ts'
import type { Sentence } from './sentence.ts'
import { type States, stateAt } from './states.ts'

/** Cities by what a language calls them and the directory does not (`Нью-Йорк`, `洛杉矶`), folded. */
export type NamedCities = Phrases & { said: ReadonlyMap<string, City> }
type City = { city: string; state: string }

/** Reads the names of `locales/<locale>/places.yaml`, of all languages together. */
export function namedCitiesOf(places: readonly Places[]): NamedCities {
  const said = new Map(
    places
      .flatMap(({ cities = {} }) => Object.entries(cities))
      .flatMap(([place, names]) => {
        const city = { city: phraseOf(place.slice(0, -3)), state: place.slice(-2) }
        return names.map((name) => [phraseOf(name), city] as const)
      }),
  )
  return { said, ...indexPhrases(said.keys()) }
}

/**
 * The city that a text calls so, as a question saves it: `city:los angeles|CA`. Of several in one state the first, for the
 * part is named before the whole; of several states none. Another state beside it is its own: `Портленд, Мэн`.
 */
export function cityNamed(sentence: Sentence, states: States, cities: NamedCities): string | undefined {
  const { words } = sentence
  const found: City[] = []
  const beside = new Set<string>()
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(words, at, cities)
    if (length > 0) found.push(cities.said.get(stretch(words, at, at + length))!)
    const state = length > 0 ? undefined : stateAt(sentence, at, states)
    if (state && !state.isCode) beside.add(state.code)
    at = state && !state.isCode ? state.end : at + Math.max(1, length)
  }
  const [first, ...others] = found
  if (!first || others.some(({ state }) => state !== first.state)) return undefined
  const [other] = [...beside].filter((state) => state !== first.state)
  return `city:${first.city}|${beside.has(first.state) ? first.state : (other ?? first.state)}`
}
