import { afterEach, describe, expect, test, vi } from 'vitest'
import { openRest } from '../../src/twilio/rest.ts'
import { type SweepOptions, sweep } from '../../src/twilio/sweep.ts'
import { ACCOUNT, FAMILY, fakeTwilio, TOKEN, untrue, WORDS } from './fake-twilio.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const none = { notFinal: 0, stillThere: 0, failed: 0, unreadable: 0, retries: 0 }

afterEach(() => {
  vi.useRealTimers()
  expect(untrue.splice(0)).toEqual([])
})

/** Twilio and a clock that only sleeping moves. */
function setUp({ pageSize = 1000 } = {}) {
  const clock = { ms: Date.parse('2026-11-22T03:00:00Z'), slept: [] as number[] }
  const timing = {
    nowMs: () => clock.ms,
    sleep: async (ms: number) => {
      clock.slept.push(ms)
      clock.ms += ms
    },
    random: () => 1,
  }
  const twilio = fakeTwilio({ nowMs: timing.nowMs, pageSize })
  const said: string[] = []
  const run = (options: Partial<SweepOptions> = {}) =>
    sweep({
      ask: openRest({ accountSid: ACCOUNT, tokens: [TOKEN] }, twilio.fetch),
      accountSid: ACCOUNT,
      olderThanMs: DAY_MS,
      timing,
      held: () => false,
      progress: (counts) => said.push(JSON.stringify(counts)),
      ...options,
    })
  const deletions = () => twilio.asked.filter((request) => request.startsWith('DELETE')).length
  return { twilio, clock, run, said, deletions }
}

describe('a quiet night', () => {
  test('nothing at Twilio: one listing, nothing deleted', async () => {
    const { twilio, run } = setUp()
    expect(await run()).toEqual({ counts: { old: 0, deleted: 0, ...none }, end: 'done' })
    expect(twilio.asked).toEqual([`GET /2010-04-01/Accounts/${ACCOUNT}/Messages.json`])
  })

  test('messages older than a day go, younger ones stay', async () => {
    const { twilio, run } = setUp()
    twilio.store(7, HOUR_MS)
    twilio.store(5, 2 * DAY_MS)
    expect(await run()).toEqual({ counts: { old: 5, deleted: 5, ...none }, end: 'done' })
    expect(twilio.left()).toHaveLength(7)
  })

  test('a message exactly as old as the limit goes', async () => {
    const { twilio, run } = setUp()
    twilio.store(1, DAY_MS)
    await run()
    expect(twilio.left()).toEqual([])
  })

  test('pictures and voice notes are messages too', async () => {
    const { twilio, run } = setUp()
    twilio.store(1, 2 * DAY_MS, { sid: `MM${'a'.repeat(32)}`, status: 'received' })
    expect((await run()).counts.deleted).toBe(1)
  })

  test('they are found on every page, while pages shrink under the deleting', async () => {
    const { twilio, run } = setUp({ pageSize: 10 })
    twilio.store(25, HOUR_MS)
    twilio.store(95, 3 * DAY_MS)
    expect((await run()).counts).toEqual({ old: 95, deleted: 95, ...none })
    expect(twilio.left()).toHaveLength(25)
  })

  test('a dry run counts and deletes nothing', async () => {
    const { twilio, run, deletions } = setUp({ pageSize: 10 })
    twilio.store(33, 2 * DAY_MS)
    expect((await run({ dryRun: true })).counts).toEqual({ old: 33, deleted: 0, ...none })
    expect(deletions()).toBe(0)
  })

  test('what is scheduled for later is left to its hour', async () => {
    const { twilio, run, deletions } = setUp()
    twilio.store(1, 3 * DAY_MS, { status: 'scheduled' })
    expect((await run()).counts).toEqual({ old: 1, deleted: 0, ...none, notFinal: 1 })
    expect(deletions()).toBe(0)
  })

  test('a hundred thousand messages', async () => {
    const { twilio, run, said } = setUp()
    twilio.store(100_000, 2 * DAY_MS)
    expect(await run()).toEqual({ counts: { old: 100_000, deleted: 100_000, ...none }, end: 'done' })
    expect(twilio.left()).toEqual([])
    expect(said.length).toBeGreaterThan(90)
  }, 300_000)
})

