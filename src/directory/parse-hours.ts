import type { Opening } from './hours.ts'

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const DAY_MINUTES = 1440
const NOON = 720

/**
 * Reads opening hours as the starter files write them: `Mon-Fri 9:00-12:00, 13:00-16:30`, `Daily 6:00-20:00`, `24 hours`.
 * Hours of an intake, of walk-ins or of the telephone are hours. Undefined when any part of it is not understood:
 * hours that are half read would send a family to a closed door.
 */
export function parseHours(text: string): Opening[] | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/ \((intake|walk-in|phone)\)$/, '')
  if (/^(24 hours|24\/7)(, automated)?$/.test(plain))
    return DAYS.map((_, day) => ({ day, startMinute: 0, lengthMinutes: DAY_MINUTES }))
  const openings: Opening[] = []
  let days: number[] = []
  for (const part of plain.split(', ')) {
    const read = /^(?:(\S+) )?(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$/.exec(part)
    if (!read) return undefined
    const [, named, ...times] = read
    days = named ? daysOf(named) : days
    const [fromHour, fromMinute, toHour, toMinute] = times.map(Number) as [number, number, number, number]
    const length = lengthOf(fromHour * 60 + fromMinute, toHour * 60 + toMinute)
    if (days.length === 0 || length === undefined) return undefined
    openings.push(...days.map((day) => ({ day, startMinute: fromHour * 60 + fromMinute, lengthMinutes: length })))
  }
  return openings
}

function daysOf(named: string): number[] {
  if (named === 'daily') return DAYS.map((_, day) => day)
  const [from, to = from] = named.split('-').map((day) => DAYS.indexOf(day))
  if (from === undefined || to === undefined || from < 0 || to < 0) return []
  const count = ((to - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, index) => (from + index) % 7)
}

/** A closing time before the opening one is past midnight if the place opens after noon; else it is a mistake. */
function lengthOf(from: number, to: number): number | undefined {
  if (from >= DAY_MINUTES || to > DAY_MINUTES) return undefined
  if (to > from) return to - from
  return from > NOON ? to + DAY_MINUTES - from : undefined
}
