import type { Locale } from '../text/catalogue.ts'
import { phraseOf } from '../text/fold.ts'
import { GLOBALS, type GlobalWord } from '../text/global-words.ts'
import type { Words } from '../text/words.ts'
import { type Phrases, phrasesOf } from './phrases.ts'

/** The word lists of one language, folded once so that a reply is only looked up. */
export type Lexicon = {
  locale: Locale
  yes: ReadonlySet<string>
  no: ReadonlySet<string>
  notSure: ReadonlySet<string>
  skip: ReadonlySet<string>
  greetings: ReadonlySet<string>
  closing: ReadonlySet<string>
  /** What thanks and goodbyes are made of, polite words among them. */
  leaving: Phrases
  stop: ReadonlySet<string>
  start: ReadonlySet<string>
  names: ReadonlySet<string>
  globals: ReadonlyMap<string, GlobalWord>
  numbers: ReadonlyMap<string, number>
  /** The words that ask for a language, which may bring its name with them. */
  language: readonly string[]
  polite: Edges
  option: Edges
}

/**
 * Phrases that may stand before or after what is meant, by the word they begin and the word they end with: most messages have
 * neither. Longest first, so that `buenas tardes` goes before `buenas`.
 */
type Edges = { byFirst: ReadonlyMap<string, readonly string[]>; byLast: ReadonlyMap<string, readonly string[]> }

export function lexiconOf(locale: Locale, words: Words): Lexicon {
  const folded = (phrases: string[]) => new Set(phrases.map(phraseOf).filter(Boolean))
  const globals = GLOBALS.flatMap((word) =>
    words.globals[word].map((phrase) => [phraseOf(phrase) || phrase, word] as const),
  )
  return {
    locale,
    yes: folded(words.yes),
    no: folded(words.no),
    notSure: folded(words.not_sure),
    skip: folded(words.skip),
    greetings: folded(words.greetings),
    closing: folded(words.closing),
    leaving: phrasesOf([...words.closing, ...words.polite]),
    stop: folded(words.stop),
    start: folded(words.start),
    names: folded(words.names),
    globals: new Map(globals),
    language: globals.flatMap(([phrase, word]) => (word === 'language' ? [phrase] : [])),
    numbers: new Map(Object.entries(words.numbers).map(([word, value]) => [phraseOf(word), value])),
    polite: edgesOf(folded(words.polite)),
    option: edgesOf(folded(words.option)),
  }
}

function edgesOf(folded: ReadonlySet<string>): Edges {
  const phrases = [...folded].sort((a, b) => b.length - a.length)
  return { byFirst: Map.groupBy(phrases, firstWord), byLast: Map.groupBy(phrases, lastWord) }
}

/** A folded phrase without the polite words around it: `1 por favor` is `1`, `hola menu` is `menu`; `gracias` stays. */
export function withoutPoliteness(phrase: string, { polite }: Lexicon): string {
  return trimmed(phrase, polite)
}

/** Whether a folded phrase is a greeting and nothing else. */
export function greets(phrase: string, lexicon: Lexicon): boolean {
  return lexicon.greetings.has(phrase) || lexicon.greetings.has(withoutPoliteness(phrase, lexicon))
}

/** A folded phrase without what people put before or after a number: `opcion 1` is `1`, `1 号` too. */
export function withoutOptionWord(phrase: string, { option }: Lexicon): string {
  return trimmed(phrase, option)
}

function trimmed(phrase: string, edges: Edges): string {
  if (!phrase.includes(' ')) return phrase // around a single word there is nothing
  for (const edge of edges.byFirst.get(firstWord(phrase)) ?? [])
    if (phrase.startsWith(`${edge} `)) return trimmed(phrase.slice(edge.length + 1), edges)
  for (const edge of edges.byLast.get(lastWord(phrase)) ?? [])
    if (phrase.endsWith(` ${edge}`)) return trimmed(phrase.slice(0, -edge.length - 1), edges)
  return phrase
}

export function firstWord(phrase: string): string {
  const end = phrase.indexOf(' ')
  return end < 0 ? phrase : phrase.slice(0, end)
}

function lastWord(phrase: string): string {
  return phrase.slice(phrase.lastIndexOf(' ') + 1)
}
