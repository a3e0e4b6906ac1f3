import { type Beginnings, beginnings } from './beginnings.ts'
import type { Numbering } from './lexicon.ts'
import { type Lists, listsOf } from './lists.ts'

/** Words in a row that say a concept; `*` ends the beginning of a word. */
export type Phrasing = { concept: number; words: string[] }

/**
 * The phrases of one language by what they begin with, in a few arrays of numbers: a message is searched for thousands of
 * phrases at once. What a phrase begins with, a word or the beginning of one, is a head.
 */
export type Vocabulary = {
  /** By word of the lexicon, the heads that it is: itself, then every beginning that it has. */
  headsOf: Lists
  /** The heads of a word that is not in the lexicon: it can only begin as one. */
  headsByStem: Beginnings<number>
  /** By head, the concepts that it says alone. */
  alone: Lists
  /** By head, the phrases whose second word is a whole one, in the order of the numbers of those words. */
  seconds: Lists
  /** By place in `seconds`, the second word. */
  secondWords: Uint32Array
  /** By head, the phrases whose second word is the beginning of one. */
  others: Lists
  /** By phrase, its concept. */
  concepts: Uint32Array
  /** By phrase, the words that remain to be found: in `others` from the second on, in `seconds` from the third on. */
  rests: Lists
  /** A word of a rest with a number that no word of the lexicon has is a beginning: of this number less `firstStem`. */
  stems: readonly string[]
  firstStem: number
}

type Head = { alone: number[]; seconds: { word: number; phrase: number }[]; others: number[] }

export const isStem = (word: string) => word.endsWith('*')
export const stemOf = (word: string) => word.slice(0, -1)

/** The whole words that stand in phrases, and the beginnings of words (`arrest*`), in order. */
export type Entries = { words: string[]; stems: string[] }

export function entriesOf(phrasings: readonly Phrasing[]): Entries {
  const all = new Set(phrasings.flatMap(({ words }) => words))
  const words = [...all].filter((word) => !isStem(word))
  const stems = [...all].filter(isStem).map(stemOf)
  return { words: words.sort(), stems: stems.sort() }
}

/** Orders the phrases of a language, of which these are the beginnings; every whole word of theirs has its number, and no word comes after these. */
export function vocabularyOf(
  phrasings: readonly Phrasing[],
  { stems }: Pick<Entries, 'stems'>,
  { words, numberOf }: Numbering,
): Vocabulary {
  const heads: Head[] = []
  const byWord = new Map<number, number>()
  const headsByStem = beginnings<number>()
  const stemNumbers = new Map(stems.map((stem, index) => [stem, words.length + index]))
  const wanted = (word: string) => (isStem(word) ? stemNumbers.get(stemOf(word))! : numberOf(word))
  const headOf = (first: string): Head => {
    const known = isStem(first) ? headsByStem.get(stemOf(first)) : byWord.get(numberOf(first))
    if (known !== undefined) return heads[known]!
    if (isStem(first)) headsByStem.add(stemOf(first), heads.length)
    else byWord.set(numberOf(first), heads.length)
    const head = { alone: [], seconds: [], others: [] }
    heads.push(head)
    return head
  }
  const rests: number[][] = []
  const concepts: number[] = []
  for (const { concept, words: phrase } of phrasings) {
    const [first, second, ...rest] = phrase
    const head = headOf(first!)
    if (second === undefined) head.alone.push(concept)
    else {
      if (isStem(second)) head.others.push(concepts.length)
      else head.seconds.push({ word: numberOf(second), phrase: concepts.length })
      rests.push((isStem(second) ? [second, ...rest] : rest).map(wanted))
      concepts.push(concept)
    }
  }
  for (const { seconds } of heads) seconds.sort((a, b) => a.word - b.word) // stable: of equals, the one written first
  return {
    headsOf: listsOf(
      words.map((word, number) => {
        const whole = byWord.get(number)
        return whole === undefined ? headsByStem.of(word) : [whole, ...headsByStem.of(word)]
      }),
    ),
    headsByStem,
    alone: listsOf(heads.map(({ alone }) => alone)),
    seconds: listsOf(heads.map(({ seconds }) => seconds.map(({ phrase }) => phrase))),
    secondWords: Uint32Array.from(heads.flatMap(({ seconds }) => seconds.map(({ word }) => word))),
    others: listsOf(heads.map(({ others }) => others)),
    concepts: Uint32Array.from(concepts),
    rests: listsOf(rests),
    stems,
    firstStem: words.length,
  }
}
