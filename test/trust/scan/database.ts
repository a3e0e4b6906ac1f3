import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import SQLite from 'better-sqlite3'

type Row = { table: string; values: unknown[] }

/** Every row of every table of a database file, read from a copy with its log, so that reading changes nothing. */
export function rowsOf(path: string): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'promotora-trust-'))
  const copy = join(folder, basename(path))
  try {
    for (const suffix of ['', '-wal', '-journal']) if (existsSync(path + suffix)) cpSync(path + suffix, copy + suffix)
    const file = new SQLite(copy)
    try {
      const tables = file.prepare("select name, sql from sqlite_schema where type = 'table' order by name").all()
      return (tables as { name: string; sql: string }[]).flatMap(({ name, sql }) => [
        { table: 'sqlite_schema', values: [name, sql] },
        ...(file.prepare(`select * from "${name}"`).raw().all() as unknown[][]).map((values) => ({
          table: name,
          values,
        })),
      ])
    } finally {
      file.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Rows as lines of text: two databases that say the same have the same lines. */
export function linesOf(rows: readonly Row[]): string[] {
  return rows.map(({ table, values }) => `${table} ${JSON.stringify(values, bytesAsHex)}`)
}

/** The fields that may be packed in a way of their own: every blob, as the bytes it holds. */
export function blobsOf(rows: readonly Row[]): Buffer[] {
  return rows.flatMap(({ values }) => values.filter((value) => Buffer.isBuffer(value)))
}

function bytesAsHex(_key: string, value: unknown): unknown {
  const buffer = value as { type?: string; data?: number[] } | null
  return buffer?.type === 'Buffer' ? Buffer.from(buffer.data!).toString('hex') : value
}

const FRAME_HEADER = 24
/** The commits that stand in a write-ahead log: frames of the present generation that carry the size of the database. */
export function commitsIn(wal: Buffer): number {
  if (wal.length < 32) return 0
  const pageBytes = wal.readUInt32BE(8)
  let commits = 0
  for (let at = 32; at + FRAME_HEADER + pageBytes <= wal.length; at += FRAME_HEADER + pageBytes) {
    const current = wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24)) // the salts; older frames have others
    if (current && wal.readUInt32BE(at + 4) > 0) commits++
  }
  return commits
}
