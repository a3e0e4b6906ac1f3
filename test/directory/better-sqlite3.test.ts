import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import { DirectoryFileError } from '../../src/directory/database.ts'
import { MigrationError, migrate } from '../../src/directory/migrate.ts'
import { zip } from '../../src/directory/schema-places.ts'
import { loadSeed } from '../../src/directory/seed/seed.ts'
import { seedFiles } from '../../src/directory/seed/seed-lists.ts'
import { ROOT, TODAY } from '../support/app.ts'
import { emptyDirectory, MIGRATIONS, temporaryFolder } from '../support/directory.ts'

function failureOf(open: () => unknown): DirectoryFileError {
  try {
    open()
  } catch (error) {
    if (error instanceof DirectoryFileError) return error
    throw error
  }
  throw new Error('it opened')
}

test('a new directory keeps nothing behind: every setting reads back as it must', async () => {
  const path = join(temporaryFolder(), 'new', 'folder', 'directory.db')
  const { db, close } = openDirectoryFile(path, { create: true })
  const held = (name: string) => Object.values((db.get(sql.raw(`pragma ${name}`)) as object) ?? {})[0]
  expect(
    ['auto_vacuum', 'secure_delete', 'temp_store', 'journal_mode', 'synchronous', 'trusted_schema', 'foreign_keys'].map(
      held,
    ),
  ).toEqual([1, 1, 2, 'wal', 2, 0, 1])
  close()
  expect(existsSync(path)).toBe(true)
})

test('a file made without auto_vacuum is refused, and the error says what to do', () => {
  const path = join(temporaryFolder(), 'old.db')
  const old = new SQLite(path)
  old.exec('create table a (b)')
  old.close()
  const failure = failureOf(() => openDirectoryFile(path))
  expect([failure.name, failure.reason]).toEqual(['DirectoryFileError', 'settings'])
  expect(failure.message).toContain('auto_vacuum is 0, not 1')
  expect(failure.message).toContain('move the file away')
})

test('a database in memory is refused, for it can keep no journal', () =>
  expect(failureOf(() => openDirectoryFile(':memory:', { create: true })).message).toContain('journal_mode is memory'))

test('a file that is not there is missing, unless it is to be made', () => {
  const path = join(temporaryFolder(), 'none.db')
  expect(failureOf(() => openDirectoryFile(path)).reason).toBe('missing')
  expect(existsSync(path)).toBe(false)
})

test('a folder that cannot be made is told', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(failureOf(() => openDirectoryFile(join(folder, 'file', 'a.db'), { create: true })).reason).toBe('not_writable')
})

test('a file that is no database is corrupt', () => {
  const path = join(temporaryFolder(), 'text.db')
  writeFileSync(
    path,
    'no database at all, but a text that is long enough to be read as the header of one, or nearly so ...',
  )
  expect(failureOf(() => openDirectoryFile(path)).reason).toBe('corrupt')
})

test('a database with a broken page is corrupt', async () => {
  const path = join(temporaryFolder(), 'broken.db')
  const database = openDirectoryFile(path, { create: true })
  await migrate(database, MIGRATIONS)
  const row = {
    city: 'A',
    city_key: 'a',
    state: 'TX',
    county_fips: [],
    lat: 1,
    lon: 1,
    tz: null,
    precision: 'area' as const,
  }
  for (let code = 10_000; code < 12_000; code++) await database.db.insert(zip).values({ zip: String(code), ...row })
  database.close()
  const file = openSync(path, 'r+')
  for (let page = 60; page < 75; page++) writeSync(file, Buffer.alloc(4096, 0xab), 0, 4096, page * 4096)
  closeSync(file)
  expect(failureOf(() => openDirectoryFile(path)).reason).toBe('corrupt')
})

test('a file that another program holds is locked', () => {
  const path = join(temporaryFolder(), 'held.db')
  openDirectoryFile(path, { create: true }).close()
  const holder = new SQLite(path)
  holder.pragma('locking_mode = EXCLUSIVE')
  holder.exec('create table a (b)')
  expect(failureOf(() => openDirectoryFile(path, { busyTimeoutMs: 50 })).reason).toBe('locked')
  holder.close()
})

test('a write that another program blocks is told as locked, and nothing of it stays', async () => {
  const path = join(temporaryFolder(), 'shared.db')
  const database = openDirectoryFile(path, { create: true, busyTimeoutMs: 50 })
  await migrate(database, MIGRATIONS)
  const other = new SQLite(path)
  other.exec('begin immediate')
  const error = await database.atomically(async () => {}).catch((thrown: unknown) => thrown)
  expect(database.reasonOf(error)).toBe('locked')
  other.exec('rollback')
  other.close()
  expect(database.reasonOf(new Error('anything else'))).toBeUndefined()
  database.close()
})

test('writes that fail half way leave nothing', async () => {
  const { db, atomically } = await emptyDirectory()
  const half = atomically(async () => {
    await db.run(sql`insert into blocked_number values ('+15550100', 'a', 'b')`)
    throw new Error('half way')
  })
  await expect(half).rejects.toThrow('half way')
  expect(await db.all(sql`select * from blocked_number`)).toEqual([])
})

test('migrations run once; a file of another program is refused', async () => {
  const database = await emptyDirectory()
  expect(await migrate(database, MIGRATIONS)).toEqual([])
  const changed = MIGRATIONS.map(({ name, text }) => ({ name, text: `${text}\n` }))
  await expect(migrate(database, changed)).rejects.toThrow(MigrationError)
  await expect(migrate(database, [])).rejects.toThrow('which this program does not have')
})

test('nothing that was deleted can be found in the file', async () => {
  const path = join(temporaryFolder(), 'erased.db')
  const database = openDirectoryFile(path, { create: true })
  await migrate(database, MIGRATIONS)
  await database.atomically(async () => {
    await database.db.run(sql`insert into blocked_number values ('+15550100', 'a-name-to-be-forgotten', 'b')`)
  })
  await database.atomically(async () => {
    await database.db.run(sql`delete from blocked_number`)
  })
  const { stdout } = spawnSync('sh', ['-c', `cat "${path}"* | grep -c a-name-to-be-forgotten`], { encoding: 'utf8' })
  expect(stdout.trim()).toBe('0')
  database.close()
})

test('the whole directory is loaded in seconds', { timeout: 60_000 }, async () => {
  const database = await emptyDirectory()
  await loadSeed(database, seedFiles(ROOT), TODAY) // a generous limit against a hang, no figure
})
