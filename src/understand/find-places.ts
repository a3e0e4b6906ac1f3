import { type Bits, hasBit, newBits, setBit } from './bits.ts'
import type { Compiled } from './compile.ts'
import { addFind, type Finds, findPhrases, type Place } from './find-phrases.ts'
import { KIND, kindAsWritten, UNKNOWN, type Words } from './lexicon.ts'
import type { Lists } from './lists.ts'
import { type PlacesOf, type Row, type Stretch, stretchesOf, type Telling } from './rows.ts'

/** A message as it is searched. */
export type Message = {
  said: Said
  placesOf: PlacesOf
  /** Where a row of concepts stands. */
  stretches(row: Row): Stretch[]
  telling: Telling
  /** How many words before each place are neither little words, nor words people ask with, nor a ZIP code. */
  besides: readonly number[]
  /** How much all its words count together. */
  length: number
}

/** The concepts that are said somewhere, each once. */
export type Said = { concepts: number[]; has: Bits }

/** A ZIP code says where help is wanted, so it does not stand in the way of an `alone` phrase. */
const NOT_BESIDES = KIND.small | KIND.asking | KIND.zipCode

/** Finds every concept in the words of a message; words that mean something else here (`ignore`) are passed over. */
export function readMessage(language: Compiled, words: Words): Message {
  const { lexicon, meanings } = language
  const kinds = kindsOf(words, lexicon.kinds)
  const small = kinds.map((kind) => (kind & KIND.small) !== 0)
  const telling = counted(kinds.map((kind) => (kind & KIND.small ? 0 : weightOf(kind))))
  const finds = findPhrases(language.vocabulary, words, small)
  kinds.forEach((kind, start) => {
    if (kind & KIND.number) addFind(finds, language.numbers, { start, end: start + 1 })
  })
  const found = saidBy(finds, meanings)
  for (const { concept, row } of language.composites)
    if (hasBit(found.has, row.concepts[0]!))
      for (const { start, end } of stretchesOf(row, placesIn(finds, found, meanings), telling)) {
        if (!finds.has(concept)) say(found, concept, meanings)
        addFind(finds, concept, { start, end })
      }
  const visible = apartFrom(finds, placesIn(finds, found, meanings)(language.ignored), kinds.length)
  const said = visible === finds ? found : saidBy(visible, meanings)
  const placesOf = onceEach(placesIn(visible, said, meanings))
  return {
    said,
    placesOf,
    stretches: onceEach((row) => stretchesOf(row, placesOf, telling)),
    telling,
    besides: counted(kinds.map((kind) => (kind & NOT_BESIDES ? 0 : 1))),
    length: kinds.reduce((sum, kind) => sum + weightOf(kind), 0),
  }
}

/** The kinds of each word of a message. */
function kindsOf({ texts, numbers }: Words, kinds: Uint8Array): number[] {
  return numbers.map((number, at) => (number === UNKNOWN ? kindAsWritten(texts[at]!) : kinds[number]!))
}

/** How much all words before each place count together; one more than there are words. */
function counted(weights: number[]): number[] {
  const counts = [0]
  let sum = 0
  for (const weight of weights) counts.push((sum += weight))
  return counts
}

/** Chinese and Korean words have about two characters, and each character is read as a word. */
function weightOf(kind: number): number {
  return kind & KIND.character ? 0.5 : 1
}

/** Every concept that is said when these are found. */
function saidBy(finds: Finds, meanings: Lists): Said {
  const said: Said = { concepts: [], has: newBits(meanings.starts.length) }
  for (const found of finds.keys()) say(said, found, meanings)
  return said
}

function say({ concepts, has }: Said, found: number, { starts, all }: Lists): void {
  for (let at = starts[found]!; at < starts[found + 1]!; at++) {
    const concept = all[at]!
    if (hasBit(has, concept)) continue
    setBit(has, concept)
    concepts.push(concept)
  }
}

/** The places of a concept and of all its members together. */
function placesIn(finds: Finds, { has }: Said, meanings: Lists): PlacesOf {
  return (concept) => {
    if (!hasBit(has, concept)) return NOWHERE
    let places: Place[] | undefined
    let isOne = true
    for (const [found, some] of finds) {
      if (!means(found, concept, meanings)) continue
      isOne = places === undefined
      places = places ? [...places, ...some] : some
    }
    return isOne ? places! : places!.sort((a, b) => a.start - b.start)
  }
}

const NOWHERE: Place[] = []

function means(found: number, concept: number, { starts, all }: Lists): boolean {
  for (let at = starts[found]!; at < starts[found + 1]!; at++) if (all[at] === concept) return true
  return false
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
