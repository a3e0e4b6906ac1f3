import { describe, expect, test } from 'vitest'
import { isFederalHoliday } from '../../src/directory/federal-holidays.ts'
import { hoursNow, type Opening } from '../../src/directory/hours.ts'
import { localTime } from '../../src/directory/local-time.ts'
import { parseHours } from '../../src/directory/parse-hours.ts'

const NEW_YORK = 'America/New_York'
const hours = (openings: Opening[], more = {}) => ({ text: 'as written', openings, ...more })
const at = (utc: string) => new Date(utc)
const [SUNDAY, MONDAY, FRIDAY, SATURDAY] = [0, 1, 5, 6]
const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, startMinute: 540, lengthMinutes: 480 })) // 9 to 5

describe('open now', () => {
  test('during the hours it is open, until they end', () =>
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-11-23T15:00:00Z'))).toEqual({
      state: 'open',
      untilMinute: 1020,
    }))

  test('at the minute it opens it is open, at the minute it closes it is not', () => {
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-11-23T14:00:00Z')).state).toBe('open')
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-11-23T22:00:00Z')).state).toBe('opens')
  })

  test('on Friday evening the next opening is on Monday, not tomorrow', () =>
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-11-20T23:00:00Z'))).toEqual({
      state: 'opens',
      daysAhead: 3,
      day: MONDAY,
      fromMinute: 540,
      untilMinute: 1020,
    }))

  test('a lunch break is closed, and the afternoon is the next opening', () => {
    const split = [
      { day: MONDAY, startMinute: 540, lengthMinutes: 180 },
      { day: MONDAY, startMinute: 780, lengthMinutes: 210 },
    ]
    expect(hoursNow(hours(split), NEW_YORK, at('2026-11-23T17:30:00Z'))).toMatchObject({
      daysAhead: 0,
      fromMinute: 780,
    })
  })

  test('hours past midnight hold on the next day too', () => {
    const night = [{ day: SATURDAY, startMinute: 1320, lengthMinutes: 240 }] // Saturday 10 pm to 2 am
    expect(hoursNow(hours(night), NEW_YORK, at('2026-11-22T04:00:00Z'))).toEqual({ state: 'open', untilMinute: 120 })
    expect(hoursNow(hours(night), NEW_YORK, at('2026-11-22T06:59:00Z')).state).toBe('open')
    expect(hoursNow(hours(night), NEW_YORK, at('2026-11-22T07:00:00Z')).state).toBe('opens')
  })

  test('openings that touch are one', () => {
    const touching = [
      { day: SATURDAY, startMinute: 1200, lengthMinutes: 240 },
      { day: SUNDAY, startMinute: 0, lengthMinutes: 480 },
    ]
    expect(hoursNow(hours(touching), NEW_YORK, at('2026-11-22T02:00:00Z'))).toEqual({ state: 'open', untilMinute: 480 })
  })

  test('the clock on the wall counts on the nights the clocks change', () => {
    const night = [{ day: SATURDAY, startMinute: 1320, lengthMinutes: 480 }] // Saturday 10 pm to 6 am
    // Spring, 8 March 2026: 5:59 is 9:59 UTC, an hour earlier than the day before. Autumn, 1 November: 10:59 UTC.
    expect(hoursNow(hours(night), NEW_YORK, at('2026-03-08T09:59:00Z')).state).toBe('open')
    expect(hoursNow(hours(night), NEW_YORK, at('2026-03-08T10:00:00Z')).state).toBe('opens')
    expect(hoursNow(hours(night), NEW_YORK, at('2026-11-01T10:59:00Z')).state).toBe('open')
    expect(hoursNow(hours(night), NEW_YORK, at('2026-11-01T11:00:00Z')).state).toBe('opens')
  })

  test('Arizona keeps its clock in summer, the Navajo Nation does not', () => {
    const noon = at('2026-07-06T19:00:00Z')
    expect(localTime('America/Phoenix', noon).minute).toBe(12 * 60)
    expect(localTime('America/Denver', noon).minute).toBe(13 * 60)
  })

  test('the first Monday of the month is open, the second is not; the last Friday is the last', () => {
    const first = hours([{ day: MONDAY, startMinute: 540, lengthMinutes: 60, weekOfMonth: 1 }])
    expect(hoursNow(first, NEW_YORK, at('2026-12-07T14:30:00Z')).state).toBe('open')
    expect(hoursNow(first, NEW_YORK, at('2026-12-14T14:30:00Z')).state).toBe('unknown') // not within 14 days
    const last = hours([{ day: FRIDAY, startMinute: 540, lengthMinutes: 60, weekOfMonth: -1 }])
    expect(hoursNow(last, NEW_YORK, at('2026-10-30T13:30:00Z')).state).toBe('open')
    expect(hoursNow(last, NEW_YORK, at('2026-10-23T13:30:00Z'))).toMatchObject({ state: 'opens', daysAhead: 7 })
  })

  test('day and night is always, holidays too; 0:00 to 23:59 is as well', () => {
    const always = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, startMinute: 0, lengthMinutes: 1439 }))
    expect(hoursNow(hours(always), undefined, at('2026-12-25T15:00:00Z'))).toEqual({ state: 'always' })
  })

  test('on a federal holiday nobody is sent without a call', () => {
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-12-25T15:00:00Z'))).toEqual({ state: 'call_first' })
    expect(hoursNow(hours(weekdays), NEW_YORK, at('2026-12-25T23:00:00Z'))).toMatchObject({
      state: 'opens',
      daysAhead: 3,
    })
  })

  test('hours that nobody promised for today are unknown, not closed', () => {
    const until = (validTo: string) =>
      hoursNow(hours(weekdays, { validTo }), NEW_YORK, at('2026-11-23T15:00:00Z')).state
    expect([until('2026-11-23'), until('2026-11-22')]).toEqual(['open', 'unknown'])
  })

  test('without the zone, or without certainty, only the words are given, cut between two of them', () => {
    expect(hoursNow(hours(weekdays), undefined, at('2026-11-23T15:00:00Z'))).toEqual({
      state: 'text',
      text: 'as written',
    })
    const long = 'Monday to Thursday by appointment, Fridays for people who come with a letter from school'
    expect(hoursNow({ text: long }, NEW_YORK, at('2026-11-23T15:00:00Z'))).toEqual({
      state: 'text',
      text: 'Monday to Thursday by appointment, Fridays for people who',
    })
    expect(hoursNow(undefined, NEW_YORK, at('2026-11-23T15:00:00Z'))).toEqual({ state: 'unknown' })
  })
})

