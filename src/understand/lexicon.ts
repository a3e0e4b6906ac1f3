import { beginnings } from './beginnings.ts'
import type { PhraseList } from './load-phrases.ts'
import type { Entries } from './vocabulary.ts'

/** What a language has no number for: a word of no phrase, no example and no list of its. */
export const UNKNOWN = -1

/** A message as one language reads it: its words, and the number of each in the language's lexicon, or `UNKNOWN`. */
export type Words = { texts: string[]; numbers: number[] }

/** What is so of a word, a bit each; the first three only of words that the language lists. */
export const KIND = { known: 1, small: 2, asking: 4, number: 8, zipCode: 16, character: 32 } as const

/** Every word of a language, numbered in the order they come while it is made ready. */
export type Numbering = { words: string[]; numbers: ReadonlyMap<string, number>; numberOf(word: string): number }

/** What each word of a language is, and how often it stands in what people write: by its number. */
export type Lexicon = {
  words: readonly string[]
  kinds: Uint8Array
  /** The beginnings of words that are right as they are. */
  stems: readonly string[]
  usual: Uint32Array
  /** How many words the examples have together. */
  allUsual: number
}

export function numberWords(): Numbering {
  const numbers = new Map<string, number>()
  const words: string[] = []
  return {
    words,
    numbers,
    numberOf(word) {
      const known = numbers.get(word)
      if (known !== undefined) return known
      numbers.set(word, words.length)
      return words.push(word) - 1
    },
  }
}

/** `phrases`: the words of its phrases; `examples`: the words of its examples as they are written. */
export function lexiconOf(
  { small, asking, plain, short }: PhraseList,
  phrases: Entries,
  examples: readonly string[][],
  { words, numberOf }: Numbering,
): Lexicon {
  const stems = phrases.stems.filter((stem) => stem.length > 1) // one letter begins too many words
  const begins = beginnings<string>()
  for (const stem of stems) begins.add(stem, stem)
  const kinds = Uint8Array.from(words, (word) => kindAsWritten(word) | (begins.of(word).length > 0 ? KIND.known : 0))
  const mark = (listed: Iterable<string>, kind: number) => {
    for (const word of listed) kinds[numberOf(word)]! |= kind
  }
  mark(phrases.words, KIND.known)
  mark(small, KIND.known | KIND.small)
  mark(asking, KIND.known | KIND.asking)
  mark(plain, KIND.known)
  mark(short.keys(), KIND.known)
  const usual = new Uint32Array(words.length)
  for (const message of examples) for (const word of message) usual[numberOf(word)]! += 1
  return { words, kinds, stems, usual, allUsual: examples.reduce((sum, { length }) => sum + length, 0) }
}

const CHARACTER = /^[\p{sc=Han}\p{sc=Hangul}]$/u
const NUMBER = /^\p{N}+$/u
const ZIP_CODE = /^\d{5}$/

/** What a word is by how it is written, in any language: a number, a ZIP code, a character of Chinese or Korean. */
export function kindAsWritten(word: string): number {
  if (word.length <= 2 && CHARACTER.test(word)) return KIND.character
  if (!NUMBER.test(word)) return 0
  return ZIP_CODE.test(word) ? KIND.number | KIND.zipCode : KIND.number
}
