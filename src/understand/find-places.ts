import type { Compiled } from './compile.ts'
import { type PlacesOf, type Row, type Stretch, stretchesOf, type Telling } from './rows.ts'
import { addFind, type Finds, type Place } from './vocabulary.ts'

/** A message as it is searched. */
export type Message = {
  /** Every concept that is said somewhere. */
  said: ReadonlySet<number>
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
  for (const { concept, row } of language.composites)
    for (const { start, end } of stretchesOf(row, joined(finds, language.members), telling))
      addFind(finds, concept, { start, end })
  const visible = apartFrom(finds, joined(finds, language.members)(language.ignored), words.length)
  const placesOf = once(joined(visible, language.members))
  return {
    said: saidBy(visible, language.meanings),
    placesOf,
    stretches: once((row) => stretchesOf(row, placesOf, telling)),
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
  return CHARACTER.test(word) ? 0.5 : 1
}

/** The places of a concept and of all its members together. */
function joined(finds: Finds, members: number[][]): PlacesOf {
  return (concept) => {
    let only: Place[] | undefined
    let several: Place[] | undefined
    for (const member of members[concept]!) {
      const found = finds.get(member)
      if (!found) continue
      if (only) several = [...(several ?? only), ...found]
      else only = found
    }
    return several?.sort((a, b) => a.start - b.start) ?? only ?? []
  }
}

/** Every concept that is said when these are found. */
function saidBy(finds: Finds, meanings: number[][]): Set<number> {
  const said = new Set<number>()
  for (const found of finds.keys()) for (const concept of meanings[found]!) said.add(concept)
  return said
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
function once<Thing, Answer>(ask: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const known = new Map<Thing, Answer>()
  return (thing) => {
    if (!known.has(thing)) known.set(thing, ask(thing))
    return known.get(thing)!
  }
}
