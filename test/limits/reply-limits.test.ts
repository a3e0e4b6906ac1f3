import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Limits, Verdict } from '../../src/limits/budgets.ts'
import { type Ready, replyLimits } from '../../src/limits/reply-limits.ts'
import { fingerprintOf, pinnedRandom } from '../support/random.ts'

const SEGMENT = 8_300
const LIMITS: Limits = { repliesPerSender: 20, repliesPerPrefix: 2_000, usdPerDay: 50, enforced: true }
const MINUTE = 60_000

let clock: { ms: number; date: string }
let logged: string[]
beforeEach(() => {
  clock = { ms: 0, date: '2026-11-22' }
  logged = []
})
function open(over: Partial<Limits> = {}) {
  const limits = replyLimits({
    limits: { ...LIMITS, ...over },
    clock: { monotonicMs: () => clock.ms, today: () => clock.date, now: () => new Date(0) },
    log: (event) => logged.push(event),
    random: pinnedRandom(),
  })
  const spend = (person: number, ready: Partial<Ready> & { segments?: number; prefix?: number } = {}): Verdict => {
    const { segments = 3, prefix = person, crisis = false, unread = false } = ready
    return limits.spend(
      { sender: fingerprintOf(person), prefix: fingerprintOf(1_000_000_000 + prefix) },
      { price: { full: segments * SEGMENT, oneSegment: SEGMENT }, crisis, unread },
    )
  }
  const dollars = () => Object.values(limits.totals().spent).reduce((sum, each) => sum + each, 0) / 1_000_000
  return { limits, spend, dollars }
}

describe('one sender', () => {
  test('1,000 messages in five minutes: 20 replies, one request to wait, then silence', () => {
    const { spend } = open()
    const verdicts = Array.from({ length: 1_000 }, () => {
      clock.ms += 300
      return spend(1)
    })
    expect(verdicts.slice(0, 20).every((verdict) => verdict === 'full')).toBe(true)
    expect(verdicts[20]).toBe('wait')
    expect(verdicts.slice(21).every((verdict) => verdict === 'silence')).toBe(true)
  })

  test('never more than 20 in any five minutes, whatever the rhythm', () => {
    const { spend } = open({ usdPerDay: 1_000_000 })
    const replied: number[] = []
    for (let message = 0; message < 5_000; message++) {
      clock.ms += (message % 7) * 900
      if (spend(1) === 'full') replied.push(clock.ms)
      expect(replied.filter((ms) => ms > clock.ms - 5 * MINUTE).length).toBeLessThanOrEqual(20)
    }
    expect(replied.length).toBeGreaterThan(100)
  })

  test('nobody else is slowed down, and after the window all is forgotten', () => {
    const { spend } = open()
    for (let time = 0; time < 30; time++) spend(1)
    expect(spend(2)).toBe('full')
    clock.ms += 6 * MINUTE
    expect(spend(1)).toBe('full')
  })

  test('beyond the limit a crisis still gets its lines, once', () => {
    const { spend } = open()
    for (let time = 0; time < 30; time++) spend(1)
    expect([spend(1, { crisis: true }), spend(1, { crisis: true })]).toEqual(['crisis', 'silence'])
  })
})

describe('a machine that answers us', () => {
  test('is answered three times and asked to wait once', () => {
    const { spend } = open()
    const verdicts = Array.from({ length: 10 }, () => {
      clock.ms += 1_000
      return spend(1, { unread: true })
    })
    expect(verdicts).toEqual(['full', 'full', 'full', 'wait', ...Array(6).fill('silence')])
  })
  test('a family that is not understood but takes its time is answered', () => {
    const { spend } = open()
    for (let time = 0; time < 15; time++) {
      clock.ms += 2_500
      expect(spend(1, { unread: true })).toBe('full')
    }
  })
  test('a family that writes fast and is understood is answered, also among pieces that were not', () => {
    const { spend } = open()
    for (const unread of [true, true, true, true, false, true, false]) {
      clock.ms += 500
      const verdict = spend(1, { unread })
      if (!unread) expect(verdict).toBe('full')
    }
  })
})

describe('a prefix', () => {
  test('10,000 senders in one prefix: no more than its replies, and nobody else pays for it', () => {
    const { spend } = open({ usdPerDay: 100_000 })
    const verdicts = Array.from({ length: 10_000 }, (_, person) => spend(person, { prefix: 0 }))
    expect(verdicts.filter((verdict) => verdict === 'full')).toHaveLength(2_000)
    expect(verdicts.filter((verdict) => verdict === 'silence')).toHaveLength(8_000)
    expect(spend(20_000, { prefix: 1 })).toBe('full')
    expect(logged).toEqual(['prefix_pumped'])
  })
  test('while it is pumped a crisis gets its lines, from half of what is kept for that', () => {
    const { spend, limits } = open({ repliesPerPrefix: 5 })
    const crises = Array.from({ length: 2_000 }, (_, person) => spend(person, { prefix: 0, crisis: true }))
    expect(crises.filter((verdict) => verdict === 'full')).toHaveLength(5)
    expect(limits.totals().spent.crisis).toBeLessThanOrEqual(5_000_000)
    expect(limits.totals().spent.crisis).toBeGreaterThan(4_900_000)
  })
})

