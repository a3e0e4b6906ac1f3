import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type DirectoryDatabase, type DirectoryFailure, DirectoryFileError } from './database.ts'

type Options = {
  /** Make the file and its folder when there is none. Without it a missing file is an error. */
  create?: boolean
  /** How long a write waits for another program's. */
  busyTimeoutMs?: number
}

/**
 * Every pragma with what must be read back. The order matters: SQLite takes auto_vacuum only before the first table, and
 * before the journal is a WAL.
 */
export const PRAGMAS = [
  ['auto_vacuum', 'FULL', 1],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['trusted_schema', 'OFF', 0],
  ['foreign_keys', 'ON', 1],
] as const

/**
 * Opens the directory file with the settings that keep nothing behind, reads each of them back, and looks the whole file
 * over. Throws DirectoryFileError when any of it fails.
 */
export function openDirectoryFile(
  path: string,
  { create = false, busyTimeoutMs = 5_000 }: Options = {},
): DirectoryDatabase {
  if (!create && !existsSync(path)) throw new DirectoryFileError('missing', path, 'no such file')
  let file: SQLite.Database | undefined
  try {
    if (create) makeFolder(dirname(path))
    file = new SQLite(path, { fileMustExist: !create, timeout: busyTimeoutMs })
    for (const [name, value] of PRAGMAS) file.pragma(`${name} = ${value}`)
    requireSettings(file, path)
    const found = file.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') throw new DirectoryFileError('corrupt', path, String(found))
    return opened(file, busyTimeoutMs)
  } catch (error) {
    file?.close()
    if (error instanceof DirectoryFileError) throw error
    const reason = reasonOf(error)
    if (!reason) throw error
    throw new DirectoryFileError(reason, path, codeOf(error), { cause: error })
  }
}

/** Makes a folder and those above it, for its owner alone. One by one: Node's own way never returns below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function requireSettings(file: SQLite.Database, path: string): void {
  const wrong = PRAGMAS.flatMap(([name, , expected]) => {
    const held = file.pragma(name, { simple: true })
    return held === expected ? [] : [`${name} is ${held}, not ${expected}`]
  })
  if (wrong.length > 0) throw new DirectoryFileError('settings', path, wrong.join('; '))
}

function opened(file: SQLite.Database, busyTimeoutMs: number): DirectoryDatabase {
  return {
    db: drizzle({ client: file }),
    async atomically(write, { waits } = { waits: true }) {
      if (!waits) file.pragma('busy_timeout = 0')
      try {
        file.exec('BEGIN IMMEDIATE')
        const result = await write()
        file.exec('COMMIT')
        file.pragma('wal_checkpoint(TRUNCATE)') // what was written over does not linger in the log
        return result
      } catch (error) {
        if (file.inTransaction) file.exec('ROLLBACK')
        throw error
      } finally {
        if (!waits) file.pragma(`busy_timeout = ${busyTimeoutMs}`)
      }
    },
    reasonOf,
    close: () => void file.close(),
  }
}

/** SQLite's result codes, extended ones too, as far as an operator can do something about them. */
const REASONS: [prefix: string, reason: DirectoryFailure][] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'full'],
  ['SQLITE_READONLY', 'not_writable'],
  ['SQLITE_CANTOPEN', 'not_writable'],
  ['SQLITE_PERM', 'not_writable'],
  ['ENOSPC', 'full'],
  ['EACCES', 'not_writable'],
  ['EPERM', 'not_writable'],
  ['ENOENT', 'not_writable'],
  ['EROFS', 'not_writable'],
  ['EEXIST', 'not_writable'],
  ['ENOTDIR', 'not_writable'],
]

function reasonOf(error: unknown): DirectoryFailure | undefined {
  const code = codeOf(error)
  return REASONS.find(([prefix]) => code.startsWith(prefix))?.[1]
}

/** Drizzle wraps what SQLite threw; the code is on the innermost error that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
