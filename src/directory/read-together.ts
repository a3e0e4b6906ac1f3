import { Column, type GetColumnData, is, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteSelectBuilder } from 'drizzle-orm/sqlite-core'
import type { Db } from './database.ts'

type Fields = Record<string, SQLiteColumn | SQL>
/** What a column holds: lists as lists, and true and false as such. */
type Value<Field> = Field extends SQLiteColumn ? GetColumnData<Field> : Field extends SQL<infer Known> ? Known : never
type Row<Some extends Fields> = { [Name in keyof Some]: Value<Some[Name]> }

// biome-ignore lint/suspicious/noExplicitAny: as in `Db`, the two drivers differ
type Select = SQLiteSelectBuilder<{ row: SQL.Aliased<string> }, 'sync' | 'async', any>
/** Rows to be read: their fields, and where they are selected from. */
type Read<Some extends Fields> = { fields: Some; from: (select: Select) => SQLWrapper }

export function rowsOf<Some extends Fields>(fields: Some, from: Read<Some>['from']): Read<Some> {
  return { fields, from }
}

/**
 * Writes several reads as one statement, which answers each with all its rows as one JSON text: a statement costs far more
 * to send than its rows do, on D1 above all, and a field far less in JSON than one by one. Rows keep their order. What
 * is always the same is written out, not bound: see `asked`.
 * `found`: one row that is made before, whose columns the reads may use as `found.…`.
 */
export function readTogether<Reads extends Record<string, Read<Fields>>>(
  db: Db,
  reads: Reads,
  found: SQL = sql`select 1`,
) {
  const tables = Object.entries(reads).map(([name, { fields, from }]) => {
    const row = sql<string>`json_array(${sql.join(Object.values(fields).map(inJson), sql`, `)})`.as('row')
    return sql`(select json_group_array(json(row)) from (${from(db.select({ row })).getSQL()})) as ${sql.identifier(name)}`
  })
  const columns = Object.keys(reads).map((name) => [name, sql<string>`${sql.identifier(name)}`.as(name)] as const)
  const written = db
    .select(Object.fromEntries(columns))
    .from(sql`(with found as materialized (${found}) select ${sql.join(tables, sql`, `)} from found)`.inlineParams())
    .prepare()
  return async (values: Record<string, unknown>) => {
    const [answer] = await written.all(values)
    const tables = Object.entries(reads).map(([name, { fields }]) => [
      name,
      rowsIn(answer![name]!, Object.keys(fields)),
    ])
    return Object.fromEntries(tables) as { [Name in keyof Reads]: Row<Reads[Name]['fields']>[] }
  }
}

function inJson(field: SQLiteColumn | SQL): SQL {
  if (is(field, Column) && field.dataType === 'json') return sql`json(${field})`
  if (is(field, Column) && field.dataType === 'boolean') return sql`json(iif(${field}, 'true', 'false'))`
  return sql`${field}`
}

function rowsIn(json: string, names: string[]): Record<string, unknown>[] {
  return (JSON.parse(json) as unknown[][]).map((values) => {
    const row: Record<string, unknown> = {}
    for (const [index, name] of names.entries()) row[name] = values[index]
    return row
  })
}
