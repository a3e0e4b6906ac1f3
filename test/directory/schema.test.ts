import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import * as services from '../../src/directory/schema.ts'
import * as counts from '../../src/directory/schema-counts.ts'
import * as lists from '../../src/directory/schema-lists.ts'
import * as places from '../../src/directory/schema-places.ts'
import { emptyDirectory } from '../support/directory.ts'

const TABLES = Object.values({ ...services, ...lists, ...places, ...counts }).filter((one) => is(one, SQLiteTable))

test('the migrations make the tables, columns and indexes of the schema, and no others', async () => {
  const { db } = await emptyDirectory()
  const made = await db.all<{ name: string }>(
    sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'migration' order by name`,
  )
  expect(made.map(({ name }) => name)).toEqual(TABLES.map(getTableName).toSorted())
  for (const table of TABLES) {
    const name = getTableName(table)
    const columns = await db.all<{ name: string }>(sql.raw(`select name from pragma_table_info('${name}')`))
    expect(columns.map((column) => column.name).toSorted()).toEqual(
      Object.values(getTableColumns(table))
        .map((column) => column.name)
        .toSorted(),
    )
    const indexes = await db.all<{ name: string }>(
      sql.raw(`select name from pragma_index_list('${name}') where origin = 'c'`),
    )
    expect(indexes.map((index) => index.name).toSorted()).toEqual(
      getTableConfig(table)
        .indexes.map(({ config }) => config.name)
        .toSorted(),
    )
  }
})

test('no table has a place for anybody who asks', () => {
  const names = TABLES.flatMap((table) => [getTableName(table), ...Object.keys(getTableColumns(table))])
  for (const name of names) expect(name).not.toMatch(/sender|message|session|user|contact|asked|query|search/)
})
