import { wordsOf } from '../text/fold.ts'
import type { Words } from '../text/words.ts'

/**
 * Guesses the language of a text from its everyday words and greetings. Undefined when it does not show: no such word,
 * or as many of two languages.
 */
export function guessLocale(text: string, words: ReadonlyMap<string, Words>): string | undefined {
  const said = wordsOf(text)
  let best: string | undefined
  let most = 0
  for (const [locale, list] of words) {
    const own = everydayWordsOf(list)
    const count = said.filter((word) => own.has(word)).length
    if (count > most) [best, most] = [locale, count]
    else if (count === most) best = undefined
  }
  return best
}

const known = new WeakMap<Words, ReadonlySet<string>>()

/** The small words a language is spoken with, gathered once for each list. */
function everydayWordsOf(list: Words): ReadonlySet<string> {
  const { everyday, greetings, polite } = list
  const own = known.get(list) ?? new Set([...everyday, ...greetings, ...polite].flatMap(wordsOf))
  known.set(list, own)
  return own
}
