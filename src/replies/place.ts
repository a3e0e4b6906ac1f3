import { fold, phraseOf, wordsOf } from '../text/fold.ts'

/** State names by language, folded, to their postal code: from `locales/<locale>/places.yaml`. */
export type States = ReadonlyMap<string, string>

/** A ZIP code in a reply: five digits, or nine as `78701-1234`, and no other number. The first five are enough. */
export function readZip(text: string): string | undefined {
  const numbers = fold(text).match(/\d+/g) ?? []
  const [zip = '', plus4] = numbers
  const whole = numbers.length === 1 || (numbers.length === 2 && plus4?.length === 4)
  return whole && zip.length === 5 ? zip : undefined
}

const LONGEST_PLACE_NAME_WORDS = 6

/**
 * A place in a reply: `78701`, a state (`Tejas`, `TX`) or a city with or without one (`El Paso TX`), as `zip:78701`,
 * `state:TX`, `city:el paso` or `city:el paso|TX`. Whether such a city exists is for the directory to say.
 */
export function readPlace(text: string, states: States): string | undefined {
  const zip = readZip(text)
  if (zip) return `zip:${zip}`
  const words = wordsOf(text)
  if (words.length === 0 || words.length > LONGEST_PLACE_NAME_WORDS || words.some((word) => /\d/.test(word)))
    return undefined
  const whole = states.get(phraseOf(text))
  if (whole) return `state:${whole}`
  for (let length = Math.min(3, words.length - 1); length > 0; length--) {
    const state = states.get(words.slice(-length).join(' '))
    if (state) return `city:${words.slice(0, -length).join(' ')}|${state}`
  }
  return `city:${words.join(' ')}`
}
