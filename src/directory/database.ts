import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

/** What queries run on, whichever driver is below. Always awaited: D1 answers later, better-sqlite3 at once. */
// biome-ignore lint/suspicious/noExplicitAny: the two drivers return differently shaped results of a write; nobody reads them
export type Db = BaseSQLiteDatabase<'sync' | 'async', any, any>

/** An open directory. */
export type DirectoryDatabase = {
  db: Db
  /**
   * Runs writes together: all of them or, when one throws, none. What is read meanwhile may still be what was there before
   * (D1 writes at the end). Throws at once, with `waits: false`, where another program writes.
   */
  atomically<Result>(write: () => Promise<Result>, options?: { waits: boolean }): Promise<Result>
  /** Why a query or a write failed, where the file is to blame. */
  reasonOf(error: unknown): DirectoryFailure | undefined
  close(): void
}

export type DirectoryFailure = 'missing' | 'locked' | 'corrupt' | 'full' | 'not_writable' | 'settings'

const REMEDY: Record<DirectoryFailure, string> = {
  missing: 'check DATABASE_PATH, or let `npm start` make the file',
  locked: 'another program holds it: wait until it is done, or end it',
  corrupt: 'move the file away; `npm start` makes it anew, then import again',
  full: 'make room on the disk',
  not_writable: 'let the user of this program write the file and its folder',
  settings: 'move the file away; `npm start` makes it anew, then import again',
}

/** Thrown when the directory cannot be opened. Families still get flows and national lines; the operator reads this line. */
export class DirectoryFileError extends Error {
  override name = 'DirectoryFileError'
  readonly reason: DirectoryFailure
  constructor(reason: DirectoryFailure, path: string, detail: string, options?: ErrorOptions) {
    super(`${path}: the directory is ${reason.replace('_', ' ')} (${detail}); ${REMEDY[reason]}`, options)
    this.reason = reason
  }
}
