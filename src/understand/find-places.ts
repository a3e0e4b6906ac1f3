import type { Compiled } from './compile.ts'
import { overlap, stretchesOf, type Telling } from './rows.ts'
import { addPlace, type Place, type Places } from './vocabulary.ts'

/** A message as it is searched: its words, where every concept stands, and what lies between them. */
export type Message = {
  places: Places
  telling: Telling
  /** How many words before each place are neither little words nor words people ask with. */
  besides: readonly number[]
}

/** Finds every concept in the words of a message; words that mean something else here (`ignore`) are passed over. */
export function readMessage(language: Compiled, words: string[]): Message {
  const small = words.map((word) => language.small.has(word))
  const telling = counted(small)
  const besides = counted(words.map((word, at) => small[at]! || language.asking.has(word)))
  const places = language.words.find(words, small)
  words.forEach((word, start) => {
    if (/^\p{N}+$/u.test(word)) addPlace(places, language.numbers, { start, end: start + 1 })
  })
  for (const { concept, row } of language.composites) {
    if (!row.concepts.every((part) => places.has(part))) continue
    for (const { start, end } of stretchesOf(row, places, telling)) addPlace(places, concept, { start, end })
    places.get(concept)?.sort((a, b) => a.start - b.start)
  }
  const ignored = places.get(language.ignored)
  return { places: ignored ? apartFrom(places, ignored) : places, telling, besides }
}

/** How many words before each place are not of a kind; one more than there are words. */
function counted(kind: boolean[]): number[] {
  const counts = [0]
  for (const is of kind) counts.push(counts.at(-1)! + (is ? 0 : 1))
  return counts
}

/** The places that share no word with others. */
function apartFrom(places: Places, others: Place[]): Places {
  const left: Places = new Map()
  for (const [concept, found] of places) {
    const apart = found.filter((place) => !overlap([place], others))
    if (apart.length > 0) left.set(concept, apart)
  }
  return left
}