describe('Twilio is not done with a message', () => {
  test('20009 is asked again after a minute, then later, and goes in the end', async () => {
    const { twilio, run, clock } = setUp()
    twilio.store(1, 2 * DAY_MS, { status: 'sent', notFinal: 2 })
    expect((await run()).counts).toEqual({ old: 1, deleted: 1, ...none })
    expect(clock.slept).toEqual([60_000, 240_000])
  })

  test('one that stays so is left to the next sweep, which takes it', async () => {
    const { twilio, run } = setUp()
    twilio.store(1, 2 * DAY_MS, { status: 'sent', notFinal: 5 })
    expect(await run()).toEqual({ counts: { old: 1, deleted: 0, ...none, notFinal: 1 }, end: 'done' })
    expect((await run()).counts.deleted).toBe(1)
  })

  test('it keeps nobody else waiting', async () => {
    const { twilio, run, clock } = setUp({ pageSize: 10 })
    twilio.store(3, 2 * DAY_MS, { notFinal: 1 })
    twilio.store(50, 3 * DAY_MS)
    let before = 0
    const { counts } = await run({
      progress: ({ deleted }) => {
        if (clock.slept.length === 0) before = deleted
      },
    })
    expect(before).toBe(50)
    expect(counts.deleted).toBe(53)
  })
})

describe('Twilio accepts a deletion and does not carry it out', () => {
  test('the next listing shows it, and it is asked again', async () => {
    const { twilio, run, deletions } = setUp()
    twilio.store(2, 2 * DAY_MS, { ignored: 1 })
    expect((await run()).counts).toEqual({ old: 2, deleted: 2, ...none })
    expect(deletions()).toBe(4)
  })

  test('if it never goes, that is said and not counted as deleted', async () => {
    const { twilio, run } = setUp()
    twilio.store(1, 2 * DAY_MS, { ignored: 99 })
    twilio.store(4, 3 * DAY_MS)
    expect(await run()).toEqual({ counts: { old: 5, deleted: 4, ...none, stillThere: 1 }, end: 'done' })
  })
})

describe('Twilio is in trouble', () => {
  test('429 with Retry-After: everything waits as long as it says, then goes on', async () => {
    const { twilio, run, clock } = setUp()
    twilio.store(20, 2 * DAY_MS)
    twilio.fault = (request, times) =>
      request.startsWith('DELETE') && times === 1 && /0{31}[1-3]\.json$/.test(request)
        ? { status: 429, code: 20429, retryAfter: '17' }
        : undefined
    const { counts } = await run()
    expect(counts).toMatchObject({ deleted: 20, failed: 0, retries: 3 })
    expect(clock.slept).toContain(17_000)
    expect(twilio.left()).toEqual([])
  })

  test('429 without it: waits grow', async () => {
    const { twilio, run, clock } = setUp()
    twilio.store(1, 2 * DAY_MS)
    twilio.fault = (request, times) =>
      request.startsWith('DELETE') && times <= 4 ? { status: 429, code: 20429 } : undefined
    expect((await run()).counts).toMatchObject({ deleted: 1, retries: 4 })
    expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000])
  })

  test('a 429 on the listing delays it only', async () => {
    const { twilio, run } = setUp()
    twilio.store(3, 2 * DAY_MS)
    twilio.fault = (request, times) => (request.startsWith('GET') && times === 1 ? { status: 429 } : undefined)
    expect((await run()).counts).toMatchObject({ deleted: 3, retries: 1 })
  })

  test.each([500, 503])('a %i, or a broken connection, is asked again', async (status) => {
    const { twilio, run } = setUp()
    twilio.store(10, 2 * DAY_MS)
    twilio.fault = (request, times) =>
      request.startsWith('DELETE') && times <= 2 ? (times === 1 ? { status } : 'cut') : undefined
    expect((await run()).counts).toMatchObject({ deleted: 10, failed: 0, retries: 20 })
  })

  test('deleted although the answer was lost: the second time it is gone already', async () => {
    const { twilio, run } = setUp()
    twilio.store(1, 2 * DAY_MS)
    const { fetch } = twilio
    twilio.fetch = async (address, init) => {
      const answer = await fetch(address, init)
      if (init.method === 'DELETE' && twilio.asked.length === 2) throw new TypeError('fetch failed')
      return answer
    }
    expect((await run()).counts).toMatchObject({ deleted: 1, failed: 0, retries: 1 })
  })

  test('one message that always fails is given up and told; all others go', async () => {
    const { twilio, run } = setUp()
    twilio.store(50, 2 * DAY_MS)
    twilio.fault = (request) => (/0{31}7\.json$/.test(request) ? { status: 500 } : undefined)
    const { counts, end } = await run()
    expect(counts).toMatchObject({ old: 50, deleted: 49, failed: 1 })
    expect(end).toBe('done')
  })

  test('when all fail it stops, and the next sweep goes on from there', async () => {
    const { twilio, run } = setUp()
    twilio.store(100, 2 * DAY_MS)
    twilio.fault = (request) => (request.startsWith('DELETE') ? { status: 503 } : undefined)
    expect(await run()).toMatchObject({ end: 'stopped', why: 'Twilio failed on 20 messages in a row' })
    twilio.fault = () => undefined
    expect((await run()).counts.deleted).toBe(100)
  })

  test('a hang ends after half a minute and is asked again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { twilio, run } = setUp()
    twilio.store(1, 2 * DAY_MS)
    twilio.fault = (request, times) => {
      if (!request.startsWith('DELETE') || times > 1) return undefined
      void vi.advanceTimersByTimeAsync(30_000)
      return 'hang'
    }
    expect((await run()).counts).toMatchObject({ deleted: 1, retries: 1 })
  })

  test('refused credentials stop it at once', async () => {
    const { twilio, run, deletions } = setUp()
    twilio.store(5, 2 * DAY_MS)
    twilio.tokens = ['another-token']
    expect(await run()).toMatchObject({ end: 'stopped', why: 'Twilio answered 401 (20003)' })
    expect(deletions()).toBe(0)
  })
})

