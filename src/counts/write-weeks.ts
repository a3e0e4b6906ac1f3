import { eq, lt } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db, DirectoryDatabase } from '../directory/database.ts'
import { countChannel, countLanguage, countTopic } from '../directory/schema-counts.ts'
import type { Event, Log } from '../log.ts'
import { isoWeekOf, WEEK_MS } from './iso-week.ts'
import type { EndedWeek, WeeklyCounts } from './weekly-counts.ts'

/** Three years, which is how long grants of the United States ask for records (2 CFR 200.334). */
const KEPT_WEEKS = 156

type Options = { counts: WeeklyCounts; directory: DirectoryDatabase | undefined; now: () => Date; log: Log }

/**
 * Writes the weeks that are over: called by a timer, never by a message. It throws nothing: what cannot be written now is
 * tried again at the next call, for eight weeks, then dropped. Each failure is told once.
 */
export function weekWriter({ counts, directory, now, log }: Options): () => Promise<void> {
  const told = new Set<string>()
  let isWriting = false
  const tellOnce = (event: Event, week: string) => {
    if (!told.has(week)) log(event)
    told.add(week)
  }
  const write = async (week: EndedWeek) => {
    try {
      if (!directory) throw new Error('there is no database')
      const isFirst = await writeWeek(directory, week, isoWeekOf(new Date(now().getTime() - KEPT_WEEKS * WEEK_MS)))
      counts.forget(week.week)
      told.delete(week.week)
      log(isFirst ? 'counts_written' : 'counts_dropped')
    } catch {
      tellOnce('counts_failed', week.week)
    }
  }
  return async () => {
    if (isWriting) return
    isWriting = true
    if (counts.forgetLost()) log('counts_dropped')
    for (const week of counts.due()) await write(week)
    isWriting = false
  }
}

/**
 * Writes one week in one transaction, in sorted order, and deletes what is older than is kept. A week is written once:
 * false when another process has. It does not wait for a program that holds the file: families would wait with it.
 */
export async function writeWeek(directory: DirectoryDatabase, ended: EndedWeek, oldest: string): Promise<boolean> {
  const { db } = directory
  return directory.atomically(
    async () => {
      for (const table of [countTopic, countLanguage, countChannel])
        await db.delete(table).where(lt(table.week, oldest))
      if (await isWritten(db, ended.week)) return false
      const { week, days, rows } = ended
      const insert = async (table: SQLiteTable, values: object[]) => {
        for (const value of values) await db.insert(table).values(value)
      }
      await insert(
        countTopic,
        rows.topic.map(({ cell, count }) => ({ week, topic: cell, count, days })),
      )
      await insert(
        countLanguage,
        rows.language.map(({ cell, count }) => ({ week, language: cell, count, days })),
      )
      await insert(
        countChannel,
        rows.channel.map(({ cell, count }) => ({ week, channel: cell, count, days })),
      )
      return true
    },
    { waits: false },
  )
}

async function isWritten(db: Db, week: string): Promise<boolean> {
  for (const table of [countTopic, countLanguage, countChannel])
    if ((await db.select({ week: table.week }).from(table).where(eq(table.week, week)).limit(1)).length > 0) return true
  return false
}
