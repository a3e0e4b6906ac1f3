import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { DirectoryDatabase } from './database.ts'

export type Migration = { name: string; text: string }

/** Thrown when the file was made by other migrations than these: by a newer program, or by texts changed afterwards. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** The migrations that drizzle-kit wrote to a folder, in their order. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Brings the tables up to date; each migration runs whole or not at all. Returns the names of those that ran. */
export async function migrate({ db, atomically }: DirectoryDatabase, migrations: Migration[]): Promise<string[]> {
  await db.run(sql`create table if not exists migration (name text primary key, hash text not null)`)
  const applied = await db.all<{ name: string; hash: string }>(sql`select name, hash from migration order by name`)
  const missing = missingMigrations(applied, migrations)
  for (const migration of missing)
    await atomically(async () => {
      for (const statement of migrationStatements(migration)) await db.run(sql.raw(statement))
    })
  return missing.map(({ name }) => name)
}

/** Those that were not applied yet. Throws MigrationError where others were. */
export function missingMigrations(applied: { name: string; hash: string }[], migrations: Migration[]): Migration[] {
  applied.forEach(({ name, hash }, index) => {
    const known = migrations[index]
    if (known?.name !== name || hashOf(known) !== hash)
      throw new MigrationError(`the database was made with the migration ${name}, which this program does not have`)
  })
  return migrations.slice(applied.length)
}

/** The statements of a migration, and the one that notes it; they run together. */
export function migrationStatements(migration: Migration): string[] {
  const { name, text } = migration
  const noted = `insert into migration (name, hash) values ('${name}', '${hashOf(migration)}')`
  return [...text.split('--> statement-breakpoint').map((one) => one.trim().replace(/;$/, '')), noted]
}

function hashOf({ text }: Migration): string {
  return createHash('sha256').update(text).digest('hex')
}
