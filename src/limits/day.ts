import type { Clock } from '../ports.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * Tells when a day of the budget is over: the UTC date has gone on, or 24 hours have passed on a clock that no change of
 * the date moves. A date that jumps back, or back and forth, gives no day twice; one that stands still ends it all the same.
 */
export function dayTurns(clock: Clock): () => boolean {
  let day = clock.today()
  let sinceMs = clock.monotonicMs()
  return () => {
    const today = clock.today()
    const nowMs = clock.monotonicMs()
    if (today <= day && nowMs - sinceMs < DAY_MS) return false
    day = today > day ? today : day
    sinceMs = nowMs
    return true
  }
}
