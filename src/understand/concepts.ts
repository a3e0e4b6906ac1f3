import type { PhraseList } from './load-phrases.ts'
import { type Choice, NUMBER, type Step } from './notation.ts'
import type { Row } from './rows.ts'
import type { Phrasing } from './vocabulary.ts'

/** A concept made of other concepts: its places are found once theirs are. */
export type Composite = { concept: number; row: Row }

/** The groups and choices of a language as numbers, and the words that mean them. */
export type Concepts = {
  /** The words in a row that mean a concept by themselves, each once. */
  phrasings: Phrasing[]
  /** In an order in which each is made only of concepts that are found by then. */
  composites: Composite[]
  /** By concept, the concepts whose places are its places too: itself, and all that belong to it. */
  members(): number[][]
  count(): number
  group(name: string): number
  choice(choice: Choice): number
  row(steps: Step[]): Row
  /** A new concept with these ways of saying it. */
  gather(name: string, ways: Step[][]): number
}

/** How many telling words `...` may stand for. */
const NEAR = 4

export function numberConcepts({ groups, short }: Pick<PhraseList, 'groups' | 'short'>): Concepts {
  const phrasings: Phrasing[] = []
  const composites: Composite[] = []
  const numbers = new Map<string, number>()
  const rows = new Map<string, Row>()
  const joined = new Map<number, number[]>()

  /** The number of a concept; when it is new, `define` says how it is said. */
  function numbered(key: string, define: (concept: number) => unknown): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const concept = numbers.size
    numbers.set(key, concept)
    define(concept)
    return concept
  }
  /** A phrase is a concept of its own, however many choices and groups hold it, so that it is found only once. */
  function addPhrase(concept: number, phrase: string[]): void {
    const words = phrase.flatMap((word) => short.get(word) ?? [word])
    join(
      numbered(`"${words.join(' ')}"`, (found) => phrasings.push({ concept: found, words })),
      concept,
    )
  }
  /** Words in a row are looked up in one go; anything else is put together from its concepts. */
  function addWay(concept: number, steps: Step[]): void {
    const wordsOnly = steps.every(
      ({ choice, gap }) => gap === 'next' && choice.groups.length === 0 && choice.phrases.length === 1,
    )
    if (wordsOnly)
      addPhrase(
        concept,
        steps.flatMap(({ choice }) => choice.phrases[0]!),
      )
    else {
      const made = row(steps)
      if (made.concepts.length === 1) join(made.concepts[0]!, concept)
      else composites.push({ concept, row: made })
    }
  }
  function join(member: number, concept: number): void {
    joined.set(concept, [...(joined.get(concept) ?? []), member])
  }
  function members(): number[][] {
    const below = (concept: number): number[] => [concept, ...(joined.get(concept) ?? []).flatMap(below)]
    return [...numbers.values()].map((concept) => [...new Set(below(concept))])
  }
  function gather(name: string, ways: Step[][]): number {
    return numbered(name, (concept) => {
      for (const steps of ways) addWay(concept, steps)
    })
  }
  function group(name: string): number {
    return gather(name, name === NUMBER ? [] : (groups.get(name) ?? []).map(({ parts }) => parts[0]!))
  }
  function choice({ phrases, groups: names }: Choice): number {
    if (phrases.length === 0 && names.length === 1) return group(names[0]!)
    return numbered(JSON.stringify([phrases, names]), (concept) => {
      for (const phrase of phrases) addPhrase(concept, phrase)
      for (const name of names) join(group(name), concept)
    })
  }
  /** Equal rows are one object, so that a message is searched for each only once. */
  function row(steps: Step[]): Row {
    const made = {
      concepts: steps.map((step) => choice(step.choice)),
      gaps: steps.map(({ gap }) => (gap === 'near' ? NEAR : 0)),
    }
    const key = JSON.stringify(made)
    const known = rows.get(key) ?? made
    rows.set(key, known)
    return known
  }
  return { phrasings, composites, members, count: () => numbers.size, group, choice, row, gather }
}
