import { createHash } from 'node:crypto'
import SQLite from 'better-sqlite3'

/** The tables that all formats are read into, named as in HSDS 3. */
export const TABLES = [
  'organization',
  'service',
  'location',
  'service_at_location',
  'address',
  'phone',
  'schedule',
  'language',
  'service_area',
  'required_document',
  'cost_option',
  'eligibility',
  'attribute',
  'taxonomy_term',
] as const
export type Table = (typeof TABLES)[number]
export type Links = { organization?: string; service?: string; location?: string; at?: string; phone?: string }
export type Cells = Record<string, string>
export type NewRow = { table: Table; id: string; links: Links; cells: Cells; origin: number }
export type StagedRow = { seq: number; id: string; links: Links; cells: Cells; origin: number }
export type Put = { is: 'new' } | { is: 'same' | 'different'; as: number }

type Owner = keyof Links
export type Stage = {
  put(row: NewRow): Put
  /** Builds the indexes; nothing is put after it. */
  finish(): void
  get(table: Table, id: string): StagedRow | undefined
  /** The rows of a table that belong to one owner and to none closer. In an order that does not depend on the files'. */
  ownedBy(owner: Owner, id: string, table: Table): StagedRow[]
  /** All rows of a table by their ids. Others may be read meanwhile. */
  each(table: Table): Generator<StagedRow>
  hasAny(table: Table): boolean
  close(): void
}
type Stored = {
  seq: number
  id: string
  organization: string | null
  service: string | null
  location: string | null
  at: string | null
  phone: string | null
  cells: string
  origin: number
}

/** A row belongs to its closest owner: a telephone of a service at a place is neither the service's nor the place's. */
const CLOSER: Record<Owner, string> = {
  phone: '',
  at: 'and phone is null',
  service: 'and phone is null and at is null',
  location: 'and phone is null and at is null and service is null',
  organization: 'and phone is null and at is null and service is null and location is null',
}
const PAGE = 500

/** Only these are referred to by their ids. Ids of other rows are often missing, or one for many: what they say is their key. */
const BY_ID: readonly Table[] = ['organization', 'service', 'location', 'service_at_location', 'phone', 'taxonomy_term']

/**
 * Opens a place to gather rows in before anything is decided. It is a temporary database that SQLite keeps in memory up to
 * a few megabytes and then in a file without a name, gone with the process.
 */
export function openStage(): Stage {
  const db = new SQLite('')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -32768')
  db.exec(`create table row (seq integer primary key, tbl integer, id text, organization text, service text,
    location text, at text, phone text, cells text, origin integer);
    create unique index row_id on row (tbl, id)`)
  db.exec('begin')
  const insert = db.prepare(
    'insert into row (tbl, id, organization, service, location, at, phone, cells, origin) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const byId = db.prepare<[number, string], Stored>('select * from row where tbl = ? and id = ?')
  const page = db.prepare<[number, string], Stored>(
    `select * from row where tbl = ? and id > ? order by id limit ${PAGE}`,
  )
  const owned = new Map<string, SQLite.Statement<[number, string], Stored>>()
  return {
    put({ table, id, links, cells, origin }) {
      const tbl = TABLES.indexOf(table)
      const { organization = null, service = null, location = null, at = null, phone = null } = links
      const text = JSON.stringify(sorted(cells))
      const key =
        (BY_ID.includes(table) && id) ||
        createHash('sha256')
          .update(JSON.stringify([organization, service, location, at, phone, text]))
          .digest('base64url')
          .slice(0, 22)
      const known = byId.get(tbl, key)
      if (!known) {
        insert.run(tbl, key, organization, service, location, at, phone, text, origin)
        return { is: 'new' }
      }
      const isSame =
        known.cells === text &&
        known.organization === organization &&
        known.service === service &&
        known.location === location &&
        known.at === at &&
        known.phone === phone
      return { is: isSame ? 'same' : 'different', as: known.origin }
    },
    finish() {
      db.exec('commit')
      for (const owner of Object.keys(CLOSER))
        db.exec(`create index row_${owner} on row (${owner}, tbl) where ${owner} is not null ${CLOSER[owner as Owner]}`)
    },
    get(table, id) {
      const row = byId.get(TABLES.indexOf(table), id)
      return row && opened(row)
    },
    ownedBy(owner, id, table) {
      const statement =
        owned.get(owner) ??
        db.prepare<[number, string], Stored>(`select * from row where tbl = ? and ${owner} = ? ${CLOSER[owner]}`)
      owned.set(owner, statement)
      return statement.all(TABLES.indexOf(table), id).map(opened).sort(byKey)
    },
    *each(table) {
      for (let last = ''; ; ) {
        const rows = page.all(TABLES.indexOf(table), last)
        yield* rows.map(opened)
        if (rows.length < PAGE) return
        last = rows.at(-1)!.id
      }
    },
    hasAny: (table) => page.get(TABLES.indexOf(table), '') !== undefined,
    close: () => void db.close(),
  }
}

function sorted(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([, cell]) => cell !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function opened({ seq, id, cells, origin, ...owners }: Stored): StagedRow {
  const links: Links = {}
  for (const owner of ['organization', 'service', 'location', 'at', 'phone'] as const)
    if (owners[owner] !== null) links[owner] = owners[owner]
  return { seq, id, links, cells: JSON.parse(cells), origin }
}

/** `2` before `10`: ids count up in most sources, the main line first. */
function byKey(a: StagedRow, b: StagedRow): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1)
}
