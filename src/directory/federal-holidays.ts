import { addDays, type LocalDay, weekOfMonth } from './local-time.ts'

const FIXED: [month: number, date: number][] = [
  [1, 1],
  [6, 19],
  [7, 4],
  [11, 11],
  [12, 25],
]
const MONDAY = 1
const THURSDAY = 4
/** The nth such weekday of a month; -1 is the last. */
const FLOATING: [month: number, weekday: number, nth: number][] = [
  [1, MONDAY, 3],
  [2, MONDAY, 3],
  [5, MONDAY, -1],
  [9, MONDAY, 1],
  [10, MONDAY, 2],
  [11, THURSDAY, 4],
]

/**
 * Whether a day is a federal holiday, or the working day on which one that falls on a weekend is kept.
 * Source: 5 U.S.C. § 6103.
 */
export function isFederalHoliday(day: LocalDay): boolean {
  if (isFixed(day)) return true
  if (day.weekday === MONDAY && isFixed(addDays(day, -1))) return true // Sunday's is kept on Monday
  if (day.weekday === 5 && isFixed(addDays(day, 1))) return true // Saturday's on Friday
  const { nth, isLast } = weekOfMonth(day)
  return FLOATING.some(
    ([month, weekday, which]) =>
      month === day.month && weekday === day.weekday && (which === nth || (which === -1 && isLast)),
  )
}

function isFixed(day: LocalDay): boolean {
  return FIXED.some(([month, date]) => month === day.month && date === day.date)
}
