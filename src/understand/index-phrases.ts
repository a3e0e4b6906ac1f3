import { type Bits, hasBit } from './bits.ts'
import type { Phrase } from './compile.ts'
import type { Said } from './find-places.ts'
import { type Lists, listsOf } from './lists.ts'

/**
 * Phrases by the rarest of the concepts they need: those that share only common ones with a message are never looked at.
 * `from`: by concept, its phrases; `needs`: by phrase, all its concepts.
 */
export type PhraseIndex = { from: Lists; needs: Lists }

export function indexPhrases(phrases: readonly Phrase[], concepts: number): PhraseIndex {
  const needs = phrases.map((phrase) => [...new Set(conceptsOf(phrase))])
  const uses = new Uint32Array(concepts)
  for (const concept of needs.flat()) uses[concept]!++
  const from: number[][] = Array.from({ length: concepts }, () => [])
  needs.forEach((needed, index) => {
    const rarest = needed.reduce((one, other) => (uses[other]! < uses[one]! ? other : one))
    from[rarest]!.push(index)
  })
  return { from: listsOf(from), needs: listsOf(needs) }
}

/** The phrases whose concepts are all said, in their order. `meanings`: by concept that is found, all that it means. */
export function phrasesMet({ from, needs }: PhraseIndex, { concepts, meant }: Said, meanings: Lists): number[] {
  const met: number[] = []
  for (const found of concepts)
    for (let next = meanings.starts[found]!; next < meanings.starts[found + 1]!; next++) {
      const concept = meanings.all[next]!
      for (let at = from.starts[concept]!; at < from.starts[concept + 1]!; at++)
        if (areMeant(needs, from.all[at]!, meant)) met.push(from.all[at]!)
    }
  met.sort((a, b) => a - b)
  return met.filter((phrase, at) => at === 0 || phrase !== met[at - 1]) // what is said twice is met twice
}

function areMeant({ starts, all }: Lists, phrase: number, meant: Bits): boolean {
  for (let at = starts[phrase]!; at < starts[phrase + 1]!; at++) if (!hasBit(meant, all[at]!)) return false
  return true
}

/** What a phrase is made of, without what it must be without. */
export function conceptsOf({ rows }: Phrase): number[] {
  return rows.flatMap((row) => row.concepts)
}
