/** Things found by how a word begins (`arrest*`). Only those are compared that share its first letters. */
export type Beginnings<Thing> = {
  add(stem: string, thing: Thing): void
  get(stem: string): Thing | undefined
  /** The things of every beginning that a word has, those of a length that was added earlier first. */
  of(word: string): readonly Thing[]
}

type Entry<Thing> = { stem: string; order: number; thing: Thing }

const FIRST_LETTERS = 3
const NONE: readonly never[] = []

export function beginnings<Thing>(): Beginnings<Thing> {
  /** By how many letters are looked at, which is all of a shorter stem, and by those letters. */
  const byFirst = Array.from({ length: FIRST_LETTERS + 1 }, () => new Map<number, Entry<Thing>[]>())
  const lengths: number[] = [] // in the order they came
  const shelfOf = (stem: string) => byFirst[Math.min(stem.length, FIRST_LETTERS)]!
  return {
    add(stem, thing) {
      if (!lengths.includes(stem.length)) lengths.push(stem.length)
      const entry = { stem, order: lengths.indexOf(stem.length), thing }
      const shelf = shelfOf(stem)
      const first = firstLetters(stem, FIRST_LETTERS)
      const known = shelf.get(first)
      if (known) known.push(entry)
      else shelf.set(first, [entry])
    },
    get: (stem) =>
      shelfOf(stem)
        .get(firstLetters(stem, FIRST_LETTERS))
        ?.find((entry) => entry.stem === stem)?.thing,
    of(word) {
      const found: Entry<Thing>[] = []
      for (let length = Math.min(word.length, FIRST_LETTERS); length > 0; length--) {
        const shelf = byFirst[length]!
        if (shelf.size === 0) continue
        for (const entry of shelf.get(firstLetters(word, length)) ?? NONE)
          if (word.startsWith(entry.stem)) found.push(entry)
      }
      if (found.length === 0) return NONE // as most words
      if (found.length > 1) found.sort((a, b) => a.order - b.order)
      return found.map(({ thing }) => thing)
    },
  }
}

/** The first letters as a number, so that none has to be cut off; a few share theirs, which only costs a comparison. */
function firstLetters(word: string, length: number): number {
  let letters = 0
  for (let at = 0; at < word.length && at < length; at++) letters = Math.imul(letters, 0x8001) + word.charCodeAt(at)
  return letters | 0
}
