import type { Answer, Ask } from './rest.ts'

/** Time and chance, as the tests pin them. */
export type Timing = { nowMs(): number; sleep(ms: number): Promise<void>; random(): number }

const TRIES = 6
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

export const systemTiming: Timing = {
  nowMs: Date.now,
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
}

/**
 * Asks again where it helps: too many requests (429), a fault of Twilio's (5xx), no answer. Everything asked here may be
 * asked twice. Waits as long as Twilio says, else twice as long each time with full jitter; a 429 makes everybody wait
 * who shares this patience, for the limit is the account's.
 */
export function patient(ask: Ask, timing: Timing, onRetry: () => void = () => {}): Ask {
  let quietUntilMs = 0
  return async (method, host, path) => {
    for (let attempt = 1; ; attempt++) {
      while (quietUntilMs > timing.nowMs()) await timing.sleep(quietUntilMs - timing.nowMs())
      const answer = await ask(method, host, path)
      if (!mayHelp(answer) || attempt === TRIES) return answer
      onRetry()
      const wait = waitMs(answer, attempt, timing.random())
      if (answer.status === 429) quietUntilMs = Math.max(quietUntilMs, timing.nowMs() + wait)
      else await timing.sleep(wait)
    }
  }
}

function mayHelp({ status }: Answer): boolean {
  return status === 0 || status === 429 || status >= 500
}

function waitMs({ retryAfterMs }: Answer, attempt: number, random: number): number {
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS) * (0.5 + random / 2)
  return Math.min(Math.max(retryAfterMs ?? 0, backoff), 10 * LONGEST_WAIT_MS)
}
