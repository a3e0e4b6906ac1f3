import { phraseOf } from '../text/fold.ts'

/** Folded phrases, and how many words the longest has. */
export type Phrases = { said: { has(phrase: string): boolean }; longest: number }

/** Folds phrases once, at start. */
export function phrasesOf(phrases: readonly string[]): Phrases {
  const said = new Set(phrases.map(phraseOf).filter(Boolean))
  return { said, longest: longestOf(said) }
}

/** How many words the longest of the phrases has that begins at a word; 0 where none does. */
export function lengthAt(words: readonly string[], at: number, { said, longest }: Phrases): number {
  for (let length = Math.min(longest, words.length - at); length > 0; length--)
    if (said.has(words.slice(at, at + length).join(' '))) return length
  return 0
}

/** How many words the longest of the phrases has that ends before a word; 0 where none does. */
export function lengthBefore(words: readonly string[], end: number, { said, longest }: Phrases): number {
  for (let length = Math.min(longest, end); length > 0; length--)
    if (said.has(words.slice(end - length, end).join(' '))) return length
  return 0
}

/** How many words the longest phrase has. */
export function longestOf(phrases: Iterable<string>): number {
  let longest = 0
  for (const phrase of phrases) longest = Math.max(longest, phrase.split(' ').length)
  return longest
}
