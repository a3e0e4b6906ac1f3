import type { Session } from '../engine/session.ts'
import { oldestFirst } from '../limits/oldest-first.ts'
import type { SessionKey, SessionStore, Turn } from '../ports.ts'
import { packSession, unpackSession } from './pack.ts'

export type MemorySessionsOptions = {
  ttlSeconds: number
  /** Entries kept at most; beyond it the oldest conversation is dropped, which costs that family one extra menu. */
  capacity?: number
  monotonicMs: () => number
}

/** The session packed, and when it is over, in whole milliseconds: a fraction would cost an object of its own. */
type Entry = { packed: string; expiresAtMs: number }

/**
 * Conversations in the memory of this process, each until its time to live after its last message, on a clock that no
 * change of the date moves. Turns of one key wait for each other.
 */
export function memorySessions({
  ttlSeconds,
  capacity = 100_000,
  monotonicMs,
}: MemorySessionsOptions): SessionStore & { size(): number } {
  const entries = new Map<SessionKey, Entry>() // in the order of the last message: the oldest expires first
  const queues = new Map<SessionKey, Promise<unknown>>()

  const dropOldest = oldestFirst(entries)
  const sweep = () => {
    const now = monotonicMs()
    dropOldest(
      ({ expiresAtMs }) => expiresAtMs <= now || entries.size > capacity,
      (key) => entries.delete(key),
    )
  }
  const play = async <Result>(key: SessionKey, act: (session: Session | undefined) => Promise<Turn<Result>>) => {
    sweep()
    const known = entries.get(key)
    const { session, result } = await act(known && unpackSession(known.packed))
    entries.delete(key)
    if (session)
      entries.set(key, { packed: packSession(session), expiresAtMs: Math.round(monotonicMs() + ttlSeconds * 1000) })
    sweep()
    return result
  }

  return {
    turn(key, act) {
      const before = queues.get(key)
      const turn = before ? before.then(() => play(key, act)) : play(key, act)
      const over = () => {
        if (queues.get(key) === settled) queues.delete(key)
      }
      const settled: Promise<void> = turn.then(over, over)
      queues.set(key, settled)
      return turn
    },
    async forget(key) {
      entries.delete(key)
      sweep() // which may still hold it as the oldest
    },
    async forgetOld() {
      sweep()
    },
    size() {
      sweep()
      return entries.size
    },
  }
}
