import type { Event } from '../log.ts'
import type { Kept, TablePurpose } from './kept.ts'
import { LIST_TABLES } from './list-tables.ts'
import { SERVICE_TABLES } from './service-tables.ts'

// Everything that is kept, why, and for how long. `npm run audit` holds the live system against it, `/privacy` is made
// from it, and nothing that is not in it builds.

const counts = (of: string): TablePurpose => ({
  group: 'counts',
  why: `how much the line is used, by week and ${of}: for those who pay for it`,
  kept: 'three_years',
  columns: {
    week: 'the ISO week',
    [of]: `the ${of}, or "other": everything under 11, and more`,
    count: 'how many conversations came to it, to the nearest five',
    days: 'how many days of the week were counted',
  },
})

export const TABLES: Record<string, TablePurpose> = {
  ...SERVICE_TABLES,
  ...LIST_TABLES,
  count_topic: counts('topic'),
  count_language: counts('language'),
  count_channel: counts('channel'),
  import_run: {
    group: 'program',
    why: 'when public lists were read, and how many of their rows',
    kept: 'until_replaced',
    columns: {
      id: 'row',
      kind: 'which list',
      source: 'from where',
      origin: 'shipped or imported',
      content_hash: 'whether the list changed',
      started_on: 'on which day',
      rows_read: 'rows read',
      kept: 'rows kept',
      rejected: 'rows refused',
      skipped: 'rows left out',
    },
  },
  active_import: {
    group: 'program',
    why: 'which reading of each list is served',
    kept: 'until_replaced',
    columns: { source: 'the list', import_id: 'the reading served', previous_id: 'the one before it' },
  },
  migration: {
    group: 'program',
    why: 'which version the tables have',
    kept: 'with_the_file',
    columns: { name: 'the migration', hash: 'its text' },
  },
}

export type Purpose = { why: string; kept: Kept }

/** What lies in the folder of the database, by the end of the file's name. `*` stands for the name of the database. */
export const FILES: Record<string, Purpose> = {
  '*': { why: 'the tables', kept: 'with_the_file' },
  '*-wal': { why: 'what SQLite has yet to move into the tables', kept: 'with_the_file' },
  '*-shm': { why: 'the index of that', kept: 'with_the_file' },
  '*-journal': { why: 'what SQLite takes back after a crash', kept: 'with_the_file' },
  'content.pack': {
    why: 'the texts and flows as the last start read them, so that the next is quick',
    kept: 'until_written_anew',
  },
  'content.pack.new': { why: 'the same, while it is written', kept: 'until_written_anew' },
  'legal-hold': { why: 'the day since which counsel wants nothing deleted at Twilio', kept: 'until_lifted' },
  'fallback.xml': { why: 'the text that Twilio sends while the line is down', kept: 'until_written_anew' },
}

/** A line of the log is one of these words, and nothing beside it. */
export const EVENTS: Record<Event, string> = {
  started: 'the line answers',
  stopping: 'the line ends',
  turn_failed: 'a message could not be answered as it should',
  answer_failed: 'a page could not be shown',
  directory_failed: 'look-ups stopped working',
  directory_works: 'look-ups work again',
  webhook_unsigned: 'somebody who is not Twilio called',
  webhook_refused: 'Twilio called for another account or number',
  money_spent: "the day's money is spent; once a day",
  prefix_pumped: 'somebody pumps messages to cost us money; once a day',
  counts_written: 'the counts of a week were written',
  counts_failed: 'the counts of a week could not be written yet; once a week',
  counts_dropped: 'the counts of a week were dropped',
  exception_uncaught: 'the program failed and ends',
  rejection_unhandled: 'something in the program failed',
}

/** What only memory holds: no file, no swap, no core image. */
export const MEMORY = {
  message: { why: 'number and words of a message, while it is answered', kept: 'until_answered' },
  session: { why: 'where a conversation stands, under a key that only this process can make', kept: 'session' },
  answered: { why: 'the answer to a message, so that Twilio gets the same again', kept: 'ten_minutes' },
  limits: {
    why: 'how many replies went out, under keys that change: nobody is pumped, nobody pays for it',
    kept: 'five_minutes',
  },
  counts: { why: 'the counts of the week that runs', kept: 'week' },
  metrics: { why: 'whether the line works', kept: 'until_restart' },
} as const satisfies Record<string, Purpose>
