import type { Fact } from './schema.ts'

/** A day as `2026-11-22`; such strings order as the days do. */
export type Day = string
/** How a fact stands on a day: said, said with the month it was last known true, or withheld. */
export type Standing = 'fresh' | 'overdue' | 'withheld'

const MONTHS_A_STABLE_FACT_IS_STILL_SAID = 12

/** Judges a fact on a day, by the rules of the contract, section 7. */
export function standing(fact: Fact, today: Day): Standing {
  if (today <= fact.review_by) return 'fresh'
  if (fact.helpline) return 'overdue' // a help line is never withheld; its text says that it is past its date
  if (fact.class === 'dated') return 'withheld'
  return today <= addMonths(fact.review_by, MONTHS_A_STABLE_FACT_IS_STILL_SAID) ? 'overdue' : 'withheld'
}

/** The month a fact was last known true, as `2026-07`, or as `2026` where its page shows no month. */
export function lastKnownTrue(fact: Fact): string {
  return (fact.as_of ?? fact.read_on).slice(0, 7)
}

/**
 * How old the law in a message is: the oldest page among its dated facts, for that is the part that ages; where there
 * is none, the newest among the stable ones. Undefined when no page shows a date.
 */
export function lawAsOf(facts: Fact[]): string | undefined {
  const datesOf = (kind: Fact['class']) =>
    facts
      .filter((fact) => fact.class === kind && isLaw(fact))
      .flatMap((fact) => fact.as_of?.slice(0, 7) ?? [])
      .sort()
  return datesOf('dated')[0] ?? datesOf('stable').at(-1)
}

/** Whether a fact is law or practice, which needs a lawyer's eye; telephone lines and our own rules do not. */
export function isLaw(fact: Fact): boolean {
  return fact.line === undefined && fact.sources.some((id) => id !== 'project')
}

export function dayAfter(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function addMonths(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}
