import { distance } from 'fastest-levenshtein'
import type { Label } from '../text/labels.ts'
import { type Lexicon, withoutPoliteness } from './lexicon.ts'

/** The option whose own words a reply repeats exactly, folded; undefined when none or two do. */
export function readExactLabel(phrase: string, labels: readonly Label[]): number | undefined {
  return onlyOne(labels, (label) => label === phrase)
}

/**
 * The option a reply means by its words: with polite words around, with a slip of the thumb (one letter in eight), or
 * by the label within a slightly longer sentence. Never a guess: two options that fit alike are none.
 */
export function readLabel(phrase: string, labels: readonly Label[], lexicons: readonly Lexicon[]): number | undefined {
  const bares = [phrase, ...lexicons.map((lexicon) => withoutPoliteness(phrase, lexicon))]
  for (const bare of bares) {
    const found = readExactLabel(bare, labels) ?? onlyOne(labels, (label) => isSlipOf(bare, label))
    if (found !== undefined) return found
  }
  return onlyOne(
    labels,
    (label) => label.length >= 5 && phrase.length <= label.length * 2 && ` ${phrase} `.includes(` ${label} `),
  )
}

function isSlipOf(phrase: string, label: string): boolean {
  const allowed = Math.floor(label.length / 8)
  if (allowed === 0 || Math.abs(label.length - phrase.length) > allowed) return false
  return !/\d/.test(phrase) && distance(phrase, label) <= allowed
}

function onlyOne(labels: readonly Label[], fits: (label: string) => boolean): number | undefined {
  const found = labels.flatMap((label, index) => (fits(label.phrase) ? [index] : []))
  return found.length === 1 ? found[0] : undefined
}
