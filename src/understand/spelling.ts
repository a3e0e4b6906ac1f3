import { KIND, type Lexicon, type Numbering } from './lexicon.ts'
import { type Lists, listsOf } from './lists.ts'
import type { PhraseList } from './load-phrases.ts'
import { mender } from './typos.ts'
import type { Entries } from './vocabulary.ts'

/** How the words of a language are read. Numbers are those of its lexicon. */
export type Spelling = {
  /** Whether the language joins anything to the front of words, and a word without it. */
  joins: boolean
  bare(word: string): string
  /** By word, what it is short for; nothing for most. */
  short: Lists
  /** By word, what it is taken for where it is misspelt: the same, where it is known or nothing is near enough. */
  mended: Uint32Array
  /** What another word is taken for: a word of the lexicon, or undefined. */
  mend(word: string): string | undefined
}

/**
 * Reads words with nothing of the phrase list but its lists of words: what is made here lasts, and the phrases as they were
 * written are ten times as large. `mendable`: what a misspelt word may be taken for, besides everyday words.
 */
export function spellingOf(
  { small, asking, plain, short, sounds, prefixes }: PhraseList,
  { words, kinds }: Lexicon,
  { mendable, bare, numberOf }: { mendable: Entries; bare: Spelling['bare'] } & Pick<Numbering, 'numberOf'>,
): Spelling {
  const mend = mender([...mendable.words, ...small, ...asking, ...plain], mendable.stems, sounds)
  const meant = new Map([...short].map(([word, others]) => [numberOf(word), others.map(numberOf)]))
  return {
    joins: prefixes.length > 0,
    bare,
    short: listsOf(words.map((_, number) => meant.get(number) ?? [])),
    mended: Uint32Array.from(words, (word, number) =>
      kinds[number]! & KIND.known ? number : numberOf(mend(word) ?? word),
    ),
    mend,
  }
}

/** Adds what a word of the lexicon is read as: what it is short for, else itself where it is right, else what it is taken for. */
export function spell(number: number, isRight: boolean, { short, mended }: Spelling, into: number[]): void {
  const start = short.starts[number]!
  const end = short.starts[number + 1]!
  if (start === end) into.push(isRight ? number : mended[number]!)
  for (let at = start; at < end; at++) into.push(short.all[at]!)
}
