import { join } from 'node:path'
import { ContentError, formatFault } from '../flow/faults.ts'
import { openDirectoryFile } from './better-sqlite3.ts'
import { type DirectoryDatabase, DirectoryFileError } from './database.ts'
import { MigrationError, migrate, readMigrations } from './migrate.ts'
import { isSeeded, seedFiles } from './seed/seed-lists.ts'

/**
 * Opens the directory ready for questions: the file is made if there is none, its tables brought up to date, and what
 * ships is loaded where it is missing or older. When any of it fails, the lines an operator can act on.
 */
export async function prepareDirectory(
  path: string,
  root: string,
  today: string,
): Promise<{ directory: DirectoryDatabase } | { faults: string[] }> {
  let directory: DirectoryDatabase | undefined
  try {
    directory = openDirectoryFile(path, { create: true })
    await migrate(directory, readMigrations(join(root, 'drizzle/migrations')))
    const files = seedFiles(root)
    if (!(await isSeeded(directory.db, files))) {
      const { loadSeed } = await import('./seed/seed.ts') // what reads the lists is loaded only where one has changed
      await loadSeed(directory, files, today)
    }
    return { directory }
  } catch (error) {
    const reason = directory?.reasonOf(error)
    directory?.close()
    if (reason) return { faults: [new DirectoryFileError(reason, path, 'while it was filled').message] }
    if (error instanceof ContentError) return { faults: error.faults.map(formatFault) }
    if (error instanceof DirectoryFileError || error instanceof MigrationError) return { faults: [error.message] }
    throw error
  }
}
