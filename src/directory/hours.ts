import type { HoursNow } from '../answers/types.ts'
import { isFederalHoliday } from './federal-holidays.ts'
import { addDays, type LocalDay, type LocalTime, localTime, weekOfMonth } from './local-time.ts'

/** One opening of every week; over midnight when it is long. Times are of the clock on the wall there. */
export type Opening = {
  day: number // 0 is Sunday
  startMinute: number
  lengthMinutes: number
  /** Only in one week of the month: the first to the fifth such day, or -1 for the last. */
  weekOfMonth?: number
}
export type Hours = {
  /** The source's own words. */
  text: string
  /** None when the words could not be read with certainty. */
  openings?: Opening[]
  /** After this day nobody promised the hours: they are unknown, not closed. */
  validTo?: string
}

const DAY_MINUTES = 1440
const LOOK_AHEAD_DAYS = 14
const TEXT_CHARACTERS = 60

/** Says whether a place is open at a moment, or when it opens next. Without its zone only its words can be said. */
export function hoursNow(hours: Hours | undefined, tz: string | undefined, now: Date): HoursNow {
  if (!hours) return { state: 'unknown' }
  const { openings, text, validTo } = hours
  if (openings && isAlways(openings)) return { state: 'always' }
  if (!openings || !tz) return text ? { state: 'text', text: shortened(text) } : { state: 'unknown' }
  const here = localTime(tz, now)
  if (validTo && isoOf(here) > validTo) return { state: 'unknown' }
  const until = openUntil(openings, here)
  const next = until === undefined ? nextOpening(openings, here) : undefined
  if (until === undefined && !next) return { state: 'unknown' }
  const isToday = until !== undefined || next?.daysAhead === 0
  if (isToday && isFederalHoliday(here)) return { state: 'call_first' }
  return until !== undefined ? { state: 'open', untilMinute: until } : { state: 'opens', ...next! }
}

/** The minute of the day at which a place that is open now closes; openings that touch are one. */
function openUntil(openings: Opening[], here: LocalTime): number | undefined {
  let end = here.minute // minutes from the midnight before
  for (let isLonger = true; isLonger; ) {
    isLonger = false
    for (const [start, length] of startsAround(openings, here)) {
      if (start <= end && start + length > end) {
        end = start + length
        isLonger = true
      }
    }
  }
  return end > here.minute ? end % DAY_MINUTES : undefined
}

/** Every opening that began yesterday or begins in the week ahead, in minutes from the midnight before now. */
function startsAround(openings: Opening[], here: LocalDay): [start: number, length: number][] {
  const days = Array.from({ length: 9 }, (_, index) => index - 1)
  return days.flatMap((ahead) =>
    onDay(openings, addDays(here, ahead)).map(({ startMinute, lengthMinutes }): [number, number] => [
      ahead * DAY_MINUTES + startMinute,
      lengthMinutes,
    ]),
  )
}

function nextOpening(openings: Opening[], here: LocalTime) {
  for (let daysAhead = 0; daysAhead <= LOOK_AHEAD_DAYS; daysAhead++) {
    const date = addDays(here, daysAhead)
    const [first] = onDay(openings, date)
      .filter(({ startMinute }) => daysAhead > 0 || startMinute > here.minute)
      .sort((a, b) => a.startMinute - b.startMinute)
    if (first) {
      const untilMinute = (first.startMinute + first.lengthMinutes) % DAY_MINUTES
      return { daysAhead, day: date.weekday, fromMinute: first.startMinute, untilMinute }
    }
  }
  return undefined
}

function onDay(openings: Opening[], date: LocalDay): Opening[] {
  const { nth, isLast } = weekOfMonth(date)
  return openings.filter(
    ({ day, weekOfMonth: only }) =>
      day === date.weekday && (only === undefined || only === nth || (only === -1 && isLast)),
  )
}

function isAlways(openings: Opening[]): boolean {
  const whole = openings.filter(
    (one) => one.startMinute === 0 && one.lengthMinutes >= DAY_MINUTES - 1 && one.weekOfMonth === undefined, // 00:00 to 23:59 means 24 hours
  )
  return new Set(whole.map(({ day }) => day)).size === 7
}

function isoOf({ year, month, date }: LocalDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The words, cut between two of them when they are long. */
function shortened(text: string): string {
  if (text.length <= TEXT_CHARACTERS) return text
  const cut = text.slice(0, TEXT_CHARACTERS + 1)
  return cut.slice(0, Math.max(0, cut.lastIndexOf(' '))).replace(/[\s,;:(]+$/, '')
}
