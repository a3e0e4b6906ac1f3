import { distance } from 'fastest-levenshtein'
import type { CountryPhrase } from './country-words.ts'

/** The ways countries are written, by their first sound and length: what a misspelt word is held against. */
export type CountrySpellings = ReadonlyMap<string, readonly Spelling[]>
type Spelling = { sound: string; iso2: string }

/** Shorter words are too like others: `Kenia` and `tenía`, `Siria` and `sería`. */
const SHORTEST = 5
/** Among other words one must say more than in a reply of its own: `police` is not `Polish`. */
const SHORTEST_IN_SENTENCE = 7
/** From this length on two letters may be wrong; below, one. */
const LONG = 9

/** Letters that are written for one another, in this order. */
const SOUNDS: readonly (readonly [from: RegExp, to: string])[] = [
  [/^ll/, 'i'],
  [/h/g, ''],
  [/qu/g, 'k'],
  [/c(?=[ei])|z/g, 's'],
  [/c/g, 'k'],
  [/v/g, 'b'],
  [/w/g, 'u'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
]

export function spellingsOf(phrases: readonly CountryPhrase[]): CountrySpellings {
  const shelves = new Map<string, Spelling[]>()
  const seen = new Set<string>()
  for (const { phrase, kind, senses, rule } of phrases) {
    const [sense] = senses
    const isSure = kind === 'name' && sense?.kind === 'country' && (rule === 'open' || rule === 'town')
    const sound = isSure ? soundOf(phrase) : ''
    if (!isSure || sound.length < SHORTEST || seen.has(`${sound} ${sense.iso2}`)) continue
    seen.add(`${sound} ${sense.iso2}`)
    const shelf = shelfOf(sound, sound.length)
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), { sound, iso2: sense.iso2 }])
  }
  return shelves
}

/**
 * The one country whose name sounds like a word or words, or differs in a letter or two from them; none where two
 * countries are as near.
 */
export function misspeltCountry(said: string, spellings: CountrySpellings, isWhole: boolean): string | undefined {
  const sound = soundOf(said)
  if (sound.length < (isWhole ? SHORTEST : SHORTEST_IN_SENTENCE) || /\d/.test(sound)) return undefined
  const allowed = sound.length >= LONG ? 2 : 1
  let fewest = allowed + 1
  let found = new Set<string>()
  for (let length = sound.length - allowed; length <= sound.length + allowed; length++)
    for (const { sound: known, iso2 } of spellings.get(shelfOf(sound, length)) ?? []) {
      const wrong = distance(sound, known)
      if (wrong > fewest || wrong > (known.length >= LONG ? 2 : 1)) continue
      found = wrong < fewest ? new Set([iso2]) : found.add(iso2)
      fewest = wrong
    }
  return found.size === 1 ? [...found][0] : undefined
}

function soundOf(phrase: string): string {
  return SOUNDS.reduce((sound, [from, to]) => sound.replace(from, to), phrase.replaceAll(' ', ''))
}

const shelfOf = (sound: string, length: number) => `${sound[0] ?? ''}${length}`
