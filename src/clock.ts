import type { Clock } from './ports.ts'

/** The machine's clock; a content date that is set stands for today. */
export function systemClock(contentDate?: string): Clock {
  return {
    monotonicMs: () => performance.now(),
    today: () => contentDate ?? new Date().toISOString().slice(0, 10),
    now: () => new Date(),
  }
}
