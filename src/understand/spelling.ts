import type { PhraseList } from './load-phrases.ts'
import { mender } from './typos.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How the words of a language are read: which it knows as they are, and what others are taken for. */
export type Spelling = {
  /** The words, and the beginnings of words, that are right as they are. */
  right: { words: ReadonlySet<string>; stems: ReadonlySet<string> }
  short: ReadonlyMap<string, string[]>
  knows(word: string): boolean
  mend(word: string): string | undefined
  /** A word without what the language joins to its front, if it joins anything. */
  joins: boolean
  bare(word: string): string
}

/**
 * Reads words with nothing of the phrase list but its lists of words: what is made here lasts, and the phrases as they were
 * written are ten times as large. `mendable`: what a misspelt word may be taken for, besides everyday words.
 */
export function spellingOf(
  { small, asking, plain, short, sounds, prefixes }: PhraseList,
  vocabulary: Vocabulary,
  { mendable, bare }: { mendable: { words: string[]; stems: string[] }; bare: Spelling['bare'] },
): Spelling {
  const everyday = [...small, ...asking, ...plain]
  const all = vocabulary.entries()
  const words = new Set([...all.words, ...everyday, ...short.keys()])
  const stems = new Set(all.stems.filter((stem) => stem.length > 1)) // one letter begins too many words
  return {
    right: { words, stems },
    short,
    knows: (word) => words.has(word) || vocabulary.knows(word),
    mend: mender([...mendable.words, ...everyday], mendable.stems, sounds),
    joins: prefixes.length > 0,
    bare,
  }
}

/** Words as they are searched for: without prefixes, short forms spelled out, misspelt words mended. */
export function spelledOut(
  words: string[],
  { short, mend, bare }: Spelling,
  isWord: (word: string) => boolean,
): string[] {
  return words.map(bare).flatMap((word) => short.get(word) ?? [isWord(word) ? word : (mend(word) ?? word)])
}