describe('the money of a day', () => {
  test('spent: a short answer, a notice, silence; a crisis is answered still', () => {
    const { spend } = open({ usdPerDay: 1, repliesPerSender: 65_535 })
    while (spend(1) === 'full');
    expect([spend(1), spend(1), spend(1)]).toEqual(['notice', 'silence', 'silence'])
    expect(spend(1, { crisis: true })).toBe('crisis')
    expect(logged).toEqual(['money_spent'])
  })

  test("somebody's first message of the day is answered when others have used up the short answers", () => {
    const { spend } = open({ usdPerDay: 5, repliesPerSender: 65_535 })
    for (let person = 0; person < 121; person++) spend(person)
    for (let person = 0; person < 120; person++) for (let time = 0; time < 3; time++) spend(person)
    expect(spend(5)).toBe('silence')
    expect(spend(10_000)).toBe('short')
  })

  test('one prefix leaves short answers for the others', () => {
    const { spend } = open({ usdPerDay: 5 })
    for (let person = 0; person < 1_000; person++) spend(person, { prefix: 0 })
    expect(spend(1_001, { prefix: 0 })).toBe('silence')
    expect(spend(1_002, { prefix: 1 })).toBe('short')
  })

  test('is never exceeded, whoever writes what', () => {
    const message = fc.record({
      person: fc.integer({ min: 0, max: 30 }),
      prefix: fc.integer({ min: 0, max: 3 }),
      segments: fc.integer({ min: 1, max: 4 }),
      crisis: fc.boolean(),
      unread: fc.boolean(),
      pause: fc.integer({ min: 0, max: 20_000 }),
    })
    fc.assert(
      fc.property(
        fc.array(message, { minLength: 50, maxLength: 400 }),
        fc.constantFrom(0.05, 0.1, 0.5, 2),
        (messages, usdPerDay) => {
          const { spend, dollars } = open({ usdPerDay, repliesPerPrefix: 60 })
          for (const { person, pause, ...ready } of messages) {
            clock.ms += pause
            spend(person, ready)
            expect(dollars()).toBeLessThanOrEqual(usdPerDay)
          }
        },
      ),
      { numRuns: 60, seed: 20261122 },
    )
  })

  test('10,000 senders at 50 dollars: the budget holds, and the fifth for crises is whole', () => {
    const { spend, dollars } = open()
    for (let person = 0; person < 10_000; person++) spend(person, { prefix: person % 100 })
    expect(dollars()).toBeGreaterThan(39.9)
    expect(dollars()).toBeLessThanOrEqual(40)
    for (let person = 0; person < 10_000; person++) spend(person, { prefix: person % 100, crisis: true })
    expect(dollars()).toBeGreaterThan(49.9)
    expect(dollars()).toBeLessThanOrEqual(50)
  })

  test('is new on the next UTC day, and nobody is remembered', () => {
    const { spend, limits } = open({ usdPerDay: 0.5 })
    for (let person = 0; person < 100; person++) spend(person)
    expect(spend(3)).not.toBe('full')
    clock.date = '2026-11-23'
    expect(spend(3)).toBe('full')
    expect(limits.totals().spent).toEqual({ full: 3 * SEGMENT, short: 0, crisis: 0 })
  })
})

test('without limits it only counts', () => {
  const none = Number.POSITIVE_INFINITY
  const { spend, limits } = open({ repliesPerSender: none, repliesPerPrefix: none, usdPerDay: none, enforced: false })
  for (let time = 0; time < 500; time++) expect(spend(1, { unread: true })).toBe('full')
  expect(limits.totals()).toMatchObject({ spent: { full: 500 * 3 * SEGMENT }, sent: { full: 500, silence: 0 } })
})

test('a million senders take no more memory than one', () => {
  const { spend, limits } = open({ usdPerDay: 1_000_000 })
  const before = limits.bytes
  for (let person = 0; person < 1_000_000; person++) {
    clock.ms += 6
    spend(person)
  }
  expect(limits.bytes).toBe(before)
  expect(before / 2 ** 20).toBeLessThan(13)
  expect(limits.totals().sent.full).toBeGreaterThan(999_000) // strangers taken for somebody else: fewer than one in 1,000
})
