/** Where something was said: the words from `start` up to, not including, `end`. */
export type Place = { start: number; end: number }
/** By the number of a concept, where it was said, in the order of the starts; nothing for what was not said. */
export type Places = Map<number, Place[]>

type Entry = { concept: number; rest: string[] }

/**
 * The words and phrases of one language, found by their first word. A concept is a number that stands for a group or
 * for one choice of a phrase; several entries may mean the same concept, and one entry may be part of several.
 */
export type Vocabulary = {
  add(phrase: string[], concept: number): void
  /** Whether a word stands in any phrase, as it is or by its beginning. */
  knows(word: string): boolean
  /** Every word that stands in a phrase, and every beginning of a word (`arrest*`). */
  entries(): { words: string[]; stems: string[] }
  /** Finds every phrase in the words of a message; little words between the words of a phrase are passed over. */
  find(words: string[], small: boolean[]): Places
}

const SMALL_WORDS_BETWEEN = 4

export function vocabulary(): Vocabulary {
  const byWord = new Map<string, Entry[]>()
  const byStem = new Map<string, Entry[]>()
  const words = new Set<string>()
  const stems = new Set<string>()
  const stemLengths = new Set<number>()

  function entriesAt(word: string): Entry[] {
    const found = byWord.get(word) ?? []
    const more: Entry[] = []
    for (const length of stemLengths) if (length <= word.length) more.push(...(byStem.get(word.slice(0, length)) ?? []))
    return more.length > 0 ? [...found, ...more] : found
  }

  return {
    add([first, ...rest], concept) {
      for (const word of [first!, ...rest]) {
        if (word.endsWith('*')) stems.add(word.slice(0, -1))
        else words.add(word)
      }
      const stem = first!.endsWith('*')
      const key = stem ? first!.slice(0, -1) : first!
      const index = stem ? byStem : byWord
      if (stem) stemLengths.add(key.length)
      index.set(key, [...(index.get(key) ?? []), { concept, rest }])
    },
    knows(word) {
      if (words.has(word)) return true
      for (let length = word.length; length > 1; length--) if (stems.has(word.slice(0, length))) return true
      return false
    },
    entries: () => ({ words: [...words].sort(), stems: [...stems].sort() }),
    find(message, small) {
      const places: Places = new Map()
      message.forEach((word, start) => {
        for (const { concept, rest } of entriesAt(word)) {
          const end = endOf(rest, message, small, start + 1)
          if (end !== undefined) addPlace(places, concept, { start, end })
        }
      })
      return places
    },
  }
}

export function addPlace(places: Places, concept: number, place: Place): void {
  const known = places.get(concept)
  if (known) known.push(place)
  else places.set(concept, [place])
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
