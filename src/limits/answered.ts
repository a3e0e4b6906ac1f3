import type { SessionKey } from '../ports.ts'
import { answerRing } from './answer-ring.ts'

const REMEMBERED_MS = 10 * 60_000 // Twilio's own retries end within 15 seconds
const REMEMBERED_AT_MOST = 200_000 // contract, section 3
const SHARED_AT_MOST = 2_000

export type Answered = { answer: string; replayed: boolean }
type Worked = { answer: string; forget: boolean }

/**
 * Answers each message once: the same MessageSid gets the same bytes again and moves nothing, also while the first is
 * still under way. In memory only, under keyed hashes. A conversation that is forgotten takes its answers with it.
 */
export function answeredMessages(monotonicMs: () => number, atMost = REMEMBERED_AT_MOST) {
  const answers = answerRing(atMost)
  const underWay = new Map<string, Promise<Worked>>()
  const shared = sharedStrings()
  const sweep = () => answers.dropUntil(monotonicMs() - REMEMBERED_MS)

  return {
    /** Claims the hash before the first await, then works; a failure releases it, so that a retry is tried again. */
    async once(hash: string, owner: SessionKey, work: () => Promise<Worked>): Promise<Answered> {
      sweep()
      const same = underWay.get(hash)
      const known = same ? (await same).answer : answers.find(hash)
      if (known !== undefined) return { answer: known, replayed: true }
      const working = work()
      underWay.set(hash, working)
      try {
        const { answer, forget } = await working
        if (forget) answers.dropOwner(owner)
        else answers.add(hash, owner, shared(answer), monotonicMs())
        return { answer, replayed: false }
      } finally {
        underWay.delete(hash)
      }
    },
    /** Drops what is past its time, without waiting for the next message. */
    forgetOld: sweep,
    size: () => underWay.size + answers.size(),
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
