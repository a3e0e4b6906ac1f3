import { UNKNOWN, type Words } from './lexicon.ts'
import { firstFrom } from './lists.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where something was said: the words from `start` up to, not including, `end`. */
export type Place = { start: number; end: number }
/** The concepts found, the first found first, and where each was found, in the order of the starts. */
export type Finds = { concepts: number[]; places: Place[][] }

const SMALL_WORDS_BETWEEN = 4

/**
 * Finds every phrase in the words of a message; little words between the words of a phrase are passed over. `small`: by
 * word, whether it is one.
 */
export function findPhrases(vocabulary: Vocabulary, message: Words, small: readonly boolean[]): Finds {
  const { headsOf, headsByStem } = vocabulary
  const { texts, numbers } = message
  const finds: Finds = { concepts: [], places: [] }
  for (let start = 0; start < numbers.length; start++) {
    const number = numbers[start]!
    if (number === UNKNOWN)
      for (const head of headsByStem.of(texts[start]!)) findFrom(head, start, vocabulary, message, small, finds)
    else
      for (let at = headsOf.starts[number]!; at < headsOf.starts[number + 1]!; at++)
        findFrom(headsOf.all[at]!, start, vocabulary, message, small, finds)
  }
  return finds
}

export function addFind({ concepts, places }: Finds, concept: number, place: Place): void {
  const at = concepts.indexOf(concept) // they are few: about as many as there are words
  if (at >= 0) places[at]!.push(place)
  else {
    concepts.push(concept)
    places.push([place])
  }
}

/** Finds the phrases that begin with the word at `start` as this head. */
function findFrom(
  head: number,
  start: number,
  vocabulary: Vocabulary,
  message: Words,
  small: readonly boolean[],
  finds: Finds,
): void {
  const { alone, seconds, secondWords, others, concepts } = vocabulary
  const add = (phrase: number, from: number) => {
    const end = endOf(phrase, vocabulary, message, small, from)
    if (end !== undefined) addFind(finds, concepts[phrase]!, { start, end })
  }
  for (let at = alone.starts[head]!; at < alone.starts[head + 1]!; at++)
    addFind(finds, alone.all[at]!, { start, end: start + 1 })
  for (let at = others.starts[head]!; at < others.starts[head + 1]!; at++) add(others.all[at]!, start + 1)
  const begin = seconds.starts[head]!
  const last = seconds.starts[head + 1]!
  if (begin === last) return
  const { numbers } = message
  for (let next = start + 1; next < numbers.length && next <= start + 1 + SMALL_WORDS_BETWEEN; next++) {
    const second = numbers[next]!
    if (second !== UNKNOWN)
      for (let at = firstFrom(secondWords, second, begin, last); at < last && secondWords[at] === second; at++)
        add(seconds.all[at]!, next + 1)
    if (!small[next]) break
  }
}

/** Where a phrase ends of which the words before `from` were found, or undefined when it is not all there. */
function endOf(
  phrase: number,
  vocabulary: Vocabulary,
  message: Words,
  small: readonly boolean[],
  from: number,
): number | undefined {
  const { starts, all } = vocabulary.rests
  let at = from
  for (let next = starts[phrase]!; next < starts[phrase + 1]!; next++) {
    const limit = at + SMALL_WORDS_BETWEEN
    while (at < message.numbers.length && !isWanted(all[next]!, vocabulary, message, at)) {
      if (!small[at] || at >= limit) return undefined
      at++
    }
    if (at >= message.numbers.length) return undefined
    at++
  }
  return at
}

function isWanted(wanted: number, { stems, firstStem }: Vocabulary, { texts, numbers }: Words, at: number): boolean {
  return wanted < firstStem ? numbers[at] === wanted : texts[at]!.startsWith(stems[wanted - firstStem]!)
}
