import { and, asc, eq, inArray } from 'drizzle-orm'
import type { HotlineAnswer } from '../answers/types.ts'
import type { Db } from './database.ts'
import { hoursNow } from './hours.ts'
import { parseHours } from './parse-hours.ts'
import { monthOf } from './partial-date.ts'
import { readTogether, rowsOf } from './read-together.ts'
import { hotline, hotlineTopic } from './schema-lists.ts'
import { isActive } from './versions.ts'
import { asked, listed, writtenOnce } from './written-once.ts'

const LOCAL_HELP_LINE = '211'
/** The hours of a line that names its zone; one open day and night needs none. */
const ZONES: [words: RegExp, tz: string][] = [
  [/ Eastern\b/, 'America/New_York'],
  [/ Central\b/, 'America/Chicago'],
  [/ Mountain\b/, 'America/Denver'],
  [/ Pacific\b/, 'America/Los_Angeles'],
]

const { id, name, phone, text_number, text_word, hours, languages, run_by, source_date, confidence } = hotline
const TOLD = { id, name, phone, text_number, text_word, hours, languages, run_by, source_date, confidence }
const ofTopic = rowsOf(TOLD, (select) =>
  select
    .from(hotlineTopic)
    .innerJoin(hotline, and(eq(hotline.id, hotlineTopic.hotline_id), eq(hotline.import_id, hotlineTopic.import_id)))
    .where(and(eq(hotlineTopic.topic, asked('topic')), isActive(hotlineTopic.import_id)))
    .orderBy(asc(hotline.position)),
)
const localHelp = rowsOf(TOLD, (select) =>
  select.from(hotline).where(and(eq(phone, LOCAL_HELP_LINE), isActive(hotline.import_id))),
)
const called = rowsOf(TOLD, (select) =>
  select.from(hotline).where(and(inArray(id, listed('ids')), isActive(hotline.import_id))),
)
const queries = writtenOnce((db) => ({
  ofTopic: readTogether(db, { lines: ofTopic }),
  withLocalHelp: readTogether(db, { lines: ofTopic, local: localHelp }),
  called: readTogether(db, { lines: called }),
}))
type Row = Awaited<ReturnType<ReturnType<typeof queries>['called']>>['lines'][number]

/** The lines for a topic, in the order of the file; none where a topic has no line of its own. */
export async function findHotlines(db: Db, topic: string, now: Date): Promise<HotlineAnswer[]> {
  const { lines } = await queries(db).ofTopic({ topic })
  return lines.map((row) => answerOf(row, now))
}

/** The lines for a topic, and 211 unless it is among them: it finds local help of every kind. */
export async function findHotlinesAndLocalHelp(db: Db, topic: string, now: Date): Promise<HotlineAnswer[]> {
  const { lines, local } = await queries(db).withLocalHelp({ topic })
  const isAmong = lines.some((line) => line.phone === LOCAL_HELP_LINE)
  return [...lines, ...(isAmong ? [] : local)].map((row) => answerOf(row, now))
}

/** Lines by their ids. */
export async function recallHotlines(db: Db, ids: string[], now: Date): Promise<HotlineAnswer[]> {
  const { lines } = await queries(db).called({ ids: JSON.stringify(ids) })
  return lines.map((row) => answerOf(row, now))
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
