import { eq, getTableName } from 'drizzle-orm'
import type { Db } from '../database.ts'
import { type Migration, migrationStatements, missingMigrations } from '../migrate.ts'
import { activeImport, importRun } from '../schema.ts'
import type { ImportRun } from '../versions.ts'
import { NUMBERED_TABLES } from './copied-tables.ts'
import type { D1Console } from './d1-console.ts'
import { type LastIds, rowsOf, switchTo, takeOut } from './statements.ts'

/** What was done at D1, by name: migrations, and sources that were copied or taken out. */
export type Published = { migrated: string[]; copied: string[]; takenOut: string[] }

const STATEMENTS_A_RUN = 400 // some 36 MB

/** Brings the tables of D1 up to date. Returns the names of the migrations that ran. */
export async function migrateD1(d1: D1Console, migrations: Migration[]): Promise<string[]> {
  await d1.run(['create table if not exists migration (name text primary key, hash text not null)'])
  const applied = await d1.ask<{ name: string; hash: string }>('select name, hash from migration order by name')
  const missing = missingMigrations(applied, migrations)
  for (const migration of missing) await d1.run(migrationStatements(migration))
  return missing.map(({ name }) => name)
}

/**
 * Makes D1 serve what a directory file serves: rows of new readings go first, in batches that nobody sees, then one batch
 * switches to all of them and takes out what is gone. A run that breaks off leaves what was served; the next begins anew.
 */
export async function publishDirectory(db: Db, d1: D1Console, migrations: Migration[]): Promise<Published> {
  const migrated = await migrateD1(d1, migrations)
  const here = await db
    .select({ run: importRun })
    .from(activeImport)
    .innerJoin(importRun, eq(importRun.id, activeImport.import_id))
    .orderBy(importRun.id)
  const there = await d1.ask<{ source: string; content_hash: string }>(
    'select a.source, r.content_hash from active_import a join import_run r on r.id = a.import_id',
  )
  const served = new Map(there.map(({ source, content_hash }) => [source, content_hash]))
  const changed = here.map(({ run }) => run).filter(({ source, content_hash }) => served.get(source) !== content_hash)
  const gone = [...served.keys()].filter((source) => !here.some(({ run }) => run.source === source))
  if (changed.length + gone.length > 0) await copy(db, d1, changed, gone)
  return { migrated, copied: changed.map(({ source }) => source), takenOut: gone }
}

async function copy(db: Db, d1: D1Console, runs: ImportRun[], gone: string[]): Promise<void> {
  const last = await lastIds(d1)
  for (const run of runs) {
    let batch: string[] = []
    for await (const statement of rowsOf(db, run, last)) {
      batch.push(statement)
      if (batch.length < STATEMENTS_A_RUN) continue
      await d1.run(batch)
      batch = []
    }
    await d1.run(batch)
  }
  const switches = gone.flatMap(takeOut)
  for (const run of runs) for await (const statement of switchTo(db, run, last)) switches.push(statement)
  await d1.run(switches)
}

async function lastIds(d1: D1Console): Promise<LastIds> {
  const each = NUMBERED_TABLES.map(getTableName).map((name) => `(select coalesce(max(id), 0) from ${name}) as ${name}`)
  const [last = {}] = await d1.ask<Record<string, number>>(`select ${each.join()}`)
  return new Map(Object.entries(last))
}
