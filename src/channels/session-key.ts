import { createHmac, randomBytes } from 'node:crypto'
import type { SessionKey } from '../ports.ts'

/** Names a conversation without naming its people. `door` keeps simulated conversations apart from real ones. */
export type KeyOf = (door: 'twilio' | 'simulator', from: string, to: string) => SessionKey

/** Half of SHA-256: two of 100,000 conversations share a key once in 10^28 times, and each key costs half the memory. */
const KEY_BYTES = 16

/** Keys under random bytes that live in this process alone: after a restart nobody can make the same key again. */
export function sessionKeys(): KeyOf {
  const secret = randomBytes(32)
  return (door, from, to) =>
    shortened(createHmac('sha256', secret).update(`${door}\n${to}\n${from}`).digest()) as SessionKey
}

/** Hashes a MessageSid under random bytes of this process: a sid at rest would be a telephone number one subpoena away. */
export function sidHashes(): (sid: string) => string {
  const secret = randomBytes(32)
  return (sid) => shortened(createHmac('sha256', secret).update(sid).digest())
}

function shortened(hash: Buffer): string {
  return hash.subarray(0, KEY_BYTES).toString('base64url')
}