describe('reading hours', () => {
  const shown = (text: string) =>
    parseHours(text)?.map(({ day, startMinute, lengthMinutes }) => `${day} ${startMinute}+${lengthMinutes}`)

  test.each([
    ['Mon-Tue 9:00-17:00', ['1 540+480', '2 540+480']],
    ['Mon 9:00-12:00, 13:00-16:30', ['1 540+180', '1 780+210']],
    ['Tue 10:00-12:00, Thu 12:00-14:00 (intake)', ['2 600+120', '4 720+120']],
    ['Sat-Sun 9:00-10:00', ['6 540+60', '0 540+60']],
    ['Fri 18:00-2:00', ['5 1080+480']],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected))

  test('every day of the week is daily and 24 hours', () => {
    expect(parseHours('Daily 6:00-20:00')).toHaveLength(7)
    expect(parseHours('24 hours')).toEqual(parseHours('24/7'))
  })

  test.each([
    'Mon-Fri, business hours',
    'Mon-Thu 9:00-17:00; detention line Mon-Fri',
    'Mon-Thu 13:00-15:00 (detention calls)',
    '24 hours (reported 2025)',
    '24/7 in most places',
    'Mon 9:00-8:00', // a mistake: it would have to open after noon to close past midnight
    '9:00-17:00',
    'Mon 25:00-26:00',
    '',
  ])('%j is not read by halves', (text) => expect(parseHours(text)).toBeUndefined())
})

test.each([
  ['2026-01-01', true],
  ['2026-01-19', true], // the third Monday
  ['2026-05-25', true], // the last Monday
  ['2026-07-03', true], // Friday, for the Fourth is a Saturday
  ['2026-07-06', false],
  ['2026-11-26', true], // the fourth Thursday
  ['2026-11-27', false],
  ['2027-07-05', true], // Monday, for the Fourth is a Sunday
])('%s: a federal holiday is %s', (day, expected) => {
  expect(isFederalHoliday(localTime('UTC', new Date(`${day}T12:00:00Z`)))).toBe(expected)
})
