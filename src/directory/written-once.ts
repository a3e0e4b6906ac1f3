import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './database.ts'

/**
 * Queries written once for each database: to write one costs more than to send it. What a question brings stands in them
 * as `sql.placeholder`, and several values as one JSON list, so that the text is always the same.
 */
export function writtenOnce<Queries>(write: (db: Db) => Queries): (db: Db) => Queries {
  const known = new WeakMap<Db, Queries>()
  return (db) => {
    const queries = known.get(db) ?? write(db)
    known.set(db, queries)
    return queries
  }
}

/**
 * A text that a question brings under this name. A value that is bound bare to a comparison, a LIKE or a LIMIT makes SQLite
 * plan the whole statement anew whenever it changes, which takes longer than to answer it.
 */
export function asked(name: string): SQL {
  return sql`(${sql.placeholder(name)} || '')`
}

/** The values of a JSON list that a question brings under this name. */
export function listed(name: string): SQL {
  return sql`(select value from json_each(${sql.placeholder(name)}))`
}
