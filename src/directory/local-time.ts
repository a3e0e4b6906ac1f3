/** A day of the calendar somewhere; `weekday` 0 is Sunday. */
export type LocalDay = { year: number; month: number; date: number; weekday: number }
/** A moment by the clock on the wall somewhere; `minute` is of the day. */
export type LocalTime = LocalDay & { minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the calendar and the clock of a zone show at a moment, by the zone database: summer time included. */
export function localTime(tz: string, now: Date): LocalTime {
  const parts = new Map(
    formatOf(tz)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year, month, date] = [parts.get('year')!, parts.get('month')!, parts.get('day')!]
  return { ...dayOf(Date.UTC(year, month - 1, date)), minute: parts.get('hour')! * 60 + parts.get('minute')! }
}

/** The day some days later, or earlier when negative. */
export function addDays({ year, month, date }: LocalDay, days: number): LocalDay {
  return dayOf(Date.UTC(year, month - 1, date + days))
}

/** Whether a day is the first, second … such weekday of its month, and whether it is the last. */
export function weekOfMonth({ year, month, date }: LocalDay): { nth: number; isLast: boolean } {
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { nth: Math.ceil(date / 7), isLast: date + 7 > daysInMonth }
}

/** A day, from any moment of it in UTC. */
function dayOf(utcMs: number): LocalDay {
  const day = new Date(utcMs)
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate(), weekday: day.getUTCDay() }
}

/** Making a format costs far more than using it. */
function formatOf(tz: string): Intl.DateTimeFormat {
  let format = formats.get(tz)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(tz, format)
  }
  return format
}
