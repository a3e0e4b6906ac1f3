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
  const soundOf = sounder(sounds)
  const bySound = Map.groupBy(
    words.filter((word) => word.length >= SHORTEST_BY_SOUND),
    soundOf,
  )
  const stemsBySound = new Map(stems.filter((stem) => stem.length >= SHORTEST).map((stem) => [soundOf(stem), stem]))
  const stemLengths = [...new Set([...stemsBySound.keys()].map((sound) => sound.length))]
    .filter((length) => length >= SHORTEST)
    .sort((a, b) => b - a)
  const near = neighbours(words.filter((word) => word.length >= SHORTEST))
  return (word) => {
    if (word.length < SHORTEST_BY_SOUND || /\d/.test(word)) return undefined
    const sound = soundOf(word)
    const alike = bySound.get(sound)
    if (alike) return closest(word, alike)
    for (const length of stemLengths) {
      const stem = length <= sound.length ? stemsBySound.get(sound.slice(0, length)) : undefined
      if (stem) return stem
    }
    return word.length >= SHORTEST ? near(word) : undefined
  }
}

/** How words sound: letters that are taken for one another made equal, a repeated letter once. */
function sounder(sounds: Sounds): (word: string) => string {
  const replaced = sounds.map(([from, to]) => ({ from, to, letters: lettersOf(from) }))
  return (word) => {
    let sound = word
    let letters = lettersOf(word)
    for (const each of replaced) {
      if ((each.letters & ~letters) !== 0) continue // a letter of it is not there: most sounds are in few words
      sound = sound.replaceAll(each.from, each.to)
      letters = lettersOf(sound)
    }
    return sound.replace(/(.)\1+/gu, '$1')
  }
}

/** The known words of one length that begin with one letter, and which letters each holds. */
type Shelf = { words: string[]; letters: number[] }

/** The one known word within the allowed distance and with the same first letter; undefined when two are as near. */
function neighbours(words: string[]): (word: string) => string | undefined {
  const shelves = new Map<number, Shelf>()
  for (const word of words) {
    const key = shelfOf(word, word.length)
    const shelf = shelves.get(key) ?? { words: [], letters: [] }
    shelf.words.push(word)
    shelf.letters.push(lettersOf(word))
    shelves.set(key, shelf)
  }
  return (word) => {
    const allowed = word.length >= LONG ? 2 : 1
    const letters = lettersOf(word)
    let best: string | undefined
    let fewest = allowed + 1
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      const shelf = shelves.get(shelfOf(word, length))
      if (!shelf) continue
      for (let at = 0; at < shelf.words.length; at++) {
        if (ones(letters ^ shelf.letters[at]!) > 2 * allowed) continue // too many letters differ for so few changes
        const known = shelf.words[at]!
        const wrong = wrongLetters(word, known)
        if (wrong > (known.length >= LONG ? 2 : 1)) continue
        if (wrong < fewest) [best, fewest] = [known, wrong]
        else if (wrong === fewest) best = undefined
      }
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

/** Words that begin with the same code unit and have this length stand together. */
const shelfOf = (word: string, length: number) => (word.charCodeAt(0) << 8) + length

/** Which letters a word holds, one bit each; alphabets longer than 32 share bits, which only costs a comparison. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** How many bits are set: of each two, then of each four, and so on. Source: Warren, Hacker's Delight, 5-1. */
function ones(bits: number): number {
  const ofTwo = bits - ((bits >>> 1) & 0x55555555)
  const ofFour = (ofTwo & 0x33333333) + ((ofTwo >>> 2) & 0x33333333)
  return Math.imul((ofFour + (ofFour >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
