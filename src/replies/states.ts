import { phraseOf } from '../text/fold.ts'
import type { Places } from '../text/words.ts'
import { indexPhrases, type Phrases, stretch } from './phrases.ts'
import type { Sentence } from './sentence.ts'

/** State names of every language and postal codes, folded, to the postal code: from `locales/<locale>/places.yaml`. */
export type States = Phrases & { said: ReadonlyMap<string, string> }

/** Every word for a state in every language, and its postal code. */
export function statesOf(places: readonly Places[]): States {
  const named = places.flatMap(({ states }) => Object.entries(states))
  const said = new Map(
    named.flatMap(([code, names]) => [code, ...names].map((name) => [phraseOf(name), code] as const)),
  )
  return { said, ...indexPhrases(said.keys()) }
}

/** A state in a sentence; `end` is the place of the word after it. */
export type StateFound = { code: string; end: number; isCode: boolean }

/** The state whose name or postal code begins at a word. */
export function stateAt({ words, gaps }: Sentence, at: number, { said, byFirst }: States): StateFound | undefined {
  const longest = byFirst.get(words[at] ?? '') ?? 0
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const name = stretch(words, at, at + length)
    const code = said.get(name)
    const isWhole = () => gaps.slice(at + 1, at + length).every((gap) => /^[\s.-]*$/.test(gap))
    if (code && isWhole()) return { code, end: at + length, isCode: name.length === 2 }
  }
  return undefined
}
