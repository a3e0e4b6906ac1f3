/** A day as far as a source says it: `2026-11-22`, `2026-11`, `2026` or `undated`. */
export type PartialDate = string

/** The month to show, as `2026-07` or `2026`; nothing where undated. */
export function monthOf(date: PartialDate): string | undefined {
  return date === 'undated' ? undefined : date.slice(0, 7)
}

/**
 * Whether a date lies more than some months before a day. What a source leaves open is read as early as it can be, and an
 * undated thing is as old as can be: better to call in vain than to go in vain.
 */
export function isOlderThan(date: PartialDate, months: number, today: string): boolean {
  if (date === 'undated') return true
  const limit = new Date(`${today}T00:00:00Z`)
  limit.setUTCMonth(limit.getUTCMonth() - months)
  return earliest(date) < limit.toISOString().slice(0, 10)
}

function earliest(date: PartialDate): string {
  return `${date}${'-01-01'.slice(date.length - 4, 6)}`
}
