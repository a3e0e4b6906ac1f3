/** A word, a stem, a beginning or a pair of words as a whole number of 32 bits; pairs are odd. */
export type Feature = number

export type Stemmer = (word: string) => string

/** Words this long are also counted by their beginning, so that `detuvieron` speaks for `detuvo`. */
const LONG = 6
const BEGINNING = 5

/**
 * The words of a message, their stems, the beginnings of long ones, and each two that follow one another: each once. As
 * numbers they take a tenth of the memory that texts would, and nothing is put together to look a pair up. Two features in
 * a hundred thousand share a number with another, and weigh what both weigh.
 */
export function featuresOf(words: readonly string[], stem: Stemmer | undefined): Set<Feature> {
  const features = new Set<Feature>()
  let before = 0
  words.forEach((word, at) => {
    const whole = hashOf(word, word.length, WHOLE)
    features.add(single(whole))
    if (stem) features.add(single(hashOf(stem(word), LONGEST, STEM)))
    if (word.length >= LONG) features.add(single(hashOf(word, BEGINNING, START)))
    if (at > 0) features.add(mixed(Math.imul(before, FNV_PRIME) ^ whole) | 1)
    before = whole
  })
  return features
}

export function isPair(feature: Feature): boolean {
  return (feature & 1) === 1
}

/** What is hashed before the letters, so that a stem is not the word it looks like. */
const WHOLE = 0x811c9dc5
const STEM = 0x1b873593
const START = 0x52dce729
const FNV_PRIME = 0x01000193
const LONGEST = Number.POSITIVE_INFINITY

const single = (hash: number) => mixed(hash) & ~1

/** FNV-1a over the code units of the first `length` letters. Source: Fowler, Noll, Vo; RFC 9923. */
function hashOf(text: string, length: number, basis: number): number {
  let hash = basis
  for (let at = 0; at < text.length && at < length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash
}

/** Spreads a hash over all its bits, or short words would crowd a table. Source: MurmurHash3, its finalizer. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
