import type { SessionKey } from '../ports.ts'
import { oldestFirst } from './oldest-first.ts'

const REMEMBERED_MS = 10 * 60_000 // Twilio's own retries end within 15 seconds
const REMEMBERED_AT_MOST = 100_000
const SHARED_AT_MOST = 2_000

export type Answered = { answer: string; replayed: boolean }
type Record = { owner: SessionKey; answer: string | Promise<string>; atMs: number }

/**
 * Answers each message once: the same MessageSid gets the same bytes again and moves nothing, also while the first is
 * still under way. In memory only, under keyed hashes. A conversation that is forgotten takes its answers with it.
 */
export function answeredMessages(monotonicMs: () => number) {
  const records = new Map<string, Record>() // in the order they came
  const byOwner = new Map<SessionKey, string | Set<string>>() // most who come in a flood come once
  const shared = sharedStrings()

  const own = (owner: SessionKey, hash: string) => {
    const mine = byOwner.get(owner)
    if (mine === undefined) byOwner.set(owner, hash)
    else if (typeof mine === 'string') byOwner.set(owner, new Set([mine, hash]))
    else mine.add(hash)
  }
  const drop = (hash: string) => {
    const owner = records.get(hash)?.owner
    records.delete(hash)
    const mine = owner && byOwner.get(owner)
    if (!mine) return
    if (typeof mine !== 'string') mine.delete(hash)
    if (mine === hash || (typeof mine !== 'string' && mine.size === 0)) byOwner.delete(owner)
  }
  const dropOldest = oldestFirst(records)
  const sweep = () => {
    const since = monotonicMs() - REMEMBERED_MS
    dropOldest(({ atMs }) => atMs <= since || records.size > REMEMBERED_AT_MOST, drop)
  }
  const forget = (owner: SessionKey) => {
    const mine = byOwner.get(owner) ?? []
    for (const hash of typeof mine === 'string' ? [mine] : [...mine]) drop(hash)
    sweep() // which may still hold one of them as the oldest
  }

  return {
    /** Claims the hash before the first await, then works; a failure releases it, so that a retry is tried again. */
    async once(
      hash: string,
      owner: SessionKey,
      work: () => Promise<{ answer: string; forget: boolean }>,
    ): Promise<Answered> {
      sweep()
      const known = records.get(hash)
      if (known) return { answer: await known.answer, replayed: true }
      const working = work()
      const record: Record = { owner, answer: working.then(({ answer }) => answer), atMs: Math.round(monotonicMs()) }
      records.set(hash, record)
      own(owner, hash)
      Promise.resolve(record.answer).catch(() => records.get(hash) === record && drop(hash))
      const { answer, forget: isOver } = await working
      record.answer = shared(answer)
      if (isOver) forget(owner)
      return { answer, replayed: false }
    },
    /** Drops what is past its time, without waiting for the next message. */
    forgetOld: sweep,
    size: () => records.size,
  }
}
export type AnsweredMessages = ReturnType<typeof answeredMessages>

/** Many are told the same: equal answers are kept once. */
function sharedStrings(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const same = known.get(text)
    if (same !== undefined) return same
    if (known.size >= SHARED_AT_MOST) known.clear()
    known.set(text, text)
    return text
  }
}
