import { beginnings } from './beginnings.ts'

/** Where something was said: the words from `start` up to, not including, `end`. */
export type Place = { start: number; end: number }
/** By the number of a concept, where it was found, in the order of the starts; nothing for what was not. */
export type Finds = Map<number, Place[]>

type Entry = { concept: number; rest: string[] }
/** What may begin with a word: concepts it means alone, and phrases, by their second word where it is a whole one. */
type Starts = { alone: number[]; second?: Map<string, Entry[]>; others: Entry[] }

/**
 * The phrases of one language, each with the number of its concept, found by their first word.
 */
export type Vocabulary = {
  add(phrase: string[], concept: number): void
  /** Whether a word stands in any phrase, as it is or by its beginning. */
  knows(word: string): boolean
  /** Every word that stands in a phrase, and every beginning of a word (`arrest*`). */
  entries(): { words: string[]; stems: string[] }
  /** Finds every phrase in the words of a message; little words between the words of a phrase are passed over. */
  find(words: string[], small: boolean[]): Finds
}

const SMALL_WORDS_BETWEEN = 4

export function newVocabulary(): Vocabulary {
  const byWord = new Map<string, Starts>()
  const byStem = beginnings<Starts>()
  const words = new Set<string>()
  const stems = new Set<string>()

  function startsAt(word: string): Starts[] {
    const whole = byWord.get(word)
    return whole ? [whole, ...byStem.of(word)] : byStem.of(word)
  }

  return {
    add(phrase, concept) {
      for (const word of phrase) {
        if (word.endsWith('*')) stems.add(word.slice(0, -1))
        else words.add(word)
      }
      const [first, second, ...rest] = phrase
      const isStem = first!.endsWith('*')
      const key = isStem ? first!.slice(0, -1) : first!
      const known = isStem ? byStem.get(key) : byWord.get(key)
      const starts: Starts = known ?? { alone: [], others: [] }
      if (!known && isStem) byStem.add(key, starts)
      if (!known && !isStem) byWord.set(key, starts)
      if (second === undefined) starts.alone.push(concept)
      else if (second.endsWith('*')) starts.others.push({ concept, rest: [second, ...rest] })
      else {
        starts.second ??= new Map()
        upsert(starts.second, second, () => []).push({ concept, rest })
      }
    },
    knows(word) {
      if (words.has(word)) return true
      for (let length = word.length; length > 1; length--) if (stems.has(word.slice(0, length))) return true
      return false
    },
    entries: () => ({ words: [...words].sort(), stems: [...stems].sort() }),
    find(message, small) {
      const finds: Finds = new Map()
      const add = ({ concept, rest }: Entry, start: number, from: number) => {
        const end = endOf(rest, message, small, from)
        if (end !== undefined) addFind(finds, concept, { start, end })
      }
      message.forEach((word, start) => {
        for (const { alone, second, others } of startsAt(word)) {
          for (const concept of alone) addFind(finds, concept, { start, end: start + 1 })
          for (const entry of others) add(entry, start, start + 1)
          if (second)
            for (const at of following(start, message, small))
              for (const entry of second.get(message[at]!) ?? []) add(entry, start, at + 1)
        }
      })
      return finds
    },
  }
}

/** The words that count as next to the one at `start`: up to the first that is not a little word. */
function following(start: number, message: string[], small: boolean[]): number[] {
  const next: number[] = []
  for (let at = start + 1; at < message.length && at <= start + 1 + SMALL_WORDS_BETWEEN; at++) {
    next.push(at)
    if (!small[at]) break
  }
  return next
}

function upsert<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

export function addFind(finds: Finds, concept: number, place: Place): void {
  const known = finds.get(concept)
  if (known) known.push(place)
  else finds.set(concept, [place])
}

/** Where a phrase ends whose first word stands before `from`, or undefined when it is not all there. */
function endOf(rest: string[], message: string[], small: boolean[], from: number): number | undefined {
  let at = from
  for (const wanted of rest) {
    const limit = at + SMALL_WORDS_BETWEEN
    while (at < message.length && !sameWord(message[at]!, wanted)) {
      if (!small[at] || at >= limit) return undefined
      at++
    }
    if (at >= message.length) return undefined
    at++
  }
  return at
}

function sameWord(said: string, wanted: string): boolean {
  return wanted.endsWith('*') ? said.startsWith(wanted.slice(0, -1)) : said === wanted
}
