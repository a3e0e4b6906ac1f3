import type { Clock } from './ports.ts'

const DAY_MS = 86_400_000

/** The machine's clock; a content date that is set stands for today. */
export function systemClock(contentDate?: string): Clock {
  let day = 0
  let date = ''
  const today = () => {
    const now = Math.floor(Date.now() / DAY_MS)
    if (now !== day) [day, date] = [now, new Date(now * DAY_MS).toISOString().slice(0, 10)]
    return date
  }
  return {
    monotonicMs: () => performance.now(),
    today: () => contentDate ?? today(),
    now: () => new Date(),
  }
}
