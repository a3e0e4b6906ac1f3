import { z } from 'zod'
import type { Fault } from '../../flow/faults.ts'
import { insertRows } from '../insert-rows.ts'
import { consularClosed, consularJurisdiction, consularNone, consularNote, consularPost } from '../schema-lists.ts'
import { type Area, readCounties } from './area-codes.ts'
import * as cell from './cells.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const SERVICES = ['passport', 'consular_id', 'birth_registry', 'legal_protection', 'notary', 'visits_detained'] as const

const Post = z
  .strictObject({
    id: cell.id,
    country_iso2: cell.iso2,
    type: z.enum(['embassy', 'consulate_general', 'consulate', 'honorary']),
    name: cell.text,
    city: cell.text,
    state: cell.state,
    address: cell.maybe(cell.text),
    postal_code: cell.maybe(cell.zipCode),
    lat: cell.number,
    lon: cell.number,
    phone: cell.maybe(cell.phone),
    emergency_phone: cell.maybe(cell.phone),
    email: cell.maybe(z.email()),
    website: cell.maybe(cell.url),
    appointments_url: cell.maybe(cell.url),
    jurisdiction_states: z.string(),
    services: cell.listOf(z.enum(SERVICES)),
    source: cell.text,
    source_date: cell.day,
    confidence: cell.confidence,
  })
  .refine(({ id, country_iso2 }) => id.startsWith(`${country_iso2.toLowerCase()}-`), {
    message: 'begins with the code of its country',
    path: ['id'],
  })
  .refine(({ lat, lon }) => cell.isInUnitedStates(lat, lon), { message: 'lies outside the US', path: ['lat'] })
type Post = z.infer<typeof Post>

const sourced = { source: cell.text, source_date: cell.day }
const None = z.strictObject({ country_iso2: cell.iso2, fact: cell.text, what_to_do: cell.text, ...sourced })
const Closed = z.strictObject({
  country_iso2: cell.iso2,
  city: cell.text,
  state: cell.state,
  fact: cell.text,
  ...sourced,
})
const Note = z.strictObject({ id: cell.id, topic: cell.text, note: cell.text, ...sourced })

/** Foreign posts in the US, the countries that have none, the offices that closed, and notes on them. */
export const consulates: SeedKind = {
  ...SEED_LISTS.consulates,
  read(file, { blocked, counties }) {
    const posts = readCsv(file('consulates.csv'), Post, { blocked })
    const none = readCsv(file('consulates-none.csv'), None, { blocked })
    const closed = readCsv(file('consulates-closed.csv'), Closed, { blocked })
    const notes = readCsv(file('consulates-notes.csv'), Note, { blocked })
    const countries = new Set(posts.rows.map(({ value }) => value.country_iso2))
    const noted = (id: string) => notes.rows.map(({ value }) => value).filter((note) => note.id === id)
    const jurisdictions = posts.rows.map((row) => ({ id: row.value.id, ...jurisdictionOf(row, counties) }))
    const more = [
      ...repeats(posts.rows),
      ...jurisdictions.flatMap(({ faults }) => faults),
      ...none.rows
        .filter(({ value }) => countries.has(value.country_iso2))
        .map(({ fault }) => fault('country_iso2', 'the country has posts', 'remove it here or there')),
      ...notes.rows
        .filter(({ value }) => !posts.rows.some((post) => post.value.id === value.id))
        .map(({ value, fault }) => fault('id', `no post is ${value.id}`, 'check the id')),
    ]
    return {
      ...joined([posts, none, closed, notes], more),
      async write(db, import_id) {
        await insertRows(
          db,
          consularPost,
          posts.rows.map(({ value: { jurisdiction_states: _, ...post } }) => ({
            import_id,
            ...post,
            call_first: noted(post.id).some(({ note }) => /call (first|before going)/i.test(note)),
            sends_elsewhere: noted(post.id).some(({ note }) => /sends the public to/i.test(note)),
          })),
        )
        await insertRows(
          db,
          consularJurisdiction,
          jurisdictions.flatMap(({ id, areas }) => areas.map((area) => ({ import_id, post_id: id, ...area }))),
        )
        await insertRows(
          db,
          consularNote,
          notes.rows.map(({ value: { id, ...note } }) => ({ import_id, post_id: id, ...note })),
        )
        await insertRows(
          db,
          consularNone,
          none.rows.map(({ value }) => ({ import_id, ...value })),
        )
        await insertRows(
          db,
          consularClosed,
          closed.rows.map(({ value }) => ({ import_id, ...value, gone: !posts.rows.some(isInCityOf(value)) })),
        )
      },
    }
  },
}

/** `*` the whole US, `TX` a state, `TX:Harris|Fort Bend` counties, blank: not known. */
function jurisdictionOf({ value, fault }: CsvRow<Post>, counties: ReadonlySet<string>) {
  const areas: (Area & { kind: 'country' | 'state' | 'county' })[] = []
  const faults: Fault[] = []
  for (const part of value.jurisdiction_states.split(';').filter((one) => one !== '')) {
    const read = /^(?:\*|([A-Z]{2})(?::([^:;]+))?)$/.exec(part)
    if (!read) faults.push(fault('jurisdiction_states', `'${part}' is no area`, 'write *, XX or XX:County|County'))
    else if (!read[1]) areas.push({ kind: 'country', value: 'US' })
    else if (!read[2]) areas.push({ kind: 'state', value: read[1] })
    else {
      const found = readCounties(read[1], read[2], 'jurisdiction_states', counties, fault)
      areas.push(...(found.areas as typeof areas))
      faults.push(...found.faults)
    }
  }
  return { areas, faults }
}

function isInCityOf(closed: z.infer<typeof Closed>) {
  return ({ value }: CsvRow<Post>) =>
    value.country_iso2 === closed.country_iso2 && value.state === closed.state && value.id.includes(slugOf(closed.city))
}

/** The city as ids name it: a post that moved to a suburb keeps the id of its city. */
function slugOf(city: string): string {
  return `-${city.toLowerCase().replaceAll(' ', '-')}-`
}

/** Ids that a file holds twice. */
export function repeats(rows: CsvRow<{ id: string }>[]): Fault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ value: { id }, fault }) => {
    if (seen.has(id)) return [fault('id', `the id ${id} is there twice`, 'keep one of the rows')]
    seen.add(id)
    return []
  })
}
