import { phraseOf, wordsOf } from '../text/fold.ts'

/** What a county is matched by: its state and the letters of its census name, so that La Salle and LaSalle are one. */
export function countyKey(state: string, name: string): string {
  return `${state}:${wordsOf(name).join('')}`
}

/** Words of place names that are written in more than one way. */
const SHORT: Record<string, string> = { saint: 'st', sainte: 'ste', fort: 'ft', mount: 'mt' }

/** What a city is matched by within its state: `Saint Paul` and `St. Paul` are `st paul`. */
export function cityKey(name: string): string {
  return phraseOf(name)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ')
}
