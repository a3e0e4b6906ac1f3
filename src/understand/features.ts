import { FNV_BASIS, FNV_PRIME, fnv1a, mixed } from '../text/fnv.ts'
import { UNKNOWN, type Words } from './lexicon.ts'

/** A word, a stem, a beginning or a pair of words as a whole number of 32 bits; pairs are odd. */
export type Feature = number

export type Stemmer = (word: string) => string

/** What each word of a lexicon gives by itself, made once; `stem` makes it of other words. */
export type WordFeatures = {
  /** The hash of the word, of which its own feature is made and that of each pair it stands in. */
  hashes: Int32Array
  /** The feature of its beginning; of a short word, which has none, its own. */
  starts: Int32Array
  /** The feature of its stem, where the language is stemmed. */
  stems: Int32Array | undefined
  stem: Stemmer | undefined
}

/** Words this long are also counted by their beginning, so that `detuvieron` speaks for `detuvo`. */
const LONG = 6
const BEGINNING = 5

export function featuresOfEach(words: readonly string[], stem: Stemmer | undefined): WordFeatures {
  return {
    hashes: Int32Array.from(words, wholeOf),
    starts: Int32Array.from(words, startOf),
    stems: stem && Int32Array.from(words, (word) => stemmed(word, stem)),
    stem,
  }
}

/**
 * The words of a message, their stems, the beginnings of long ones, and each two that follow one another: each once. As
 * numbers they take a tenth of the memory that texts would, and nothing is put together to look a pair up. Two features in
 * a hundred thousand share a number with another, and weigh what both weigh.
 */
export function featuresOf({ texts, numbers }: Words, { hashes, starts, stems, stem }: WordFeatures): Set<Feature> {
  const features = new Set<Feature>()
  let before = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!
    const isKnown = number !== UNKNOWN
    const whole = isKnown ? hashes[number]! : wholeOf(texts[at]!)
    features.add(single(whole))
    if (stem) features.add(isKnown ? stems![number]! : stemmed(texts[at]!, stem))
    features.add(isKnown ? starts[number]! : startOf(texts[at]!))
    if (at > 0) features.add(mixed(Math.imul(before, FNV_PRIME) ^ whole) | 1)
    before = whole
  }
  return features
}

export function isPair(feature: Feature): boolean {
  return (feature & 1) === 1
}

/** What is hashed before the letters, so that a stem is not the word it looks like. */
const WHOLE = FNV_BASIS
const STEM = 0x1b873593
const START = 0x52dce729

const single = (hash: number) => mixed(hash) & ~1
const wholeOf = (word: string) => fnv1a(word, WHOLE)
const startOf = (word: string) => single(word.length < LONG ? wholeOf(word) : fnv1a(word, START, 0, 1, BEGINNING))
const stemmed = (word: string, stem: Stemmer) => single(fnv1a(stem(word), STEM))