describe('answers that are not what was asked for', () => {
  const answering = (body: unknown, { status = 200 } = {}) => ({
    ask: openRest({ accountSid: ACCOUNT, tokens: [TOKEN] }, async () => new Response(JSON.stringify(body), { status })),
  })
  const message = { sid: `SM${'a'.repeat(32)}`, status: 'delivered', date_created: 'Fri, 20 Nov 2026 03:00:00 +0000' }

  test('no list is not an empty list', async () => {
    const { run } = setUp()
    expect(await run(answering({}))).toMatchObject({ end: 'stopped' })
    expect(await run(answering('<html>'))).toMatchObject({ end: 'stopped' })
  })

  test('a record without a readable date or sid is left alone and told', async () => {
    const { run } = setUp()
    const messages = [{ ...message, date_created: 'soon' }, { ...message, sid: '../../Accounts' }, null]
    expect((await run(answering({ messages }))).counts).toEqual({ old: 0, deleted: 0, ...none, unreadable: 3 })
  })

  test('a next page that leads elsewhere is asked of our own list, and pages that go round end', async () => {
    const { run } = setUp()
    const asked: string[] = []
    const page = { messages: [], next_page_uri: 'https://evil.example/Messages.json?PageToken=PA1' }
    await run({
      ask: openRest({ accountSid: ACCOUNT, tokens: [TOKEN] }, async (url) => {
        asked.push(url)
        return new Response(JSON.stringify(page))
      }),
    })
    expect(asked).toEqual(
      ['PageSize=1000', 'PageToken=PA1'].map(
        (query) => `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages.json?${query}`,
      ),
    )
  })
})

describe('the legal hold', () => {
  test('nothing is even listed', async () => {
    const { twilio, run } = setUp()
    twilio.store(5, 2 * DAY_MS)
    expect(await run({ held: () => true })).toEqual({ counts: { old: 0, deleted: 0, ...none }, end: 'held' })
    expect(twilio.asked).toEqual([])
  })

  test('it stops a sweep that is under way', async () => {
    const { twilio, run, deletions } = setUp()
    twilio.store(500, 2 * DAY_MS)
    expect(await run({ held: () => deletions() >= 100 })).toMatchObject({ end: 'held' })
    expect(twilio.left()).toHaveLength(400)
  })
})

test('two sweeps at once take nothing from each other', async () => {
  const { twilio, run } = setUp({ pageSize: 50 })
  twilio.store(400, 2 * DAY_MS)
  twilio.store(10, 3 * DAY_MS, { notFinal: 1 })
  const both = await Promise.all([run(), run()])
  expect(both.map(({ end }) => end)).toEqual(['done', 'done'])
  for (const { counts } of both) expect(counts).toMatchObject({ notFinal: 0, stillThere: 0, failed: 0 })
  expect(twilio.left()).toEqual([])
})

test('ten thousand messages in a bad night: all that are final go, and nothing of anybody is told', async () => {
  const { twilio, run, said } = setUp()
  twilio.store(200, 2 * DAY_MS, { status: 'sent', notFinal: 9 })
  twilio.store(9_800, 3 * DAY_MS)
  let requests = 0
  twilio.fault = () => (++requests % 10 === 0 ? { status: 429, code: 20429, retryAfter: '1' } : undefined)
  const swept = await run()
  expect(swept).toMatchObject({ end: 'done', counts: { old: 10_000, deleted: 9_800, notFinal: 200 } })
  expect(twilio.left().every(({ status }) => status === 'sent')).toBe(true)
  const told = JSON.stringify([swept, said])
  for (const secret of [FAMILY, WORDS, TOKEN, 'SM0']) expect(told).not.toContain(secret)
})
