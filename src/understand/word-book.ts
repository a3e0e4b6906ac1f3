import { beginnings } from './beginnings.ts'
import type { Compiled } from './compile.ts'
import { type JoinedWords, joinWords } from './join-words.ts'
import { UNSEEN, UNSHOWN } from './language.ts'
import { KIND, UNKNOWN } from './lexicon.ts'

/** Words of a message, looked up once, however many languages there are. */
export type LookedUp = {
  texts: readonly string[]
  /** By word, its row in the book; the last row is of all words that no language has. */
  rows: number[]
  /** By word, the languages in which it is right as it is: a number with a bit for each, in their order. */
  known: number[]
}

/** The words of all languages in one. */
export type WordBook = {
  lookUp(words: readonly string[]): LookedUp
  rowOf(word: string): number
  /** The number that a word looked up has in the lexicon of a language, or `UNKNOWN`. */
  numberIn(index: number, row: number): number
  /** By language, how many words it knows with nothing mended, short forms spelled out. */
  knownAsWritten(message: LookedUp): number[]
  /** By language, how likely the words are in it: sums of logarithms, to be compared with one another. */
  likelihoods(message: LookedUp): Float64Array
  /** Whether any of the words stands in what people write in any language. */
  hasUsual(message: LookedUp): boolean
}

const MOST_LANGUAGES = 31 // bits of a small integer

export function wordBook(languages: readonly Compiled[]): WordBook {
  if (languages.length > MOST_LANGUAGES) throw new RangeError(`more than ${MOST_LANGUAGES} languages`)
  const joined = joinWords(languages)
  const knownByStem = beginningsKnown(languages)
  const known = wordsKnown(languages, joined, knownByStem)
  const rowOf = (word: string) => joined.byWord.get(word) ?? joined.others
  const knownBy = (word: string, row: number) => (row === joined.others ? knownByStem(word) : known[row]!)
  return {
    rowOf,
    lookUp(texts) {
      const rows = texts.map(rowOf)
      return { texts, rows, known: texts.map((word, at) => knownBy(word, rows[at]!)) }
    },
    numberIn(index, row) {
      const { starts, languages: owners, numbers } = joined
      for (let at = starts[row]!; at < starts[row + 1]!; at++) if (owners[at] === index) return numbers[at]!
      return UNKNOWN
    },
    knownAsWritten: counter(languages, rowOf, knownBy),
    ...usualWordsOf(languages, joined),
  }
}

/** The languages that know a word by how it begins. */
function beginningsKnown(languages: readonly Compiled[]): (word: string) => number {
  const bits = new Map<string, number>()
  languages.forEach(({ lexicon: { stems } }, index) => {
    for (const stem of stems) bits.set(stem, (bits.get(stem) ?? 0) | (1 << index))
  })
  const byStem = beginnings<number>()
  for (const [stem, known] of bits) byStem.add(stem, known)
  return (word) => {
    let known = 0
    for (const some of byStem.of(word)) known |= some
    return known
  }
}

/** By row, the languages that know the word, as it is or by how it begins. */
function wordsKnown(
  languages: readonly Compiled[],
  { byWord, starts, languages: owners, numbers }: JoinedWords,
  knownByStem: (word: string) => number,
): Int32Array {
  const known = Int32Array.from(byWord.keys(), knownByStem)
  for (let row = 0; row < known.length; row++)
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      if (languages[owners[at]!]!.lexicon.kinds[numbers[at]!]! & KIND.known) known[row]! |= 1 << owners[at]!
  return known
}

function counter(
  languages: readonly Compiled[],
  rowOf: WordBook['rowOf'],
  knownBy: (word: string, row: number) => number,
): WordBook['knownAsWritten'] {
  /** By row of a short form that stands for no word its language knows, that language: there it does not count. */
  const idle = new Map<number, number>()
  languages.forEach(({ lexicon: { words, kinds }, spelling: { short } }, index) => {
    for (let number = 0; number < words.length; number++) {
      const meant = short.all.subarray(short.starts[number]!, short.starts[number + 1]!)
      if (meant.length === 0 || meant.some((each) => kinds[each]! & KIND.known)) continue
      const row = rowOf(words[number]!)
      idle.set(row, (idle.get(row) ?? 0) | (1 << index))
    }
  })
  const joining = languages.flatMap(({ spelling: { joins, bare } }, index) => (joins ? [{ index, bare }] : []))
  const apart = joining.reduce((bits, { index }) => bits | (1 << index), 0)
  return ({ texts, rows, known }) => {
    const counts = languages.map(() => 0)
    const count = (row: number, bits: number) => {
      let rest = bits === 0 ? 0 : bits & ~(idle.get(row) ?? 0)
      for (; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]! += 1
    }
    texts.forEach((text, at) => {
      count(rows[at]!, known[at]! & ~apart)
      for (const { index, bare } of joining) {
        const word = bare(text)
        const row = word === text ? rows[at]! : rowOf(word)
        count(row, knownBy(word, row) & (1 << index))
      }
    })
    return counts
  }
}

function usualWordsOf(
  languages: readonly Compiled[],
  { starts, languages: owners, numbers }: JoinedWords,
): Pick<WordBook, 'likelihoods' | 'hasUsual'> {
  const logarithm = ({ lexicon: { allUsual } }: Compiled, count: number) =>
    Math.log((count + UNSEEN) / (allUsual + UNSHOWN))
  const unseen = Float64Array.from(languages, (language) => logarithm(language, 0))
  const logarithms = Float64Array.from(numbers, (number, at) => {
    const language = languages[owners[at]!]!
    return logarithm(language, language.lexicon.usual[number]!)
  })
  return {
    likelihoods({ rows }) {
      const likely = new Float64Array(unseen.length)
      for (const row of rows) {
        let at = starts[row]!
        const end = starts[row + 1]!
        for (let index = 0; index < unseen.length; index++)
          likely[index]! += at < end && owners[at] === index ? logarithms[at++]! : unseen[index]!
      }
      return likely
    },
    hasUsual: ({ rows }) =>
      rows.some((row) => {
        for (let at = starts[row]!; at < starts[row + 1]!; at++) if (logarithms[at]! > unseen[owners[at]!]!) return true
        return false
      }),
  }
}
