import { and, gte, lte } from 'drizzle-orm'
import type { Db } from '../directory/database.ts'
import { countChannel, countLanguage, countTopic } from '../directory/schema-counts.ts'
import { TABLES, type Table } from './weekly-counts.ts'

/** A row as it is stored: folded and rounded. */
export type CountRow = { table: Table; week: string; cell: string; count: number; days: number }

/** What was written of some weeks, the first and the last included, as `2026-W47`: by table, week and name. */
export async function readWeeks(db: Db, { from, to }: { from: string; to: string }): Promise<CountRow[]> {
  const stored = {
    topic: { table: countTopic, cell: countTopic.topic },
    language: { table: countLanguage, cell: countLanguage.language },
    channel: { table: countChannel, cell: countChannel.channel },
  } as const
  const rows: CountRow[] = []
  for (const name of TABLES) {
    const { table, cell } = stored[name]
    const found = await db
      .select({ week: table.week, cell, count: table.count, days: table.days })
      .from(table)
      .where(and(gte(table.week, from), lte(table.week, to)))
      .orderBy(table.week, cell)
    rows.push(...found.map((row) => ({ table: name, ...row })))
  }
  return rows
}
