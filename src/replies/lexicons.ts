import { byWord } from '../text/by-word.ts'
import { firstWord, type Lexicon } from './lexicon.ts'

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

/** The lexicons that may make something of folded words, or of a sign that folds to none; the one of `locale` first. */
export function lexiconsFor(words: readonly string[], { all, byFirst, byLast }: Lexicons, locale: string): Lexicon[] {
  const beginning = byFirst.get(words[0] ?? '')
  const ending = byLast.get(words.at(-1) ?? '')
  if (!beginning && !ending) return []
  return all
    .filter((lexicon) => beginning?.includes(lexicon) || ending?.includes(lexicon))
    .sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale))
}

/** The words that all a lexicon knows begins with. */
function firstWords(lexicon: Lexicon): string[] {
  const { yes, no, notSure, skip, greetings, closing, stop, start, names, globals, numbers, polite, option } = lexicon
  const phrases = [yes, no, notSure, skip, greetings, closing, stop, start, names].flatMap((set) => [...set])
  const said = [...phrases, ...globals.keys(), ...numbers.keys()]
  return [...said.map(firstWord), ...polite.byFirst.keys(), ...option.byFirst.keys()]
}
