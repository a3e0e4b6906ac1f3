import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import type { DirectoryDatabase } from '../../src/directory/database.ts'
import { directoryOf } from '../../src/directory/look-up.ts'
import { migrate, readMigrations } from '../../src/directory/migrate.ts'
import { loadSeed } from '../../src/directory/seed/seed.ts'
import { seedFiles } from '../../src/directory/seed/seed-lists.ts'
import type { Directory } from '../../src/ports.ts'
import { ROOT, TODAY } from './app.ts'

export { MONDAY_MORNING, placeAt } from './places.ts'

export const MIGRATIONS = readMigrations(join(ROOT, 'drizzle/migrations'))
/** A folder of its own for one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promotora-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty directory with all its tables. */
export async function emptyDirectory(): Promise<DirectoryDatabase> {
  const database = openDirectoryFile(join(temporaryFolder(), 'test.db'), { create: true })
  onTestFinished(() => database.close())
  await migrate(database, MIGRATIONS)
  return database
}

let seeded: Promise<DirectoryDatabase> | undefined
/** The directory as it ships, loaded once for a test file and only read. */
export function seededDirectory(): Promise<DirectoryDatabase> {
  seeded ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promotora-'))
    const database = openDirectoryFile(join(folder, 'test.db'), { create: true })
    await migrate(database, MIGRATIONS)
    await loadSeed(database, seedFiles(ROOT), TODAY)
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    return database
  })()
  return seeded
}

/** The directory as it ships, as the flows look things up in it. */
export async function seededLookUps(): Promise<Directory> {
  return directoryOf((await seededDirectory()).db)
}
