import { expect, test } from 'vitest'
import { newSession } from '../../src/engine/session.ts'
import type { SessionKey, SessionStore } from '../../src/ports.ts'

export type Subject = { sessions: SessionStore; pass(seconds: number): void }
const KEY = 'k1' as SessionKey
const OTHER = 'k2' as SessionKey

/** What every driver of conversations does. `open` gives a new store whose sessions live 900 seconds. */
export function sessionStoreContract(open: () => Subject): void {
  const keep = (sessions: SessionStore, key: SessionKey, language: string) =>
    sessions.turn(key, async (session) => ({ session: newSession(language), result: session?.language }))
  const look = (sessions: SessionStore, key: SessionKey) =>
    sessions.turn(key, async (session) => ({ session, result: session?.language }))

  test('a conversation goes on where it stood, and only for its own key', async () => {
    const { sessions } = open()
    expect(await keep(sessions, KEY, 'es')).toBeUndefined()
    expect(await look(sessions, KEY)).toBe('es')
    expect(await look(sessions, OTHER)).toBeUndefined()
  })

  test('it is over its time to live after its last message, not after its first', async () => {
    const { sessions, pass } = open()
    await keep(sessions, KEY, 'es')
    pass(899)
    expect(await look(sessions, KEY)).toBe('es')
    pass(899)
    expect(await look(sessions, KEY)).toBe('es')
    pass(901)
    expect(await look(sessions, KEY)).toBeUndefined()
  })

  test('it is over at once when it is forgotten or ends', async () => {
    const { sessions } = open()
    await keep(sessions, KEY, 'es')
    await sessions.forget(KEY)
    expect(await look(sessions, KEY)).toBeUndefined()
    await keep(sessions, KEY, 'es')
    await sessions.turn(KEY, async () => ({ session: undefined, result: 0 }))
    expect(await look(sessions, KEY)).toBeUndefined()
  })

  test('two quick messages are played one after the other, in order', async () => {
    const { sessions } = open()
    const order: string[] = []
    const slow = sessions.turn(KEY, async () => {
      order.push('first begins')
      await new Promise((done) => setTimeout(done, 20))
      order.push('first ends')
      return { session: newSession('es'), result: 0 }
    })
    const quick = sessions.turn(KEY, async (session) => {
      order.push(`second sees ${session?.language}`)
      return { session, result: 0 }
    })
    await Promise.all([slow, quick])
    expect(order).toEqual(['first begins', 'first ends', 'second sees es'])
  })

  test('a turn that fails keeps what was there and blocks nobody', async () => {
    const { sessions } = open()
    await keep(sessions, KEY, 'es')
    await expect(sessions.turn(KEY, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await look(sessions, KEY)).toBe('es')
  })
}
