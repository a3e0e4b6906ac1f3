import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from './database.ts'
import { activeImport, importRun } from './schema.ts'

export type ImportRun = typeof importRun.$inferSelect
export type RowCounts = { read: number; kept: number; rejected: number; skipped: number }

/** Thrown when rows went missing between a file and the database: a fault of ours. */
export class RowCountError extends Error {
  override name = 'RowCountError'
}

/** Checks that every row read is accounted for. */
export function requireAllCounted(source: string, { read, kept, rejected, skipped }: RowCounts): void {
  if (read !== kept + rejected + skipped)
    throw new RowCountError(
      `${source}: ${read} rows read, but ${kept} kept + ${rejected} rejected + ${skipped} skipped`,
    )
}

type NewRun = Omit<ImportRun, 'id' | 'rows_read' | 'kept' | 'rejected' | 'skipped'> & { counts: RowCounts }

/** Notes a new reading of a source. Nobody sees its rows until `activate`. */
export async function beginImport(db: Db, { counts, ...run }: NewRun): Promise<number> {
  requireAllCounted(run.source, counts)
  const { read: rows_read, ...rest } = counts
  const [row] = await db
    .insert(importRun)
    .values({ ...run, rows_read, ...rest })
    .returning({ id: importRun.id })
  return row!.id
}

/** Makes a reading the one that is served, in one statement. The one before it stays for `rollback`. */
export async function activate(db: Db, source: string, importId: number): Promise<void> {
  await db
    .insert(activeImport)
    .values({ source, import_id: importId, previous_id: null })
    .onConflictDoUpdate({
      target: activeImport.source,
      set: { previous_id: sql`import_id`, import_id: importId },
    })
}

/** Serves the reading before the present one again; another rollback undoes it. False when there is none. */
export async function rollback(db: Db, source: string): Promise<boolean> {
  const changed = await db
    .update(activeImport)
    .set({ import_id: sql`previous_id`, previous_id: sql`import_id` })
    .where(sql`${activeImport.source} = ${source} and previous_id is not null`)
    .returning({ source: activeImport.source })
  return changed.length > 0
}

/** Serves no reading of a source any more. */
export async function deactivate(db: Db, source: string): Promise<void> {
  await db.delete(activeImport).where(eq(activeImport.source, source))
}

/** Removes the rows of readings of a source that are neither served nor kept for `rollback`. */
export async function forgetOldImports(db: Db, source: string): Promise<void> {
  await db.run(sql`
    delete from import_run where source = ${source} and id not in (
      select import_id from active_import union select previous_id from active_import where previous_id is not null)`)
}

/** The reading of a source that is served. */
export async function activeRun(db: Db, source: string): Promise<ImportRun | undefined> {
  const [row] = await db
    .select({ run: importRun })
    .from(activeImport)
    .innerJoin(importRun, eq(importRun.id, activeImport.import_id))
    .where(eq(activeImport.source, source))
  return row?.run
}

/** Only rows of readings that are served. */
export function isActive(importId: SQLiteColumn): SQL {
  return inArray(importId, sql`(select import_id from active_import)`)
}
