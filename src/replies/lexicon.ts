import type { Locale } from '../text/catalogue.ts'
import { phraseOf } from '../text/fold.ts'
import { GLOBALS, type GlobalWord, type Words } from '../text/words.ts'

/** The word lists of one language, folded once so that a reply is only looked up. */
export type Lexicon = {
  locale: Locale
  yes: ReadonlySet<string>
  no: ReadonlySet<string>
  notSure: ReadonlySet<string>
  skip: ReadonlySet<string>
  greetings: ReadonlySet<string>
  stop: ReadonlySet<string>
  start: ReadonlySet<string>
  names: ReadonlySet<string>
  globals: ReadonlyMap<string, GlobalWord>
  numbers: ReadonlyMap<string, number>
  /** Longest first, so that `buenas tardes` goes before `buenas`. */
  polite: readonly string[]
  option: readonly string[]
}

export function lexiconOf(locale: Locale, words: Words): Lexicon {
  const folded = (phrases: string[]) => new Set(phrases.map(phraseOf).filter(Boolean))
  const longestFirst = (phrases: string[]) => [...folded(phrases)].sort((a, b) => b.length - a.length)
  return {
    locale,
    yes: folded(words.yes),
    no: folded(words.no),
    notSure: folded(words.not_sure),
    skip: folded(words.skip),
    greetings: folded(words.greetings),
    stop: folded(words.stop),
    start: folded(words.start),
    names: folded(words.names),
    globals: new Map(
      GLOBALS.flatMap((word) => words.globals[word].map((phrase) => [phraseOf(phrase) || phrase, word] as const)),
    ),
    numbers: new Map(Object.entries(words.numbers).map(([word, value]) => [phraseOf(word), value])),
    polite: longestFirst(words.polite),
    option: longestFirst(words.option),
  }
}

/** A folded phrase without the polite words around it: `1 por favor` is `1`, `hola menu` is `menu`; `gracias` stays. */
export function withoutPoliteness(phrase: string, { polite }: Lexicon): string {
  return trimmed(phrase, polite, polite)
}

/** A folded phrase without what people put before or after a number: `opcion 1` is `1`, `1 号` too. */
export function withoutOptionWord(phrase: string, { option }: Lexicon): string {
  return trimmed(phrase, option, option)
}

function trimmed(phrase: string, before: readonly string[], after: readonly string[]): string {
  for (const word of before)
    if (phrase.startsWith(`${word} `)) return trimmed(phrase.slice(word.length + 1), before, after)
  for (const word of after)
    if (phrase.endsWith(` ${word}`)) return trimmed(phrase.slice(0, -word.length - 1), before, after)
  return phrase
}
