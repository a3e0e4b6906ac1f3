import type { SessionKey } from '../ports.ts'

const REMEMBERED_MS = 10 * 60_000 // Twilio's own retries end within 15 seconds
const REMEMBERED_AT_MOST = 200_000

export type Answered = { answer: string; replayed: boolean }
type Record = { owner: SessionKey; answer: Promise<string>; atMs: number }

/**
 * Answers each message once: the same MessageSid gets the same bytes again and moves nothing, also while the first is
 * still under way. In memory only, under keyed hashes. A conversation that is forgotten takes its answers with it.
 */
export function answeredMessages(monotonicMs: () => number) {
  const records = new Map<string, Record>() // in the order they came
  const byOwner = new Map<SessionKey, Set<string>>()

  const drop = (hash: string) => {
    const owner = records.get(hash)?.owner
    records.delete(hash)
    const hashes = owner && byOwner.get(owner)
    if (!owner || !hashes) return
    hashes.delete(hash)
    if (hashes.size === 0) byOwner.delete(owner)
  }
  const sweep = () => {
    const oldest = monotonicMs() - REMEMBERED_MS
    for (const [hash, { atMs }] of records) {
      if (atMs > oldest && records.size <= REMEMBERED_AT_MOST) return
      drop(hash)
    }
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
      records.set(hash, { owner, answer: working.then(({ answer }) => answer), atMs: monotonicMs() })
      records.get(hash)!.answer.catch(() => drop(hash))
      byOwner.set(owner, (byOwner.get(owner) ?? new Set()).add(hash))
      const { answer, forget } = await working
      if (forget) for (const mine of [...(byOwner.get(owner) ?? [])]) drop(mine)
      return { answer, replayed: false }
    },
    size: () => records.size,
  }
}
export type AnsweredMessages = ReturnType<typeof answeredMessages>
