import type { Understanding, Understood } from '../ports.ts'
import { bestTopic, type TopicFound } from './best-topic.ts'
import { type Compiled, compile, isCrisis } from './compile.ts'
import { languageOf, SURELY } from './language.ts'
import type { Words } from './lexicon.ts'
import type { PhraseList } from './load-phrases.ts'
import { readIn } from './read-in.ts'
import { type WordBook, wordBook } from './word-book.ts'

/** Longer messages are read up to here, and longer words not at all: none is honest, and the time stays bounded. */
const MOST_WORDS = 600
const LONGEST_WORD = 40

/** A language in which the words are so much less likely, as a logarithm, is not the one, whatever it makes of them. */
const OUT_OF_THE_QUESTION = 5
/** Nor is a crisis heard in a language that is so much less likely: it would outdo all that the likelier one says. */
const LESS_LIKELY_FOR_CRISIS = 3

/** `likely`: how likely the words, as they were written, are in the language; `right`: how many of them are words of it. */
type Reading = { language: Compiled; words: Words; known: number; likely: number; right: number }
type Heard = Reading & TopicFound

/**
 * Understands first messages by phrase lists, in every language at once. A crisis outdoes everything; then what is said
 * outright outdoes hints; then the stronger find wins (see `bestTopic`). A language that knows no more than two words
 * for three that another one knows is not heard; of the others, the one in which the words are surely likelier wins, then
 * the one that knows more of them, then `prefer`, then the stronger find. Needs no clock, no chance and no memory: the same text is always understood the same
 * way, and nothing of it is kept.
 */
export function phraseUnderstanding(lists: ReadonlyMap<string, PhraseList>): Understanding {
  const languages = [...lists.values()].sort((a, b) => (a.locale < b.locale ? -1 : 1)).map(makeReady)
  const book = wordBook(languages)
  const readable = (words: readonly string[]) =>
    words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS)
  return {
    async language(words) {
      return languageOf(languages, book, book.lookUp(readable(words)))
    },
    async understand(words, prefer) {
      const written = readable(words)
      const readings = readingsOf(languages, book, written)
      const most = Math.max(...readings.map((reading) => reading.known))
      if (readings.length === 0) return undefined
      const likeliest = readings.reduce((one, other) => (other.likely > one.likely ? other : one))
      const heard = readings.flatMap((reading): Heard[] => {
        const isLikely = likeliest.likely - reading.likely < OUT_OF_THE_QUESTION || isShared(reading, likeliest)
        const mayBe = isHeard(reading.known, most) && isLikely
        const found = mayBe ? bestTopic(reading.language, reading.words) : undefined
        const isForeign = likeliest.likely - reading.likely > LESS_LIKELY_FOR_CRISIS
        return found && !(isForeign && isCrisis(found.topic)) ? [{ ...reading, ...found }] : []
      })
      const [first, ...others] = heard
      if (!first) return undefined
      const best = others.reduce((one, other) => (outdoes(other, one, prefer) ? other : one), first)
      return understood(best, heard)
    },
  }
}

/**
 * The message in the languages that may know enough of its words once misspelt ones are mended: mending is dear, and most
 * languages know next to none of them.
 */
function readingsOf(languages: Compiled[], book: WordBook, written: string[]): Reading[] {
  const message = book.lookUp(written)
  const right = book.knownAsWritten(message)
  const misspelt = message.known.reduce((count, bits) => count + (bits === 0 ? 1 : 0), 0)
  const most = Math.max(...right)
  const likelihoods = book.likelihoods(message)
  return languages.flatMap((language, index) => {
    if (!isHeard(right[index]! + misspelt, most)) return []
    const { words, known: spelled } = readIn(book, index, language, message)
    const known = Math.min(spelled, written.length) // a short form may be spelled out as several words
    return [{ language, words, known, likely: likelihoods[index]!, right: right[index]! }]
  })
}

const isHeard = (known: number, most: number) => 3 * known > 2 * most

function understood(best: Heard, heard: Heard[]): Understood {
  const { topic, rank, language } = best
  const isAsGood = (other: Heard) =>
    areKin(best, other) && (Math.abs(best.likely - other.likely) <= SURELY || isShared(best, other))
  const alike = heard.filter((other) => other.topic === topic && other.rank === rank && isAsGood(other))
  return {
    topic,
    locale: language.locale,
    crisis: isCrisis(topic),
    alsoIn: alike.map((other) => other.language.locale),
  }
}

function areKin({ language: one }: Reading, { language: other }: Reading): boolean {
  return one.kin.includes(other.locale) || other.kin.includes(one.locale)
}

/** A single word that two languages of a kin both have (`avocat`) is of either, however much oftener one writes it. */
function isShared(one: Reading, other: Reading): boolean {
  return one.words.numbers.length === 1 && one.right === 1 && other.right === 1 && areKin(one, other)
}

function outdoes(one: Heard, other: Heard, prefer?: string): boolean {
  const likelier = one.likely - other.likely
  const more = one.rank - other.rank || (Math.abs(likelier) > SURELY ? likelier : one.known - other.known)
  if (more !== 0) return more > 0
  if (other.language.locale === prefer) return false
  return one.language.locale === prefer || one.strength > other.strength
}

const known = new WeakMap<PhraseList, Compiled>()

/** A list made ready to be heard, once for each list: most of the work of a start. */
export function makeReady(list: PhraseList): Compiled {
  const ready = known.get(list) ?? compile(list)
  known.set(list, ready)
  return ready
}
