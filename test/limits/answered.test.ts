import { expect, test, vi } from 'vitest'
import { answeredMessages } from '../../src/limits/answered.ts'
import type { SessionKey } from '../../src/ports.ts'

const ANA = 'ana' as SessionKey
const LUIS = 'luis' as SessionKey
const answer = (text: string, forget = false) => vi.fn(async () => ({ answer: text, forget }))

test('the same message again gets the same bytes and is not worked on', async () => {
  const answered = answeredMessages(() => 0)
  const again = answer('second')
  expect(await answered.once('m1', ANA, answer('first'))).toEqual({ answer: 'first', replayed: false })
  expect(await answered.once('m1', ANA, again)).toEqual({ answer: 'first', replayed: true })
  expect(again).not.toHaveBeenCalled()
})

test('200 at once are worked on once', async () => {
  const answered = answeredMessages(() => 0)
  const work = vi.fn(async () => {
    await new Promise((done) => setTimeout(done, 10))
    return { answer: 'one', forget: false }
  })
  const all = await Promise.all(Array.from({ length: 200 }, () => answered.once('m1', ANA, work)))
  expect(work).toHaveBeenCalledTimes(1)
  expect(new Set(all.map(({ answer }) => answer))).toEqual(new Set(['one']))
})

test('a conversation that is forgotten takes its answers with it, and nobody else loses theirs', async () => {
  const answered = answeredMessages(() => 0)
  await answered.once('m1', ANA, answer('hers'))
  await answered.once('m2', LUIS, answer('his'))
  await answered.once('m3', ANA, answer('forgotten', true))
  expect(answered.size()).toBe(1)
  expect((await answered.once('m2', LUIS, answer('new'))).answer).toBe('his')
  expect((await answered.once('m1', ANA, answer('new'))).answer).toBe('new')
})

test('after ten minutes a message is new again', async () => {
  let ms = 0
  const answered = answeredMessages(() => ms)
  await answered.once('m1', ANA, answer('first'))
  ms = 10 * 60_000 + 1
  expect(await answered.once('m1', ANA, answer('later'))).toEqual({ answer: 'later', replayed: false })
})

test('a failure is not remembered: the retry is tried again', async () => {
  const answered = answeredMessages(() => 0)
  await expect(answered.once('m1', ANA, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect((await answered.once('m1', ANA, answer('now'))).answer).toBe('now')
})

test('of more than it may hold the oldest goes, and its place is used again', async () => {
  const answered = answeredMessages(() => 0, 3)
  for (const sid of ['m1', 'm2', 'm3', 'm4', 'm5']) await answered.once(sid, sid as SessionKey, answer(`to ${sid}`))
  expect(answered.size()).toBe(3)
  expect((await answered.once('m3', ANA, answer('new'))).answer).toBe('to m3')
  expect((await answered.once('m1', ANA, answer('new'))).answer).toBe('new')
})

test('many come, some are forgotten, and each of the others still gets its own answer', async () => {
  let ms = 0
  const answered = answeredMessages(() => ms, 1_000)
  const owner = (index: number) => `family ${index % 7}` as SessionKey
  for (let index = 0; index < 5_000; index++, ms += 100) {
    await answered.once(`m${index}`, owner(index), answer(`to ${index}`))
    if (index % 500 === 499) await answered.once(`end ${index}`, owner(3), answer('bye', true))
  }
  expect(answered.size()).toBeLessThanOrEqual(1_000)
  for (let index = 4_200; index < 5_000; index++) {
    const { answer: said, replayed } = await answered.once(`m${index}`, owner(index), answer('new'))
    const isForgotten = index % 7 === 3
    if (!isForgotten && index >= 4_400) expect([said, replayed]).toEqual([`to ${index}`, true])
    if (isForgotten) expect(replayed).toBe(false)
  }
  ms += 10 * 60_000
  answered.forgetOld()
  expect(answered.size()).toBe(0)
})

test('a message that comes again while the first is under way waits for it, and fails with it', async () => {
  const answered = answeredMessages(() => 0)
  const fails = () => new Promise<never>((_, no) => setTimeout(() => no(new Error('no')), 5))
  const both = await Promise.allSettled([answered.once('m1', ANA, fails), answered.once('m1', ANA, answer('new'))])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(answered.size()).toBe(0)
})
