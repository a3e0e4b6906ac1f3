import { closest, distance } from 'fastest-levenshtein'

/** Words this short are too like one another to be mended by counting letters. */
const SHORTEST = 5
/** From this length on two letters may be wrong; below, one. */
const LONG = 9
const SHORTEST_BY_SOUND = 4

export type Sounds = readonly (readonly [from: string, to: string])[]

/**
 * Finds which known word a misspelt one stands for, or undefined. First by sound, as `detubieron` sounds like
 * `detuvieron`; then by the fewest wrong letters, when exactly one known word is that near. A beginning of a word
 * (`deten*`) is found by sound only. Nothing that was written is kept.
 */
export function mender(words: string[], stems: string[], sounds: Sounds): (word: string) => string | undefined {
  const bySound = Map.groupBy(
    words.filter((word) => word.length >= SHORTEST_BY_SOUND),
    (word) => soundOf(word, sounds),
  )
  const stemsBySound = new Map(
    stems.filter((stem) => stem.length >= SHORTEST).map((stem) => [soundOf(stem, sounds), stem]),
  )
  const near = neighbours(words.filter((word) => word.length >= SHORTEST))
  return (word) => {
    if (word.length < SHORTEST_BY_SOUND || /\d/.test(word)) return undefined
    const sound = soundOf(word, sounds)
    const alike = bySound.get(sound)
    if (alike) return closest(word, alike)
    for (let length = sound.length; length >= SHORTEST; length--) {
      const stem = stemsBySound.get(sound.slice(0, length))
      if (stem) return stem
    }
    return word.length >= SHORTEST ? near(word) : undefined
  }
}

/** A word as it sounds: letters that are taken for one another made equal, a repeated letter once. */
function soundOf(word: string, sounds: Sounds): string {
  let sound = word
  for (const [from, to] of sounds) sound = sound.replaceAll(from, to)
  return sound.replace(/(.)\1+/gu, '$1')
}

/** The one known word within the allowed distance and with the same first letter; undefined when two are as near. */
function neighbours(words: string[]): (word: string) => string | undefined {
  const shelves = new Map<string, { word: string; letters: number }[]>()
  for (const word of words) {
    const shelf = shelfOf(word[0]!, word.length)
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), { word, letters: lettersOf(word) }])
  }
  return (word) => {
    const allowed = word.length >= LONG ? 2 : 1
    const letters = lettersOf(word)
    let best: string | undefined
    let fewest = allowed + 1
    for (let length = word.length - allowed; length <= word.length + allowed; length++)
      for (const known of shelves.get(shelfOf(word[0]!, length)) ?? []) {
        if (ones(letters ^ known.letters) > 2 * allowed) continue // too many letters differ for so few changes
        const wrong = wrongLetters(word, known.word)
        if (wrong > (known.word.length >= LONG ? 2 : 1)) continue
        if (wrong < fewest) [best, fewest] = [known.word, wrong]
        else if (wrong === fewest) best = undefined
      }
    return best
  }
}

/** How many letters are wrong, added or missing; two that changed places are one mistake. */
function wrongLetters(word: string, known: string): number {
  if (word.length === known.length) {
    let at = 0
    while (at < word.length && word[at] === known[at]) at++
    const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
    if (swapped === known) return 1
  }
  return distance(word, known)
}

const shelfOf = (first: string, length: number) => `${first}${length}`

/** Which letters a word holds, one bit each; alphabets longer than 32 share bits, which only costs a comparison. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
