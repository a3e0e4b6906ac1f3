import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { isHiddenTopic } from '../counts/weekly-counts.ts'
import { openDirectoryFile, PRAGMAS } from '../directory/better-sqlite3.ts'
import { DirectoryFileError } from '../directory/database.ts'
import { auditSchema } from './schema.ts'
import type { Section } from './section.ts'

/** What is written in the file itself, whoever opens it. */
const IN_THE_FILE = [
  'journal_mode',
  'auto_vacuum',
  'page_size',
  'page_count',
  'freelist_count',
  'user_version',
  'application_id',
]

/** The live database: its tables, the settings of the file and of a connection, and whether the counts are folded. */
export function auditDatabase(path: string): Section[] {
  try {
    const found = asFound(path)
    return [...found, connection(path)]
  } catch (error) {
    const reason = error instanceof DirectoryFileError ? error.message : `${path}: the database cannot be read`
    return [{ title: 'Database', lines: [path, 'could not be read'], reasons: [reason] }]
  }
}

/** Read before this program's own opening can set anything right. */
function asFound(path: string): Section[] {
  const file = new SQLite(path, { readonly: true, fileMustExist: true })
  try {
    const pragmas = IN_THE_FILE.map((name) => [name, file.pragma(name, { simple: true })] as const)
    const expected: Record<string, unknown> = {
      journal_mode: 'wal',
      auto_vacuum: 1,
      user_version: 0,
      application_id: 0,
    }
    const wrong = pragmas.filter(([name, held]) => name in expected && expected[name] !== held)
    return [
      {
        title: 'Database',
        lines: [path, ...pragmas.map(([name, held]) => `${name} = ${held}`)],
        reasons: wrong.map(([name, held]) => `${name} is ${held}, not ${expected[name]}`),
      },
      auditSchema(file),
      countsIn(file),
    ]
  } finally {
    file.close()
  }
}

/** Stored counts are folded and rounded; anything else was not written by this program. */
function countsIn(file: SQLite.Database): Section {
  const title = 'Weekly counts'
  const tables = ['topic', 'language', 'channel']
  const made = file.prepare("select name from sqlite_schema where name like 'count!_%' escape '!'").all()
  if (made.length < tables.length) return { title, lines: ['not there yet'] }
  const rows = tables.flatMap((name) => {
    const all = file.prepare(`select week, ${name} as cell, count from count_${name}`).all()
    return all as { week: string; cell: string; count: number }[]
  })
  const weeks = [...new Set(rows.map(({ week }) => week))].sort()
  const small = rows.filter(({ count }) => count < 15 || count % 5 !== 0).length
  const named = rows.filter(({ cell }) => cell !== 'other' && isHiddenTopic(cell)).length
  return {
    title,
    lines: [
      weeks.length === 0
        ? 'none written yet'
        : `${weeks.length} weeks, ${weeks[0]} to ${weeks.at(-1)}; ${rows.length} rows`,
    ],
    reasons: [
      ...(small > 0 ? [`${small} weekly counts are small or not rounded`] : []),
      ...(named > 0 ? [`${named} weekly counts name a topic that is never named`] : []),
    ],
  }
}

/** The settings a connection has, opened and read back as the line does. */
function connection(path: string): Section {
  const directory = openDirectoryFile(path)
  const held = PRAGMAS.map(
    ([name]) => `${name} = ${Object.values(directory.db.get(sql.raw(`pragma ${name}`)) as object)[0]}`,
  )
  directory.close()
  return { title: 'Each connection', lines: held }
}
