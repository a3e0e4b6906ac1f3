import type { Lexicon } from './lexicon.ts'
import { withoutOptionWord, withoutPoliteness } from './lexicon.ts'

/**
 * Reads a reply that is one number and nothing else: digits of any script, `1.`, `#1`, a keycap, `uno`, `opción 1`,
 * with polite words around it. `1 o 2`, a year, a telephone number and 911 are not numbers of options.
 */
export function readNumber(phrase: string, lexicons: readonly Lexicon[]): number | undefined {
  if (isDigits(phrase)) return Number(phrase) // in every language
  for (const lexicon of lexicons) {
    const bare = withoutOptionWord(withoutPoliteness(phrase, lexicon), lexicon)
    if (isDigits(bare)) return Number(bare)
    const value = lexicon.numbers.get(bare)
    if (value !== undefined) return value
  }
  return undefined
}

function isDigits(phrase: string): boolean {
  return phrase.length <= 2 && /^\d{1,2}$/.test(phrase)
}
