import type { Phrase } from './compile.ts'

/**
 * Phrases by the rarest of the concepts they need: those that share only common ones with a message are never looked at.
 * `needs`: by phrase, all its concepts.
 */
export type PhraseIndex = { from: ReadonlyMap<number, number[]>; needs: readonly number[][] }

export function indexPhrases(phrases: readonly Phrase[]): PhraseIndex {
  const needs = phrases.map((phrase) => [...new Set(conceptsOf(phrase))])
  const uses = new Map<number, number>()
  for (const concept of needs.flat()) uses.set(concept, (uses.get(concept) ?? 0) + 1)
  const from = new Map<number, number[]>()
  needs.forEach((needed, index) => {
    const rarest = needed.reduce((one, other) => (uses.get(other)! < uses.get(one)! ? other : one))
    from.set(rarest, [...(from.get(rarest) ?? []), index])
  })
  return { from, needs }
}

/** The phrases whose concepts are all said, in their order. */
export function phrasesMet({ from, needs }: PhraseIndex, said: ReadonlyMap<number, unknown>): number[] {
  const met: number[] = []
  for (const concept of said.keys())
    for (const index of from.get(concept) ?? []) if (areSaid(needs[index]!, said)) met.push(index)
  return met.sort((a, b) => a - b)
}

function areSaid(concepts: readonly number[], said: ReadonlyMap<number, unknown>): boolean {
  for (const concept of concepts) if (!said.has(concept)) return false
  return true
}

/** What a phrase is made of, without what it must be without. */
export function conceptsOf({ rows }: Phrase): number[] {
  return rows.flatMap((row) => row.concepts)
}
