import type { Directory } from '../ports.ts'

/** Tells whenever the directory stops working, and when it works again. What failed is not told: it may hold a place. */
export function watched(directory: Directory, tell: (works: boolean) => void): Directory {
  let didWork = true
  const turned = (works: boolean) => {
    if (works !== didWork) tell(works)
    didWork = works
  }
  const watch =
    <Arguments extends unknown[], Result>(ask: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments) => {
      try {
        const result = await ask(...given)
        turned(true)
        return result
      } catch (error) {
        turned(false)
        throw error
      }
    }
  return {
    forTurn() {
      const { lookUp, recall, knowsPlace } = directory.forTurn()
      return { lookUp: watch(lookUp), recall: watch(recall), knowsPlace: watch(knowsPlace) }
    },
  }
}
