import type SQLite from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as services from '../directory/schema.ts'
import * as counts from '../directory/schema-counts.ts'
import * as lists from '../directory/schema-lists.ts'
import * as places from '../directory/schema-places.ts'
import { KEPT, type TablePurpose } from '../purpose/kept.ts'
import { TABLES } from '../purpose/purposes.ts'
import type { Section } from './section.ts'

type Made = { type: string; name: string; tbl_name: string }

/** Every table and column of the live file beside its purpose. Whatever has none, or should be there and is not, is a reason. */
export function auditSchema(file: SQLite.Database, purposes: Record<string, TablePurpose> = TABLES): Section {
  const made = file.prepare('select type, name, tbl_name from sqlite_schema order by name').all() as Made[]
  const tables = made.filter(({ type }) => type === 'table').map(({ name }) => name)
  const read = tables.map((name) => tableOf(file, name, purposes[name]))
  return {
    title: `Tables: ${tables.length}`,
    lines: read.flatMap(({ lines }) => lines),
    reasons: [
      ...read.flatMap(({ reasons = [] }) => reasons),
      ...made.filter(({ type }) => type !== 'table').flatMap((object) => unknownObject(file, object)),
      ...Object.keys(purposes)
        .filter((name) => !tables.includes(name))
        .map((name) => `table ${name} is not there: start the line once, it brings the tables up to date`),
    ],
  }
}

type Column = { name: string; type: string }

function tableOf(
  file: SQLite.Database,
  name: string,
  purpose: TablePurpose | undefined,
): Pick<Section, 'lines' | 'reasons'> {
  // xinfo tells generated and hidden columns too.
  const columns = file.prepare('select name, type from pragma_table_xinfo(?)').all(name) as Column[]
  const { rows } = file.prepare(`select count(*) as rows from ${quoted(name)}`).get() as { rows: number }
  const known = purpose?.columns ?? {}
  const missing = Object.keys(known).filter((column) => !columns.some((one) => one.name === column))
  return {
    lines: [
      `${name}: ${rows} rows; ${purpose ? `${purpose.why}; kept ${KEPT[purpose.kept]}` : 'NO PURPOSE'}`,
      ...columns.map(
        (column) => `    ${column.name} ${column.type.toLowerCase()}: ${known[column.name] ?? 'NO PURPOSE'}`,
      ),
    ],
    reasons: [
      ...(purpose ? [] : [`table ${name} has no purpose`]),
      ...columns
        .filter(({ name: column }) => purpose && !(column in known))
        .map(({ name: column }) => `column ${name}.${column} has no purpose`),
      ...missing.map((column) => `column ${name}.${column} is not there`),
    ],
  }
}

/** Triggers and views have no purpose here; an index has one when the schema made it, over the same columns. */
function unknownObject(file: SQLite.Database, { type, name }: Made): string[] {
  if (type !== 'index') return [`${type} ${name} has no purpose`]
  if (name.startsWith('sqlite_autoindex_')) return []
  const live = file.prepare('select name from pragma_index_info(?)').all(name) as { name: string | null }[]
  return INDEXES.get(name) === live.map((column) => column.name).join() ? [] : [`index ${name} has no purpose`]
}

/** The columns of each index that the schema makes. */
const INDEXES = new Map(
  Object.values({ ...services, ...lists, ...places, ...counts })
    .filter((one) => is(one, SQLiteTable))
    .flatMap((table) => getTableConfig(table).indexes)
    .map(({ config }) => [config.name, config.columns.map((column) => ('name' in column ? column.name : '')).join()]),
)

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
