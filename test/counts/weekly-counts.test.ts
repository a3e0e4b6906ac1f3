import { expect, test } from 'vitest'
import { daysLeftOf, isoWeekOf, weekBeginsMs } from '../../src/counts/iso-week.ts'
import { weeklyCounts } from '../../src/counts/weekly-counts.ts'

const CELLS = {
  topic: ['rights.home', 'services.dv', 'services.food', 'services.legal'],
  language: ['en', 'es'],
  channel: ['sms', 'whatsapp'],
}
/** A Monday in the ISO week 2026-W47, at noon. */
const MONDAY = '2026-11-16T12:00:00Z'

function opened(at = MONDAY) {
  const clock = { at: new Date(at) }
  return { counts: weeklyCounts({ cells: CELLS, now: () => clock.at }), clock }
}
type Opened = ReturnType<typeof opened>

/** So many families, each with one message. */
function families({ counts }: Opened, many: number, topic: string, language = 'en', counted?: string[]) {
  for (let each = 0; each < many; each++) counts.add({ topic, language, channel: 'sms' }, counted)
}
const dueAt = (line: Opened, at: string) => {
  line.clock.at = new Date(at)
  return line.counts.due()
}

test('weeks are those of ISO 8601, in UTC, at both ends of a year', () => {
  const of = (day: string) => isoWeekOf(new Date(day))
  expect(['2026-11-22T23:59:59Z', '2026-11-23T00:00:00Z'].map(of)).toEqual(['2026-W47', '2026-W48'])
  expect(['2027-01-03', '2027-01-04', '2024-12-30', '2021-01-03'].map(of)).toEqual([
    '2026-W53',
    '2027-W01',
    '2025-W01',
    '2020-W53',
  ])
  for (let day = Date.UTC(1999, 0, 1); day < Date.UTC(2040, 0, 1); day += 86_400_000) {
    const begins = weekBeginsMs(isoWeekOf(new Date(day)))!
    expect(day - begins).toBeGreaterThanOrEqual(0)
    expect(day - begins).toBeLessThan(7 * 86_400_000)
  }
  for (const none of ['2026-W54', '2027-W53', '2026-W00', '2026-47', '', 'soon'])
    expect(weekBeginsMs(none)).toBe(undefined)
})

test('a week has as many days as the line was there for', () => {
  const monday = Date.parse('2026-11-16T00:00:00Z')
  const left = (at: string) => daysLeftOf(monday, Date.parse(at))
  expect(['2026-01-01', '2026-11-16', '2026-11-16T12:00Z', '2026-11-21T23:00Z', '2026-11-22T23:59Z'].map(left)).toEqual(
    [7, 7, 7, 2, 1],
  )
})

test('a week is told on the Monday after it from nine on, once it is over, and not before', () => {
  const line = opened()
  families(line, 30, 'services.food')
  families(line, 20, 'services.legal', 'es')
  expect(dueAt(line, '2026-11-22T23:59:59Z')).toEqual([])
  expect(dueAt(line, '2026-11-23T08:59:59Z')).toEqual([])
  expect(dueAt(line, '2026-11-23T09:00:00Z')).toEqual([
    {
      week: '2026-W47',
      days: 7,
      rows: {
        topic: [
          { cell: 'services.food', count: 30 },
          { cell: 'other', count: 20 },
        ],
        language: [
          { cell: 'en', count: 30 },
          { cell: 'es', count: 20 },
        ],
        channel: [{ cell: 'other', count: 50 }],
      },
    },
  ])
})

test('one conversation is one, however much is said in it: once by channel, once by each language and topic', () => {
  const line = opened()
  let counted: readonly string[] | undefined
  for (let message = 0; message < 200; message++)
    for (const [topic, language] of [
      ['services.food', 'en'],
      ['none', 'es'],
      ['services.legal', 'es'],
    ] as const)
      counted = line.counts.add({ topic, language, channel: 'sms' }, counted)
  expect(counted).toEqual(['en', 'services.food', 'es', 'services.legal'])
  expect(dueAt(line, '2026-11-23T09:00:00Z')[0]!.rows).toEqual({ topic: [], language: [], channel: [] })
})

