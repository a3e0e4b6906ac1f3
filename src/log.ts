/** Everything that may be logged: a code of this list and numbers. No level prints a number, a message or a ZIP code. */
const EVENTS = {
  started: 'info',
  stopping: 'info',
  turn_failed: 'error',
  answer_failed: 'error',
  webhook_unsigned: 'debug',
  webhook_refused: 'debug',
} as const
export type Event = keyof typeof EVENTS
export type Level = 'silent' | 'error' | 'info' | 'debug'
export type Log = (event: Event, numbers?: Record<string, number>) => void

const RANK: Record<Level, number> = { silent: 0, error: 1, info: 2, debug: 3 }

/** Writes one line an event: the code, then the numbers. Free text has no way in. */
export function logTo(write: (line: string) => void, level: Level): Log {
  return (event, numbers = {}) => {
    if (RANK[EVENTS[event]] > RANK[level]) return
    write([event, ...Object.entries(numbers).map(([name, value]) => `${name}=${Number(value)}`)].join(' '))
  }
}
