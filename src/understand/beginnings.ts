/** Things found by how a word begins (`arrest*`). Only those are compared that share its first letters. */
export type Beginnings<Thing> = {
  add(stem: string, thing: Thing): void
  get(stem: string): Thing | undefined
  /** The things of every beginning that a word has, those of a length that was added earlier first. */
  of(word: string): Thing[]
}

type Entry<Thing> = { stem: string; order: number; thing: Thing }

const FIRST_LETTERS = 3

export function beginnings<Thing>(): Beginnings<Thing> {
  const byFirst = new Map<string, Entry<Thing>[]>()
  const lengths: number[] = [] // in the order they came
  const firstLengths = new Set<number>()
  const entriesOf = (stem: string) => byFirst.get(stem.slice(0, FIRST_LETTERS)) ?? []
  return {
    add(stem, thing) {
      if (!lengths.includes(stem.length)) lengths.push(stem.length)
      const first = stem.slice(0, FIRST_LETTERS)
      firstLengths.add(first.length)
      const entry = { stem, order: lengths.indexOf(stem.length), thing }
      byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
    },
    get: (stem) => entriesOf(stem).find((entry) => entry.stem === stem)?.thing,
    of(word) {
      const found: Entry<Thing>[] = []
      for (const length of firstLengths) {
        if (length > word.length) continue
        for (const entry of byFirst.get(word.slice(0, length)) ?? []) if (word.startsWith(entry.stem)) found.push(entry)
      }
      if (found.length > 1) found.sort((a, b) => a.order - b.order)
      return found.map(({ thing }) => thing)
    },
  }
}
