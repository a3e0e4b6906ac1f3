import type { Understanding, Understood } from '../ports.ts'
import { wordsOf } from '../text/fold.ts'
import { bestTopic, type TopicFound } from './best-topic.ts'
import { type Compiled, compile, RANK } from './compile.ts'
import type { PhraseList } from './load-phrases.ts'

/** Longer messages are read up to here: no honest one is, and the time stays bounded. */
const MOST_WORDS = 600

type Reading = { language: Compiled; words: string[]; known: number }
type Heard = Reading & TopicFound

/**
 * Understands first messages by phrase lists, in every language at once. A crisis outdoes everything; then what is said
 * outright outdoes hints; then the stronger find wins (see `bestTopic`). A language that knows no more than two words
 * for three that another one knows is not heard; between languages that find as much, the one that knows more of the
 * words wins, then `prefer`. Needs no clock, no chance and no memory: the same text is always understood the same
 * way, and nothing of it is kept.
 */
export function phraseUnderstanding(lists: ReadonlyMap<string, PhraseList>): Understanding {
  const languages = [...lists.values()].sort((a, b) => (a.locale < b.locale ? -1 : 1)).map(compile)
  const known = (word: string) => languages.some((language) => language.knows(word))
  return {
    async understand(text, prefer) {
      const written = wordsOf(text).slice(0, MOST_WORDS)
      const readings = languages.map((language) => read(language, written, known))
      const most = Math.max(...readings.map((reading) => reading.known))
      let best: Heard | undefined
      for (const reading of readings) {
        const found = 3 * reading.known > 2 * most ? bestTopic(reading.language, reading.words) : undefined
        const heard = found && { ...reading, ...found }
        if (heard && (!best || outdoes(heard, best, prefer))) best = heard
      }
      return best && understood(best)
    },
  }
}

function understood({ topic, language, rank }: Heard): Understood {
  return { topic, locale: language.locale, crisis: rank === RANK.crisis }
}

function outdoes(one: Heard, other: Heard, prefer?: string): boolean {
  const more = one.rank - other.rank || one.strength - other.strength || one.known - other.known
  return more > 0 || (more === 0 && one.language.locale === prefer)
}

/** The words of a message as one language reads them: short forms spelled out, misspelt words mended. */
function read(language: Compiled, written: string[], known: (word: string) => boolean): Reading {
  const words = written.flatMap(
    (word) => language.short.get(word) ?? [known(word) ? word : (language.mend(word) ?? word)],
  )
  return { language, words, known: words.filter(language.knows).length }
}
