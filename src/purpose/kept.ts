/**
 * How long things are kept, in English for the audit. The page for families says the same in its own words, by the same
 * codes (`locales/*\/privacy-page.yaml`).
 */
export const KEPT = {
  until_replaced: 'until a newer reading replaces it; the one before is kept for a rollback',
  three_years: '156 weeks after its week',
  with_the_file: 'as long as the database file',
  until_lifted: 'until counsel lifts it',
  until_written_anew: 'until it is written anew',
  log: 'as long as the operator keeps the output of the program; this program keeps none',
  until_restart: 'in memory, until the program ends',
  until_answered: 'in memory, until the answer is sent',
  session: 'in memory, SESSION_TTL_SECONDS after the last message, or until DELETE or STOP',
  ten_minutes: 'in memory, 10 minutes, or until DELETE or STOP',
  five_minutes: 'in memory, 5 minutes; some until the day ends (UTC)',
  week: 'in memory, until it is written after its week; lost when the program ends before',
} as const
export type Kept = keyof typeof KEPT

/** What families are told of, together: public lists, weekly counts, the program's own notes. */
export const GROUPS = ['directory', 'counts', 'program'] as const
export type Group = (typeof GROUPS)[number]

export type TablePurpose = { group: Group; why: string; kept: Kept; columns: Record<string, string> }
