import type { Locale } from '../text/catalogue.ts'
import type { PhraseList, TopicPhrases } from '../understand/load-phrases.ts'
import { type Pattern, parsePattern } from '../understand/notation.ts'

/** A phrase list with its maps as entries and its patterns as they are written: a quarter of the size. */
export type PackedPhrases = Omit<PhraseList, 'groups' | 'topics' | 'ignore' | 'examples' | 'short'> & {
  groups: [name: string, patterns: string[]][]
  topics: [topic: string, phrases: Record<keyof TopicPhrases, string[]>][]
  ignore: string[]
  examples: [topic: string, messages: string[]][]
  short: [word: string, meant: string[]][]
}

export function packPhrases(list: PhraseList): PackedPhrases {
  return {
    ...list,
    groups: [...list.groups].map(([name, patterns]) => [name, written(patterns)]),
    topics: [...list.topics].map(([topic, { alone, say, hint, cues, unless }]) => [
      topic,
      { alone: written(alone), say: written(say), hint: written(hint), cues: written(cues), unless: written(unless) },
    ]),
    ignore: written(list.ignore),
    examples: [...list.examples],
    short: [...list.short],
  }
}

/**
 * A list that is opened when it is first asked for anything, which is when the language is made ready: lists are most of
 * the content. Its patterns are read each time, which is once.
 */
export function unpackPhrases(locale: Locale, open: () => PackedPhrases): PhraseList {
  let opened: PackedPhrases | undefined
  const packed = () => {
    opened ??= open()
    return opened
  }
  return {
    locale,
    get groups() {
      return new Map(packed().groups.map(([name, patterns]) => [name, read(patterns)]))
    },
    get topics() {
      return new Map(
        packed().topics.map(([topic, { alone, say, hint, cues, unless }]) => [
          topic,
          { alone: read(alone), say: read(say), hint: read(hint), cues: read(cues), unless: read(unless) },
        ]),
      )
    },
    get ignore() {
      return read(packed().ignore)
    },
    get small() {
      return packed().small
    },
    get asking() {
      return packed().asking
    },
    get plain() {
      return packed().plain
    },
    get examples() {
      return new Map(packed().examples)
    },
    get short() {
      return new Map(packed().short)
    },
    get prefixes() {
      return packed().prefixes
    },
    get kin() {
      return packed().kin
    },
    get sounds() {
      return packed().sounds
    },
  }
}

function written(patterns: Pattern[]): string[] {
  return patterns.map(({ text }) => text)
}

function read(texts: string[]): Pattern[] {
  return texts.map(parsePattern)
}
