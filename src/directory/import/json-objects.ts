import { type Intake, putRow } from './put-row.ts'
import type { Links, NewRow, Table } from './stage.ts'

export type Json = Record<string, unknown>
export type Owners = Partial<Record<Table, string>>
/** Where a nested object stands: what it belongs to, and which record it is of. */
export type Within = { owners: Owners; record: number; line: number; file: number; isTop: boolean }

const ENDS = ['organization', 'service', 'location'] as const
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const PARENT_OF: Partial<Record<Table, keyof Links>> = {
  organization: 'organization',
  service: 'service',
  location: 'location',
  service_at_location: 'at',
  phone: 'phone',
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What it is nested in, and the links that it names itself, in the ids of its record. */
export function linksOf(named: Links, table: Table, { owners, record }: Within): Links {
  const links: Links = {}
  for (const [owner, id] of Object.entries(owners)) {
    const link = PARENT_OF[owner as Table]
    const isEnd = (table === 'location' && link !== 'organization') || (table === 'service' && link !== 'organization')
    if (link && id && !isEnd && table !== 'organization') links[link] = id
  }
  for (const [link, id] of Object.entries(named)) links[link as keyof Links] ??= idWithin(id, record)
  return table === 'attribute' && links.service ? { service: links.service } : links
}

/** An id as it is known among all records: a UUID is one for all of them, any other is its record's. */
export function idWithin(id: string, record: number): string {
  return UUID.test(id) ? id : `${record}#${id}`
}

const WITH_ID: readonly Table[] = ['organization', 'service', 'location', 'service_at_location']

/** Stages an object and says under which id. A record keeps its own id while no other record has it. */
export function putObject(row: NewRow, { record, isTop }: Within, intake: Intake): string {
  const own = row.id || (WITH_ID.includes(row.table) ? `?${row.origin}` : '')
  if (isTop && row.id !== '' && !UUID.test(own) && intake.stage.put(row).is !== 'different') return own
  const id = own === '' ? '' : idWithin(own, record)
  // a nested object that was told before, shorter or longer, is one thing: the tellings need not agree
  if (!isTop && UUID.test(id) && intake.stage.get(row.table, id)) intake.origins.skip(row.origin)
  else putRow(intake, { ...row, id })
  return id
}

/**
 * What an object belongs to by an object nested in it: a service to its organization, a service at a place to both its ends.
 * Its lines and hours are linked to it alone, so it must have them itself.
 */
export function nestedEnds(value: Json, table: Table): Links {
  const ends = table === 'service' ? ENDS.slice(0, 1) : table === 'service_at_location' ? ENDS.slice(1) : []
  return Object.fromEntries(
    ends.flatMap((end) => {
      const held = value[end]
      const id = isObject(held) ? cellText(held.id) : undefined
      return id ? [[end, id]] : []
    }),
  )
}

/** A service at a place whose ends have ids, so that it can be linked to them. */
export function withEndIds(value: Json, origin: number): Json {
  const { location } = value
  return isObject(location) && !location.id ? { ...value, location: { ...location, id: `?${origin}` } } : value
}

const ADDRESS = ['address_1', 'address_2', 'city', 'state_province', 'postal_code', 'attention', 'address_type']

export function hasAddress(cells: Record<string, string>): boolean {
  return Boolean(cells.address_1 || cells.postal_code || cells.city)
}

export function addressOf(cells: Record<string, string>): Record<string, string> {
  return Object.fromEntries(ADDRESS.flatMap((name) => (cells[name] ? [[name, cells[name]]] : [])))
}

/** A cell of a table from a value of JSON: text, a number, a list of them. */
export function cellText(cell: unknown): string | undefined {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (Array.isArray(cell) && cell.every((one) => typeof one === 'string' || typeof one === 'number'))
    return cell.join(', ')
  return undefined
}
