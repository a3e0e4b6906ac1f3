import { byWord } from '../text/by-word.ts'
import { firstWord, type Lexicon, lastWord } from './lexicon.ts'

/**
 * The lexicons of a line. By word those in which something said begins with it, and those in which what is said around
 * other words ends with it: most messages have no such word, and no lexicon need be asked about them.
 */
export type Lexicons = {
  all: readonly Lexicon[]
  byFirst: ReadonlyMap<string, readonly Lexicon[]>
  byLast: ReadonlyMap<string, readonly Lexicon[]>
}

export function lexiconsOf(all: readonly Lexicon[]): Lexicons {
  const lasts = ({ polite, option }: Lexicon) => [...polite.byLast.keys(), ...option.byLast.keys()]
  return { all, byFirst: byWord(all, firstWords), byLast: byWord(all, lasts) }
}

/** The lexicons that may make something of a folded phrase, or of a sign that folds to nothing; the language of `first` before the others. */
export function lexiconsFor(phrase: string, { all, byFirst, byLast }: Lexicons, first: string): Lexicon[] {
  const beginning = byFirst.get(firstWord(phrase)) ?? []
  const ending = byLast.get(lastWord(phrase)) ?? []
  if (beginning.length === 0 && ending.length === 0) return []
  return all
    .filter((lexicon) => beginning.includes(lexicon) || ending.includes(lexicon))
    .sort((a, b) => Number(b.locale === first) - Number(a.locale === first))
}

/** The words that all a lexicon knows begins with. */
function firstWords(lexicon: Lexicon): string[] {
  const { yes, no, notSure, skip, greetings, closing, stop, start, names, globals, numbers, polite, option } = lexicon
  const phrases = [yes, no, notSure, skip, greetings, closing, stop, start, names].flatMap((set) => [...set])
  const said = [...phrases, ...globals.keys(), ...numbers.keys()]
  return [...said.map(firstWord), ...polite.byFirst.keys(), ...option.byFirst.keys()]
}
