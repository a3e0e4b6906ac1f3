import type { SessionKey } from '../ports.ts'
import { keyedHash } from './keyed-hash.ts'

/** Names a conversation without naming its people. `door` keeps simulated conversations apart from real ones. */
export type KeyOf = (door: 'twilio' | 'simulator', from: string, to: string) => SessionKey

/** 132 bits: two of 100,000 conversations share a key once in 10^30 times, and each costs half the memory of a whole hash. */
const KEY_CHARACTERS = 22

/** Keys under random bytes that live in this process alone: after a restart nobody can make the same key again. */
export function sessionKeys(): KeyOf {
  const hash = keyedHashes()
  return (door, from, to) => hash(`${door}\n${to}\n${from}`) as SessionKey
}

/** Hashes a MessageSid under random bytes of this process: a sid at rest would be a telephone number one subpoena away. */
export function sidHashes(): (sid: string) => string {
  return keyedHashes()
}

function keyedHashes(): (text: string) => string {
  const hash = keyedHash()
  return (text) => hash(text, 'base64url').slice(0, KEY_CHARACTERS)
}
