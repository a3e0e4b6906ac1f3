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
  for (const [locale, { everyday, greetings, polite }] of words) {
    const own = new Set([...everyday, ...greetings, ...polite].flatMap(wordsOf))
    const count = said.filter((word) => own.has(word)).length
    if (count > most) [best, most] = [locale, count]
    else if (count === most) best = undefined
  }
  return best
}
