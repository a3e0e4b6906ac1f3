import { type Bits, hasBit, newBits, setBit } from './bits.ts'
import type { Compiled } from './compile.ts'
import { addFind, type Finds, findPhrases, type Place } from './find-phrases.ts'
import { KIND, kindAsWritten, UNKNOWN, type Words } from './lexicon.ts'
import { isAmong, type Lists } from './lists.ts'
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

/** What is said: the concepts found, where each was, and the set of all concepts that these mean. */
export type Said = Finds & { meant: Bits }

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
  const all = saidBy(finds, meanings)
  for (const { concept, row } of language.composites)
    if (hasBit(all.meant, row.concepts[0]!))
      for (const { start, end } of stretchesOf(row, (one) => placesIn(all, one, meanings), telling)) {
        addFind(all, concept, { start, end })
        say(all.meant, concept, meanings)
      }
  const ignored = placesIn(all, language.ignored, meanings)
  const said = ignored.length > 0 ? saidBy(apartFrom(all, ignored, kinds.length), meanings) : all
  const placesOf = onceEach((concept: number) => placesIn(said, concept, meanings))
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
  for (const weight of weights) {
    sum += weight
    counts.push(sum)
  }
  return counts
}

/** Chinese and Korean words have about two characters, and each character is read as a word. */
function weightOf(kind: number): number {
  return kind & KIND.character ? 0.5 : 1
}

/** What is said when these are found. */
function saidBy({ concepts, places }: Finds, meanings: Lists): Said {
  const meant = newBits(meanings.starts.length)
  for (const found of concepts) say(meant, found, meanings)
  return { concepts, places, meant }
}

function say(meant: Bits, found: number, { starts, all }: Lists): void {
  for (let at = starts[found]!; at < starts[found + 1]!; at++) setBit(meant, all[at]!)
}

/** The places of a concept and of all its members together. */
function placesIn({ concepts, places, meant }: Said, concept: number, meanings: Lists): Place[] {
  if (!hasBit(meant, concept)) return NOWHERE
  let one: Place[] = NOWHERE
  let more: Place[] | undefined
  for (let at = 0; at < concepts.length; at++) {
    if (!isAmong(meanings, concepts[at]!, concept)) continue
    if (one === NOWHERE) one = places[at]!
    else more = [...(more ?? one), ...places[at]!]
  }
  return more?.sort((a, b) => a.start - b.start) ?? one
}

const NOWHERE: Place[] = []

/** The finds that share no word with others. */
function apartFrom({ concepts, places }: Finds, others: Place[], words: number): Finds {
  const marks = Array.from({ length: words }, () => 0)
  for (const { start, end } of others) marks.fill(1, start, end)
  const taken = counted(marks)
  const left: Finds = { concepts: [], places: [] }
  concepts.forEach((concept, at) => {
    const apart = places[at]!.filter(({ start, end }) => taken[start] === taken[end])
    if (apart.length === 0) return
    left.concepts.push(concept)
    left.places.push(apart)
  })
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
