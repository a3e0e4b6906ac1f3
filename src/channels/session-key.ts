import { createHmac, randomBytes } from 'node:crypto'
import type { SessionKey } from '../ports.ts'

/** Names a conversation without naming its people. `door` keeps simulated conversations apart from real ones. */
export type KeyOf = (door: 'twilio' | 'simulator', from: string, to: string) => SessionKey

/** Keys under random bytes that live in this process alone: after a restart nobody can make the same key again. */
export function sessionKeys(): KeyOf {
  const secret = randomBytes(32)
  return (door, from, to) =>
    createHmac('sha256', secret).update(`${door}\n${to}\n${from}`).digest('base64url') as SessionKey
}

/** Hashes a MessageSid under random bytes of this process: a sid at rest would be a telephone number one subpoena away. */
export function sidHashes(): (sid: string) => string {
  const secret = randomBytes(32)
  return (sid) => createHmac('sha256', secret).update(sid).digest('base64url')
}
