import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from './database.ts'

const CHARACTERS_A_STATEMENT = 90_000 // D1 takes 100 kB a statement

/**
 * Writes many rows in their order. They travel as JSON in one bound value a statement, because D1 binds at most 100
 * values, and a statement a row would take minutes. Not for blobs.
 */
export async function insertRows<Table extends SQLiteTable>(
  db: Db,
  table: Table,
  rows: Table['$inferInsert'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table))
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  )
  const cells = sql.join(
    columns.map((_, index) => sql.raw(`value ->> ${index}`)),
    sql`, `,
  )
  const into = sql.identifier(getTableName(table))
  for (const batch of batches(rows.map((row) => cellsOf(row, columns))))
    await db.run(sql`insert into ${into} (${names}) select ${cells} from json_each(${`[${batch.join()}]`})`)
}

type Columns = [string, { mapToDriverValue(value: unknown): unknown }][]

function cellsOf(row: Record<string, unknown>, columns: Columns): string {
  return JSON.stringify(
    columns.map(([key, column]) => {
      const value = row[key]
      return value === undefined || value === null ? null : column.mapToDriverValue(value)
    }),
  )
}

function* batches(rows: string[]): Generator<string[]> {
  let batch: string[] = []
  let size = 0
  for (const row of rows) {
    if (batch.length > 0 && size + row.length > CHARACTERS_A_STATEMENT) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(row)
    size += row.length + 1
  }
  if (batch.length > 0) yield batch
}
