import { phraseOf } from '../text/fold.ts'

/**
 * Folded phrases, and how many words the longest has that begins or ends with a word: no phrase begins with most words of a
 * message, and one look-up tells.
 */
export type Phrases = {
  said: { has(phrase: string): boolean }
  byFirst: ReadonlyMap<string, number>
  byLast: ReadonlyMap<string, number>
}

/** Folds phrases once, at start. */
export function phrasesOf(phrases: readonly string[]): Phrases {
  const said = new Set(phrases.map(phraseOf).filter(Boolean))
  return { said, ...indexPhrases(said) }
}

/** Folded phrases by their first and by their last word. */
export function indexPhrases(phrases: Iterable<string>): Pick<Phrases, 'byFirst' | 'byLast'> {
  const byFirst = new Map<string, number>()
  const byLast = new Map<string, number>()
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    for (const [longest, word] of [[byFirst, words[0]!] as const, [byLast, words.at(-1)!] as const])
      longest.set(word, Math.max(longest.get(word) ?? 0, words.length))
  }
  return { byFirst, byLast }
}

/** How many words the longest of the phrases has that begins at a word; 0 where none does. */
export function lengthAt(words: readonly string[], at: number, { said, byFirst }: Phrases): number {
  const longest = byFirst.get(words[at] ?? '') ?? 0
  for (let length = Math.min(longest, words.length - at); length > 0; length--)
    if (said.has(stretch(words, at, at + length))) return length
  return 0
}

/** How many words the longest of the phrases has that ends before a word; 0 where none does. */
export function lengthBefore(words: readonly string[], end: number, { said, byLast }: Phrases): number {
  const longest = byLast.get(words[end - 1] ?? '') ?? 0
  for (let length = Math.min(longest, end); length > 0; length--)
    if (said.has(stretch(words, end - length, end))) return length
  return 0
}

/** The words from one place up to another, as a phrase. */
export function stretch(words: readonly string[], start: number, end: number): string {
  return end - start === 1 ? words[start]! : words.slice(start, end).join(' ')
}