test('a menu is no topic, and a change of language counts the new one', () => {
  const line = opened()
  families(line, 40, 'none')
  families(line, 40, 'none', 'es', ['en'])
  expect(dueAt(line, '2026-11-23T09:00:00Z')[0]!.rows).toEqual({
    topic: [],
    language: [
      { cell: 'en', count: 40 },
      { cell: 'es', count: 40 },
    ],
    channel: [{ cell: 'other', count: 40 }],
  })
})

test('help for a crisis, abuse at home and trafficking never stand there by name', () => {
  const topics = ['crisis.abuse', 'crisis.suicide', 'services.dv', 'trafficking']
  const clock = { at: new Date(MONDAY) }
  const cells = { ...CELLS, topic: [...topics, 'services.food', 'services.legal', 'scams'] }
  const line = { counts: weeklyCounts({ cells, now: () => clock.at }), clock }
  for (const topic of [...topics, 'services.food', 'services.legal', 'scams']) families(line, 100, topic)
  const [week] = dueAt(line, '2026-11-23T09:00:00Z')
  // One open topic is folded with them, so that "other" is not their sum.
  expect(week!.rows.topic).toEqual([
    { cell: 'services.food', count: 100 },
    { cell: 'services.legal', count: 100 },
    { cell: 'other', count: 500 },
  ])
})

test('what is not on any list is counted with the rest, and shows no name', () => {
  const line = opened()
  families(line, 50, '+15095550101', 'en')
  families(line, 50, 'services.food', 'en')
  expect(JSON.stringify(dueAt(line, '2026-11-23T09:00:00Z'))).not.toContain('509')
})

test('a line that began in the middle of a week says so', () => {
  const line = opened('2026-11-20T12:00:00Z')
  families(line, 30, 'services.food')
  expect(dueAt(line, '2026-11-23T09:00:00Z')[0]!.days).toBe(3)
})

test('a week that could not be written for eight more is dropped', () => {
  const line = opened()
  families(line, 30, 'services.food')
  expect(dueAt(line, '2027-01-18T08:59:59Z')).toHaveLength(1)
  expect(line.counts.forgetLost()).toBe(false)
  expect(dueAt(line, '2027-01-18T09:00:00Z')).toEqual([])
  expect(line.counts.forgetLost()).toBe(true)
  expect(dueAt(line, '2026-11-23T09:00:00Z')).toEqual([])
})

test('a clock that jumps and comes back leaves no week behind that never was', () => {
  const line = opened()
  families(line, 30, 'services.food')
  line.clock.at = new Date('2038-01-19T03:14:08Z')
  families(line, 30, 'services.food')
  line.clock.at = new Date('1970-01-01T00:00:00Z')
  families(line, 30, 'services.food')
  line.clock.at = new Date('2026-11-17T12:00:00Z')
  expect(line.counts.forgetLost()).toBe(true)
  expect(dueAt(line, '2026-11-23T09:00:00Z').map(({ week }) => week)).toEqual(['2026-W47'])
  expect(line.counts.forgetLost()).toBe(false)
})

test('parts of a line that count apart are folded together, once, as one line would be', () => {
  const parts = Array.from({ length: 4 }, () => opened())
  const whole = opened()
  parts.forEach((part, index) => {
    for (const line of [part, whole]) {
      families(line, 6 + index, 'rights.home') // each alone too few to be told
      families(line, 20, 'services.food', 'es')
    }
  })
  const [first, ...others] = parts
  const monday = '2026-11-23T00:01:00Z'
  for (const line of [...parts, whole]) line.clock.at = new Date(monday)
  for (const { counts } of others) {
    for (const week of counts.over()) {
      first!.counts.take(JSON.parse(JSON.stringify(week)))
      counts.forget(week.week)
    }
    expect(counts.over()).toEqual([])
  }
  expect(first!.counts.due()).toEqual([]) // not before its hour
  expect(dueAt(first!, '2026-11-23T09:00:00Z')).toEqual(dueAt(whole, '2026-11-23T09:00:00Z'))
})

test('a week that runs is not handed over, and one part that began late makes it a shorter week', () => {
  const first = opened('2026-11-16T00:00:00Z')
  const late = opened('2026-11-20T12:00:00Z')
  for (const line of [first, late]) families(line, 30, 'rights.home')
  expect(late.counts.over()).toEqual([])
  late.clock.at = new Date('2026-11-23T00:00:00Z')
  for (const week of late.counts.over()) first.counts.take(week)
  expect(dueAt(first, '2026-11-23T09:00:00Z')).toMatchObject([{ week: '2026-W47', days: 3 }])
})
