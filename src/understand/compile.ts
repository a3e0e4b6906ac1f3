import { type Composite, numberConcepts } from './concepts.ts'
import { conceptsOf, indexPhrases, type PhraseIndex } from './index-phrases.ts'
import { type Lists, listsOf } from './lists.ts'
import type { PhraseList } from './load-phrases.ts'
import { NUMBER, type Pattern, type Step } from './notation.ts'
import { prefixesOff, withoutPrefixes } from './prefixes.ts'
import { type ReadyWords, readyWords } from './ready-words.ts'
import type { Row } from './rows.ts'
import { entriesOf } from './vocabulary.ts'

/** Ways of saying, the stronger the higher: a hint yields to what is said outright, and all yields to a crisis. */
export const RANK = { hint: 0, said: 1, crisis: 2 } as const
export const isCrisis = (topic: string) => topic.startsWith('crisis.')

/** What a hint is worth that was written as something to be said outright. */
const HINTED = 2

/** A phrase in concepts: rows in any order, and what must not be among or just before them. */
export type Phrase = { rows: Row[]; without: number[] }
/** A phrase that speaks for a topic. */
export type Rule = Phrase & { topic: string; rank: number; alone: boolean; score: number }

export type Unless = Phrase & { topic: string }

/** The phrase list of one language, made ready once. */
export type Compiled = ReadyWords & {
  locale: string
  /** Languages that write many words alike. */
  kin: readonly string[]
  composites: Composite[]
  /** By concept, those whose places its places are too, in order. */
  meanings: Lists
  numbers: number
  ignored: number
  /** The strongest first. */
  rules: Rule[]
  /** What takes a topic out wherever it is said. */
  unless: Unless[]
  /** The rules and after them what takes topics out. */
  index: PhraseIndex
}

export function compile(written: PhraseList): Compiled {
  const bare = prefixesOff(written.prefixes)
  const list = withoutPrefixes(written, bare)
  const concepts = numberConcepts(list)
  const numbers = concepts.group(NUMBER)
  const small = new Set(list.small)
  const phrase = ({ parts, without }: Pattern): Phrase => ({
    rows: parts.map(concepts.row),
    without: without.map(concepts.choice),
  })
  const topics = [...list.topics].sort(([a], [b]) => (a < b ? -1 : 1))
  const unsorted = topics.flatMap(([topic, { alone, say, hint, cues }]) => {
    const said = isCrisis(topic) ? RANK.crisis : RANK.said
    const rule = (pattern: Pattern, rank: number, lone = false): Rule => ({
      topic,
      rank,
      alone: lone,
      score: scoreOf(pattern, small),
      ...phrase(pattern),
    })
    return [
      ...alone.map((pattern) => rule(pattern, said, true)),
      ...say.map((pattern) => rule(pattern, said)),
      ...hint.map((pattern) => rule(pattern, RANK.hint)),
      ...(said === RANK.crisis
        ? []
        : say.filter(inRow).map((pattern) => ({ ...rule(loosened(pattern), RANK.hint), score: HINTED }))),
      ...cues.map((pattern) => ({ ...rule(pattern, RANK.hint), score: 1 })),
    ]
  })
  const rules = unsorted.sort((a, b) => b.rank - a.rank) // stable: within a rank, by topic, hints before cues
  // A misspelt word is only taken for one that speaks for a topic, or for an everyday one.
  const mendable = entriesOf(concepts.phrasings)
  const ignored = concepts.gather(
    'ignored words',
    list.ignore.map(({ parts }) => parts[0]!),
  )
  const unless = topics.flatMap(([topic, ways]) => ways.unless.map((pattern) => ({ topic, ...phrase(pattern) })))
  const members = concepts.members()
  const phrases = [...rules, ...unless]
  const asked = new Set([
    ...phrases.flatMap((each) => [...conceptsOf(each), ...each.without]),
    ...concepts.composites.flatMap(({ row }) => row.concepts),
    ignored,
  ])
  return {
    locale: list.locale,
    kin: list.kin,
    composites: concepts.composites,
    meanings: turnedAbout(members, asked),
    numbers,
    ignored,
    rules,
    unless,
    index: indexPhrases(phrases, concepts.count()),
    ...readyWords(list, concepts.phrasings, { mendable, bare }),
  }
}

/**
 * How much a phrase says: two points for each thing that must be said, one for each that must follow the one before.
 * So three things in any order outdo two in a row, and two in a row outdo the same two in any order. Little words say
 * nothing.
 */
function scoreOf({ parts }: Pattern, small: ReadonlySet<string>): number {
  return parts.reduce((sum, part) => sum + Math.max(1, 3 * part.filter((step) => tells(step, small)).length - 1), 0)
}

function inRow({ parts }: Pattern): boolean {
  return parts.some((part) => part.length > 1)
}

/** The same things said in any order: no more than a hint of what was meant, but people do not talk like lists. */
function loosened({ text, parts, without }: Pattern): Pattern {
  return { text, without, parts: parts.flat().map((step) => [{ ...step, gap: 'next' }]) }
}

function tells({ choice: { phrases, groups } }: Step, small: ReadonlySet<string>): boolean {
  return groups.length > 0 || phrases.some((phrase) => phrase.some((word) => !small.has(word)))
}

/** By concept, those that have it as a member, as far as any is asked about: two thirds only put others together. */
function turnedAbout(members: number[][], asked: ReadonlySet<number>): Lists {
  const meanings: number[][] = members.map(() => [])
  members.forEach((found, concept) => {
    if (asked.has(concept)) for (const member of found) meanings[member]!.push(concept)
  })
  return listsOf(meanings)
}
