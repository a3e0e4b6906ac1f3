import { describe, expect, test } from 'vitest'
import { newSession } from '../../src/engine/session.ts'
import type { SessionKey } from '../../src/ports.ts'
import { memorySessions } from '../../src/sessions/memory.ts'
import { sessionStoreContract } from './session-store-contract.ts'

describe('sessions: memory', () => {
  sessionStoreContract(() => {
    let ms = 0
    return {
      sessions: memorySessions({ ttlSeconds: 900, monotonicMs: () => ms }),
      pass: (seconds) => {
        ms += seconds * 1000
      },
    }
  })
})

test('beyond its capacity the oldest conversation is dropped, and memory stays flat', async () => {
  const sessions = memorySessions({ ttlSeconds: 900, capacity: 100, monotonicMs: () => 0 })
  for (let sender = 0; sender < 1000; sender++)
    await sessions.turn(`k${sender}` as SessionKey, async () => ({ session: newSession('es'), result: 0 }))
  expect(sessions.size()).toBe(100)
  expect(await sessions.turn('k0' as SessionKey, async (session) => ({ session, result: session }))).toBeUndefined()
  expect(await sessions.turn('k999' as SessionKey, async (session) => ({ session, result: session?.language }))).toBe(
    'es',
  )
})

test('what is over leaves memory by itself', async () => {
  let ms = 0
  const sessions = memorySessions({ ttlSeconds: 10, monotonicMs: () => ms })
  for (let sender = 0; sender < 50; sender++)
    await sessions.turn(`k${sender}` as SessionKey, async () => ({ session: newSession('es'), result: 0 }))
  ms = 11_000
  expect(sessions.size()).toBe(0)
})
