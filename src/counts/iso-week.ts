const DAY_MS = 86_400_000
export const WEEK_MS = 7 * DAY_MS

/** The ISO week of a moment in UTC, as `2026-W47`. It belongs to the year of its Thursday. */
export function isoWeekOf(at: Date): string {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  const daysSinceMonday = (at.getUTCDay() + 6) % 7
  const thursday = new Date(midnight + (3 - daysSinceMonday) * DAY_MS)
  const year = thursday.getUTCFullYear()
  const number = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK_MS)
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`
}

/** When a week begins: Monday 00:00 UTC, in milliseconds since 1970. Nothing where there is no such week. */
export function weekBeginsMs(week: string): number | undefined {
  const [, year, number] = week.match(/^(\d{4})-W(\d{2})$/) ?? []
  if (!year || !number) return undefined
  const fourth = new Date(Date.UTC(Number(year), 0, 4)) // always in the first week
  const firstMonday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS
  const begins = firstMonday + (Number(number) - 1) * WEEK_MS
  return isoWeekOf(new Date(begins)) === week ? begins : undefined
}

/** How many days of a week, 1 to 7, are left from a moment on. */
export function daysLeftOf(beginsMs: number, fromMs: number): number {
  return Math.min(7, Math.max(1, Math.ceil((beginsMs + WEEK_MS - fromMs) / DAY_MS)))
}
