import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { HotlineAnswer } from '../answers/types.ts'
import type { Db } from './database.ts'
import { hoursNow } from './hours.ts'
import { parseHours } from './parse-hours.ts'
import { monthOf } from './partial-date.ts'
import { hotline, hotlineTopic } from './schema-lists.ts'
import { isActive } from './versions.ts'
import { listed, writtenOnce } from './written-once.ts'

type Row = typeof hotline.$inferSelect

const LOCAL_HELP_LINE = '211'
/** The hours of a line that names its zone; one open day and night needs none. */
const ZONES: [words: RegExp, tz: string][] = [
  [/ Eastern\b/, 'America/New_York'],
  [/ Central\b/, 'America/Chicago'],
  [/ Mountain\b/, 'America/Denver'],
  [/ Pacific\b/, 'America/Los_Angeles'],
]

const queries = writtenOnce((db) => ({
  forTopic: db
    .select({ hotline })
    .from(hotlineTopic)
    .innerJoin(hotline, and(eq(hotline.id, hotlineTopic.hotline_id), eq(hotline.import_id, hotlineTopic.import_id)))
    .where(and(eq(hotlineTopic.topic, sql.placeholder('topic')), isActive(hotlineTopic.import_id)))
    .orderBy(asc(hotline.position))
    .prepare(),
  byId: db
    .select()
    .from(hotline)
    .where(and(inArray(hotline.id, listed('ids')), isActive(hotline.import_id)))
    .prepare(),
  localHelp: db
    .select()
    .from(hotline)
    .where(and(eq(hotline.phone, LOCAL_HELP_LINE), isActive(hotline.import_id)))
    .prepare(),
}))

/** The lines for a topic, in the order of the file; none where a topic has no line of its own. */
export async function findHotlines(db: Db, topic: string, now: Date): Promise<HotlineAnswer[]> {
  const rows = await queries(db).forTopic.all({ topic })
  return rows.map((row) => answerOf(row.hotline, now))
}

/** Lines by their ids, in the order asked for. */
export async function recallHotlines(db: Db, ids: string[], now: Date): Promise<HotlineAnswer[]> {
  const rows = await queries(db).byId.all({ ids: JSON.stringify(ids) })
  return rows.map((row) => answerOf(row, now))
}

/** 211, which finds local help of every kind. */
export async function findLocalHelpLine(db: Db, now: Date): Promise<HotlineAnswer[]> {
  const rows = await queries(db).localHelp.all()
  return rows.map((row) => answerOf(row, now))
}

function answerOf(row: Row, now: Date): HotlineAnswer {
  const checkedOn = monthOf(row.source_date)
  return {
    kind: 'hotline',
    id: row.id,
    name: row.name,
    phone: row.phone,
    ...(row.text_number && { textNumber: row.text_number }),
    ...(row.text_word && { textWord: row.text_word }),
    hours: hoursOf(row.hours, now),
    languages: row.languages,
    runBy: row.run_by,
    ...(checkedOn && { checkedOn }),
    confidence: row.confidence,
  }
}

function hoursOf(text: string | null, now: Date): HotlineAnswer['hours'] {
  if (!text) return { state: 'unknown' }
  const [words, tz] = ZONES.find(([words]) => words.test(text)) ?? []
  const openings = parseHours(words ? text.replace(words, '').replace(/, not holidays$/, '') : text)
  return openings ? hoursNow({ openings, text }, tz, now) : { state: 'unknown' } // what the file says is in English
}
