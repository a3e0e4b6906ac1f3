/** Everything that may be logged: a code of this list, and nothing beside it. What each is for: purpose/events.ts. */
const EVENTS = {
  started: 'info',
  stopping: 'info',
  turn_failed: 'error',
  answer_failed: 'error',
  directory_failed: 'error',
  directory_works: 'info',
  webhook_unsigned: 'debug',
  webhook_refused: 'debug',
  money_spent: 'error', // the day's money for full replies; at most once a day, as the next
  prefix_pumped: 'error',
  counts_written: 'info', // a week's, once it is over; at most once a week, as the next two
  counts_failed: 'error',
  counts_dropped: 'error',
  exception_uncaught: 'error',
  rejection_unhandled: 'error',
} as const
export type Event = keyof typeof EVENTS
export type Level = 'silent' | 'error' | 'info' | 'debug'
export type Log = (event: Event) => void

const RANK: Record<Level, number> = { silent: 0, error: 1, info: 2, debug: 3 }

/** Writes one line an event. Free text has no way in. */
export function logTo(write: (line: string) => void, level: Level): Log {
  return (event) => {
    if (RANK[EVENTS[event]] <= RANK[level]) write(event)
  }
}

/** The same log, and how often each event came, whether its level is printed or not. */
export function countedLog(log: Log): { log: Log; eventCounts: () => ReadonlyMap<Event, number> } {
  const counts = new Map<Event, number>()
  return {
    log(event) {
      counts.set(event, (counts.get(event) ?? 0) + 1)
      log(event)
    },
    eventCounts: () => counts,
  }
}
