import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Locale } from '../text/catalogue.ts'

/**
 * Stemmers (Snowball) of languages whose words take so many forms that examples show each of them seldom: measured on
 * examples that were held back, Arabic found 7 in 100 more of them and Russian 3, for one more false. In languages with
 * fewer forms they find little more and are as often wrong.
 */
const STEMMERS: ReadonlyMap<Locale, (word: string) => string> = new Map([
  ['ar', arabic],
  ['ru', russian],
])

/** What a word of a language has in common with its other forms; nothing for a language that is not stemmed. */
export function stemmerOf(locale: Locale): ((word: string) => string) | undefined {
  return STEMMERS.get(locale)
}
