import type { Compiled } from './compile.ts'
import type { Lists } from './lists.ts'
import { type PlacesOf, type Row, type Stretch, stretchesOf, type Telling } from './rows.ts'
import { addFind, type Finds, type Place } from './vocabulary.ts'

/** A message as it is searched. */
export type Message = {
  /** Every concept that is said somewhere, and its members that say it. */
  said: Said
  placesOf: PlacesOf
  /** Where a row of concepts stands. */
  stretches(row: Row): Stretch[]
  telling: Telling
  /** How many words before each place are neither little words, nor words people ask with, nor a ZIP code. */
  besides: readonly number[]
}

const CHARACTER = /^[\p{sc=Han}\p{sc=Hangul}]$/u
const NUMBER = /^\p{N}+$/u
/** A ZIP code says where help is wanted, so it does not stand in the way of an `alone` phrase. */
const ZIP_CODE = /^\d{5}$/

/** Finds every concept in the words of a message; words that mean something else here (`ignore`) are passed over. */
export function readMessage(language: Compiled, words: string[]): Message {
  const small = words.map((word) => language.small.has(word))
  const telling = counted(small.map((isSmall, at) => (isSmall ? 0 : weightOf(words[at]!))))
  const finds = language.vocabulary.find(words, small)
  words.forEach((word, start) => {
    if (NUMBER.test(word)) addFind(finds, language.numbers, { start, end: start + 1 })
  })
  const found = saidBy(finds, language.meanings)
  for (const { concept, row } of language.composites)
    if (found.has(row.concepts[0]!))
      for (const { start, end } of stretchesOf(row, placesIn(finds, found), telling)) {
        if (!finds.has(concept)) say(found, concept, language.meanings)
        addFind(finds, concept, { start, end })
      }
  const visible = apartFrom(finds, placesIn(finds, found)(language.ignored), words.length)
  const said = visible === finds ? found : saidBy(visible, language.meanings)
  const placesOf = onceEach(placesIn(visible, said))
  return {
    said,
    placesOf,
    stretches: onceEach((row) => stretchesOf(row, placesOf, telling)),
    telling,
    besides: counted(words.map((word, at) => (small[at] || language.asking.has(word) || ZIP_CODE.test(word) ? 0 : 1))),
  }
}

/** How much all words before each place count together; one more than there are words. */
function counted(weights: number[]): number[] {
  const counts = [0]
  for (const weight of weights) counts.push(counts.at(-1)! + weight)
  return counts
}

/** Chinese and Korean words have about two characters, and each character is read as a word. */
export function weightOf(word: string): number {
  return word.length <= 2 && CHARACTER.test(word) ? 0.5 : 1
}

/** By concept that is said, those of its members that were found. */
type Said = Map<number, number[]>

/** Every concept that is said when these are found. */
function saidBy(finds: Finds, meanings: Lists): Said {
  const said: Said = new Map()
  for (const found of finds.keys()) say(said, found, meanings)
  return said
}

function say(said: Said, found: number, { starts, all }: Lists): void {
  for (let at = starts[found]!; at < starts[found + 1]!; at++) {
    const concept = all[at]!
    const members = said.get(concept)
    if (members) members.push(found)
    else said.set(concept, [found])
  }
}

/** The places of a concept and of all its members together. */
function placesIn(finds: Finds, said: Said): PlacesOf {
  return (concept) => {
    const found = said.get(concept)
    if (!found) return []
    if (found.length === 1) return finds.get(found[0]!)!
    return found.flatMap((member) => finds.get(member) ?? []).sort((a, b) => a.start - b.start)
  }
}

/** The finds that share no word with others. */
function apartFrom(finds: Finds, others: Place[], words: number): Finds {
  if (others.length === 0) return finds
  const marks = Array.from({ length: words }, () => 0)
  for (const { start, end } of others) marks.fill(1, start, end)
  const taken = counted(marks)
  const left: Finds = new Map()
  for (const [concept, found] of finds) {
    const apart = found.filter(({ start, end }) => taken[start] === taken[end])
    if (apart.length > 0) left.set(concept, apart)
  }
  return left
}

/** The same function, asked only once about each thing; it forgets with the message it belongs to. */
export function onceEach<Thing, Answer extends {}>(ask: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const known = new Map<Thing, Answer>()
  return (thing) => {
    const answered = known.get(thing)
    if (answered !== undefined) return answered
    const answer = ask(thing)
    known.set(thing, answer)
    return answer
  }
}
