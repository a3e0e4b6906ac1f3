/** A case to guess: what it really is, and the clues about it. */
export type Case = { truth: string; clues: string[] }

/**
 * Learns from half of the cases which clues go with which truth, guesses the other half, then the other way round; the
 * share guessed right, from 0 to 1. A case without telling clues is guessed to be the commonest.
 */
export function guessedRight(cases: readonly Case[]): number {
  const halves = [cases.filter((_, index) => index % 2 === 0), cases.filter((_, index) => index % 2 === 1)] as const
  const right = rightIn(halves[0], halves[1]) + rightIn(halves[1], halves[0])
  return right / cases.length
}

/** The share that is right by always saying what is commonest in the other half: what clues have to beat. */
export function mostCommon(cases: readonly Case[]): number {
  return guessedRight(cases.map(({ truth }) => ({ truth, clues: [] })))
}

function rightIn(learnt: readonly Case[], guessed: readonly Case[]): number {
  const overall = counted(learnt.map(({ truth }) => truth))
  const byClue = new Map<string, Map<string, number>>()
  for (const { truth, clues } of learnt)
    for (const clue of new Set(clues)) {
      const counts = byClue.get(clue) ?? new Map<string, number>()
      byClue.set(clue, counts.set(truth, (counts.get(truth) ?? 0) + 1))
    }
  const total = learnt.length
  return guessed.filter(({ truth, clues }) => {
    // Naive Bayes with one imagined sighting of everything.
    const scores = [...overall].map(([candidate, count]) => {
      const likely = [...new Set(clues)].map((clue) => {
        const seen = byClue.get(clue)
        return seen ? Math.log(((seen.get(candidate) ?? 0) + 1 / total) / (count + 1)) : 0
      })
      return [candidate, Math.log(count) + likely.reduce((sum, each) => sum + each, 0)] as const
    })
    return scores.reduce((best, score) => (score[1] > best[1] ? score : best))[0] === truth
  }).length
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
