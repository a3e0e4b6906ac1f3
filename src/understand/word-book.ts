import { beginnings } from './beginnings.ts'
import type { Compiled } from './compile.ts'
import { UNSEEN, UNSHOWN } from './language.ts'

/**
 * The words of all languages in one: what each of them has to say of a word is looked up once, however many languages
 * there are. A set of languages is a number with a bit for each, in their order.
 */
export type WordBook = {
  /** The languages in which a word is right as it is. */
  knownBy(word: string): number
  /** By language, how many words it knows with nothing mended, short forms spelled out; `knownBy` as far as it is known. */
  knownAsWritten(words: readonly string[], knownBy: (word: string) => number): number[]
  /** By language, how likely the words are in it: sums of logarithms, to be compared with one another. */
  likelihoods(words: readonly string[]): Float64Array
  /** Whether a word stands in what people write in any language. */
  isUsual(word: string): boolean
}

const MOST_LANGUAGES = 31 // bits of a small integer

export function wordBook(languages: readonly Compiled[]): WordBook {
  if (languages.length > MOST_LANGUAGES) throw new RangeError(`more than ${MOST_LANGUAGES} languages`)
  return { knownBy: knownWords(languages), knownAsWritten: counter(languages), ...usualWordsOf(languages) }
}

function knownWords(languages: readonly Compiled[]): WordBook['knownBy'] {
  const words = new Map<string, number>()
  const stems = new Map<string, number>()
  languages.forEach(({ spelling: { right } }, index) => {
    for (const word of right.words) words.set(word, (words.get(word) ?? 0) | (1 << index))
    for (const stem of right.stems) stems.set(stem, (stems.get(stem) ?? 0) | (1 << index))
  })
  const byStem = beginnings<number>()
  for (const [stem, bits] of stems) byStem.add(stem, bits)
  return (word) => byStem.of(word).reduce((known, bits) => known | bits, words.get(word) ?? 0)
}

function counter(languages: readonly Compiled[]): WordBook['knownAsWritten'] {
  /** By short form, what it counts for beyond the one word that it is itself: one less, where it stands for none we know. */
  const beyond = new Map<string, { index: number; more: number }[]>()
  languages.forEach(({ spelling: { short, knows } }, index) => {
    for (const [word, meant] of short) {
      const more = meant.some(knows) ? 0 : -1
      if (more !== 0) beyond.set(word, [...(beyond.get(word) ?? []), { index, more }])
    }
  })
  const joining = languages.flatMap(({ spelling: { joins, bare } }, index) => (joins ? [{ index, bare }] : []))
  const apart = joining.reduce((bits, { index }) => bits | (1 << index), 0)
  return (words, knownBy) => {
    const counts = languages.map(() => 0)
    const add = (word: string, among: number) => {
      for (let rest = knownBy(word) & among; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]! += 1
      for (const { index, more } of beyond.get(word) ?? []) if (among & (1 << index)) counts[index]! += more
    }
    for (const word of words) {
      add(word, ~apart)
      for (const { index, bare } of joining) add(bare(word), 1 << index)
    }
    return counts
  }
}

function usualWordsOf(languages: readonly Compiled[]): Pick<WordBook, 'likelihoods' | 'isUsual'> {
  const many = languages.length
  const places = new Map<string, number>()
  for (const { usual } of languages)
    for (const word of usual.counts.keys()) if (!places.has(word)) places.set(word, places.size * many)
  const logarithm = ({ usual: { counts, all } }: Compiled, word: string) =>
    Math.log(((counts.get(word) ?? 0) + UNSEEN) / (all + UNSHOWN))
  const logarithms = new Float64Array((places.size + 1) * many)
  const unseen = places.size * many // the last row, of words that no language has
  for (const [word, place] of places)
    languages.forEach((language, index) => {
      logarithms[place + index] = logarithm(language, word)
    })
  languages.forEach((language, index) => {
    logarithms[unseen + index] = logarithm(language, '')
  })
  return {
    isUsual: (word) => places.has(word),
    likelihoods(words) {
      const likely = new Float64Array(many)
      for (const word of words) {
        const place = places.get(word) ?? unseen
        for (let index = 0; index < many; index++) likely[index]! += logarithms[place + index]!
      }
      return likely
    },
  }
}
