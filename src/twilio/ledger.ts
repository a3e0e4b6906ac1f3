import type { Deletion, Listed } from './messages.ts'

type Standing = 'due' | Deletion
/** A message met in this run: how often it was tried, and when it may be tried again. */
type Met = { standing: Standing; tries: number; waitUntilMs: number }

/** The messages one sweep has met and not seen gone. It lives in the memory of the run and is written nowhere. */
export type Ledger = {
  /** Takes a message in, once; true when it is new. */
  meet(message: Listed): boolean
  isDue(sid: string): boolean
  due(): string[]
  tried(sid: string, came: Deletion): void
  /** Strikes out what was tried and is no longer listed; says how many that were. */
  settle(listed: ReadonlySet<string>): number
  /** When something may be tried again; undefined when nothing more will be. */
  nextTryMs(): number | undefined
  /** What is left, by how it stands. */
  left(): { notFinal: number; stillThere: number; failed: number }
}

const TRIES = 4
/** The first wait of each kind, four times as long each time: after 20009 at least a minute, then longer. */
const WAIT_MS: Record<Deletion, number> = { accepted: 5_000, notFinal: 60_000, failed: 60_000 }

export function openLedger(nowMs: () => number): Ledger {
  const met = new Map<string, Met>()
  const isDue = ({ tries, waitUntilMs }: Met) => tries < TRIES && waitUntilMs <= nowMs()
  const count = (standing: Standing) => [...met.values()].filter((message) => message.standing === standing).length
  return {
    meet({ sid, status }) {
      if (met.has(sid)) return false
      // What is scheduled waits for its hour by our own will: to delete it would be to cancel it.
      const left = status === 'scheduled' ? { standing: 'notFinal' as const, tries: TRIES } : undefined
      met.set(sid, { standing: 'due', tries: 0, waitUntilMs: 0, ...left })
      return true
    },
    isDue: (sid) => isDue(met.get(sid)!),
    due: () => [...met].filter(([, message]) => isDue(message)).map(([sid]) => sid),
    tried(sid, came) {
      const tries = met.get(sid)!.tries + 1
      met.set(sid, { standing: came, tries, waitUntilMs: nowMs() + WAIT_MS[came] * 4 ** (tries - 1) })
    },
    settle(listed) {
      const gone = [...met].filter(([sid, { standing }]) => standing !== 'due' && !listed.has(sid))
      for (const [sid] of gone) met.delete(sid)
      return gone.length
    },
    nextTryMs() {
      const waits = [...met.values()].filter(({ tries }) => tries < TRIES).map(({ waitUntilMs }) => waitUntilMs)
      return waits.length > 0 ? waits.reduce((a, b) => Math.min(a, b)) : undefined
    },
    left: () => ({ notFinal: count('notFinal'), stillThere: count('accepted'), failed: count('failed') }),
  }
}
