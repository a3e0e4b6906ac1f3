import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../database.ts'
import { importRun } from '../schema.ts'
import type { ImportRun } from '../versions.ts'
import { type CopiedTable, READ_TABLES, WHOLE_TABLES } from './copied-tables.ts'

const BYTES_A_STATEMENT = 90_000 // D1 takes 100 kB

/** By the name of a table, the last row number that the other database has given out. */
export type LastIds = ReadonlyMap<string, number>
type Row = Record<string, unknown>

/** The rows of a reading, with numbers that are free where they go. Nobody sees them before the switch. */
export async function* rowsOf(db: Db, run: ImportRun, last: LastIds): AsyncGenerator<string> {
  const moved = movedBy(last)
  yield* inserts(importRun, [moved(run, { id: importRun })])
  for (const { table, of, ids } of READ_TABLES) {
    const rows = await db.all<Row>(sql`select * from ${table} where ${whose(of, run.id)}`)
    yield* inserts(
      table,
      rows.map((row) => moved(row, ids)),
    )
  }
}

/** The switch to a reading: what is replaced as a whole, then the one row that says which reading is served. */
export async function* switchTo(db: Db, run: ImportRun, last: LastIds): AsyncGenerator<string> {
  for (const table of WHOLE_TABLES[run.source] ?? []) {
    yield `delete from ${getTableName(table)}`
    yield* inserts(table, await db.all<Row>(sql`select * from ${table}`))
  }
  const { id } = movedBy(last)(run, { id: importRun })
  yield `insert into active_import (source, import_id, previous_id) values (${literal(run.source)}, ${id}, null)
    on conflict (source) do update set previous_id = import_id, import_id = excluded.import_id`
  yield forgetUnserved(run.source)
}

/** Takes a source out. */
export function takeOut(source: string): string[] {
  return [`delete from active_import where source = ${literal(source)}`, forgetUnserved(source)]
}

function forgetUnserved(source: string): string {
  return `delete from import_run where source = ${literal(source)} and id not in (
    select import_id from active_import union select previous_id from active_import where previous_id is not null)`
}

function whose(of: CopiedTable['of'], importId: number) {
  return of === 'reading'
    ? sql`import_id = ${importId}`
    : sql`service_id in (select id from service where import_id = ${importId})`
}

/** Row numbers move up by as many as the other database has given out. */
function movedBy(last: LastIds) {
  return (row: Row, ids: CopiedTable['ids']): Row => {
    const moved = { ...row }
    for (const [column, table] of Object.entries(ids))
      if (typeof row[column] === 'number') moved[column] = row[column] + (last.get(getTableName(table)) ?? 0)
    return moved
  }
}

function* inserts(table: SQLiteTable, rows: Row[]): Generator<string> {
  const names = Object.values(getTableColumns(table)).map(({ name }) => name)
  const cells = names.map((_, index) => `value ->> ${index}`).join()
  const quoted = names.map((name) => `"${name}"`).join()
  const write = (batch: string[]) =>
    `insert into ${getTableName(table)} (${quoted}) select ${cells} from json_each(${literal(`[${batch.join()}]`)})`
  let batch: string[] = []
  let bytes = 0
  for (const row of rows) {
    const written = JSON.stringify(names.map((name) => row[name] ?? null))
    const size = Buffer.byteLength(literal(written)) + 1
    if (batch.length > 0 && bytes + size > BYTES_A_STATEMENT) {
      yield write(batch)
      batch = []
      bytes = 0
    }
    batch.push(written)
    bytes += size
  }
  if (batch.length > 0) yield write(batch)
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
