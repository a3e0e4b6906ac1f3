import { createHash, type Hash } from 'node:crypto'
import SQLite from 'better-sqlite3'
import { phraseOf } from '../../text/fold.ts'
import type { ServiceRecord } from '../service-record.ts'

/** Services that are ready to be written, held outside memory, in the order of their refs. */
export type RecordStore = {
  add(record: ServiceRecord, origin: number): void
  has(ref: string): 'active' | 'hidden' | undefined
  count: { active: number; hidden: number }
  batches(size: number): Generator<ServiceRecord[]>
  /** Services that share their name and their main line with one before them: the rows of both. */
  sameNames(): Generator<{ name: string; origin: number; first: number }>
  /** What all of them are together: the same for the same services, in whatever order they came. */
  hash(settings: string): string
  close(): void
}

export function openRecordStore(): RecordStore {
  const db = new SQLite('')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.exec(
    'create table record (ref text primary key, hidden integer, origin integer, same text, cells text) without rowid; begin',
  )
  const insert = db.prepare('insert into record values (?, ?, ?, ?, ?)')
  const one = db.prepare<[string], { hidden: number }>('select hidden from record where ref = ?')
  const page = db.prepare<[string, number], { ref: string; cells: string }>(
    'select ref, cells from record where ref > ? order by ref limit ?',
  )
  const count = { active: 0, hidden: 0 }
  function* pages(size: number): Generator<{ ref: string; cells: string }[]> {
    for (let last = ''; ; ) {
      const rows = page.all(last, size)
      if (rows.length > 0) yield rows
      if (rows.length < size) return
      last = rows.at(-1)!.ref
    }
  }
  return {
    count,
    add(record, origin) {
      const [line] = record.phones
      const same = line && !record.hidden ? `${phraseOf(record.name)} ${line.number} ${line.extension ?? ''}` : null
      insert.run(record.ref, record.hidden ? 1 : 0, origin, same, JSON.stringify(record))
      count[record.hidden ? 'hidden' : 'active']++
    },
    has(ref) {
      const found = one.get(ref)
      return found && (found.hidden ? 'hidden' : 'active')
    },
    *batches(size) {
      for (const rows of pages(size)) yield rows.map(({ cells }) => JSON.parse(cells) as ServiceRecord)
    },
    *sameNames() {
      yield* db
        .prepare<[], { name: string; origin: number; first: number }>(
          `select cells ->> 'name' as name, origin, first from (
            select cells, origin, first_value(origin) over one as first, row_number() over one as number
            from record where same is not null window one as (partition by same order by ref)) where number > 1`,
        )
        .iterate()
    },
    hash(settings) {
      let hash: Hash = createHash('sha256').update(settings)
      for (const rows of pages(1_000)) for (const { cells } of rows) hash = hash.update('\0').update(cells)
      return hash.digest('base64url')
    },
    close: () => void db.close(),
  }
}
