import { cellNamed, tableNamed } from './hsds-names.ts'
import {
  addressOf,
  cellText,
  hasAddress,
  idWithin,
  isObject,
  type Json,
  linksOf,
  nestedEnds,
  type Owners,
  putObject,
  type Within,
  withEndIds,
} from './json-objects.ts'
import { jsonRecords } from './json-records.ts'
import { cleanCells, dividedCells, type Intake } from './put-row.ts'
import { refusedAt } from './refusal.ts'
import type { SourceFile } from './source-files.ts'
import type { NewRow, Table } from './stage.ts'
import { detectEncoding } from './text-encoding.ts'

const DEPTH = 12

/**
 * Reads records of HSDS 3 in JSON: services, organizations or places, each with what is nested in it. What an object belongs
 * to is told by nesting. Ids that are no UUIDs are those of their record alone, for exports count `org_1` anew in each.
 */
export async function readHsdsJson(file: SourceFile, intake: Intake): Promise<void> {
  const { origins, findings, progress } = intake
  const encoding = await detectEncoding(file)
  if (encoding !== 'utf-8') findings.add('encoding', { file: file.path, line: 1 }, encoding)
  findings.add('format', { file: file.path, line: 1 }, 'HSDS in JSON')
  const fileId = origins.openFile(file.path)
  let record = 0
  let known = 0
  for await (const { line, value, text } of jsonRecords(file, encoding)) {
    record++
    if (record % 1_000 === 0) progress(origins.count)
    const parts = Array.isArray(value) ? value : [value]
    for (const part of parts) {
      const found = isObject(part) ? unwrapped(part) : undefined
      if (!found) {
        const origin = origins.add(fileId, line, 'record')
        findings.add(
          text === undefined ? 'row_not_object' : 'row_not_json',
          origins.spot(origin),
          text ?? JSON.stringify(part) ?? '',
        )
        origins.reject(origin)
        continue
      }
      known++
      readRecord(found, { owners: {}, record, line, file: fileId, isTop: true }, intake)
    }
  }
  if (known === 0) throw refusedAt(file.path, 1, 1, 'no record is of HSDS', 'name a file of services or organizations')
}

/** The record itself, or what is in the one envelope around it. */
function unwrapped(value: Json): Json | undefined {
  if (typeOf(value)) return value
  return Object.values(value).find((inner): inner is Json => isObject(inner) && typeOf(inner) !== undefined)
}

/** What a top-level object is, by what it holds. */
function typeOf(value: Json): Table | 'wrapper' | undefined {
  const has = (...keys: string[]) => keys.some((key) => key in value)
  const lists = Object.entries(value).filter(
    ([key, held]) => typeof held === 'object' && 'table' in (tableNamed(key) ?? {}),
  )
  if (!has('name', 'id') && lists.length > 0) return 'wrapper'
  if (has('service', 'service_id') && has('location', 'location_id')) return 'service_at_location'
  if (has('parent_id', 'taxonomy_detail') && has('taxonomy', 'taxonomy_id', 'term_uri', 'code')) return 'taxonomy_term'
  if (has('services', 'organization_identifiers', 'legal_status', 'year_incorporated', 'tax_status', 'tax_id'))
    return 'organization'
  if (
    has(
      'organization',
      'organization_id',
      'service_at_locations',
      'schedules',
      'schedule',
      'status',
      'service_areas',
      'application_process',
      'eligibility_description',
      'fees_description',
    )
  )
    return 'service'
  if (has('location_type', 'latitude', 'addresses'))
    return has('latitude', 'location_type') ? 'location' : 'organization'
  return has('name') ? (has('organizations') ? 'wrapper' : 'organization') : undefined
}

function readRecord(value: Json, within: Within, intake: Intake): void {
  const type = typeOf(value)
  if (type === 'wrapper')
    readNested(value, { ...within, isTop: false, owners: onlyOrganization(value, within) }, 0, intake)
  else if (type) readObject(value, type, {}, within, 0, intake)
}

/** The one organization of an envelope: the services beside it are its services. */
function onlyOrganization(value: Json, within: Within): Owners {
  const [one, ...more] = [value.organization ?? value.organizations].flat().filter(isObject)
  const id = one && cellText(one.id)
  return id && more.length === 0 ? { organization: idWithin(id, within.record) } : {}
}

function readObject(given: Json, table: Table, implied: Json, within: Within, depth: number, intake: Intake): void {
  const { origins } = intake
  const origin = origins.add(within.file, within.line, table)
  const value = table === 'service_at_location' ? withEndIds(given, origin) : given
  const flat: Record<string, string> = {}
  const { coordinates, ...rest } = value
  for (const [key, cell] of Object.entries({ ...rest, ...(isObject(coordinates) && coordinates), ...implied })) {
    const text = cellText(cell)
    if (text !== undefined) flat[cellNamed(key, table)] ??= text
  }
  const clean = cleanCells(flat, intake, origin, false)
  if (!clean) return
  const term = table === 'attribute' && isObject(value.taxonomy_term) ? value.taxonomy_term : undefined
  if (term) Object.assign(clean, { term_name: cellText(term.name) ?? '', term_code: cellText(term.code) ?? '' })
  const divided = dividedCells(clean, table)
  const links = linksOf({ ...divided.links, ...nestedEnds(value, table) }, table, within)
  const id = putObject({ table, origin, ...divided, links }, within, intake)
  const imply = (row: Pick<NewRow, 'table' | 'id' | 'links' | 'cells'>) => intake.stage.put({ ...row, origin })
  const link = (service: string, location: string) =>
    imply({ table: 'service_at_location', id: `${service}@${location}`, links: { service, location }, cells: {} })
  if (table === 'location' && hasAddress(clean))
    imply({ table: 'address', id: `${id}@`, links: { location: id }, cells: addressOf(clean) })
  if (table === 'location' && within.owners.service && !within.owners.service_at_location)
    link(within.owners.service, id)
  if (table === 'service' && within.owners.location && !within.owners.service_at_location)
    link(id, within.owners.location)
  if (table === 'service' && clean.taxonomy_term_name)
    imply({ table: 'attribute', id: '', links: { service: id }, cells: { term_name: clean.taxonomy_term_name } })
  if (depth < DEPTH)
    readNested(value, { ...within, isTop: false, owners: { ...within.owners, [table]: id } }, depth + 1, intake, table)
}

function readNested(value: Json, within: Within, depth: number, intake: Intake, parent?: Table): void {
  const { origins, findings } = intake
  for (const [key, held] of Object.entries(value)) {
    const list = (Array.isArray(held) ? held : [held]).filter(
      (one) => isObject(one) || (typeof one === 'string' && one !== '' && Array.isArray(held)),
    )
    const named = list.length > 0 && !(parent === 'attribute' && key === 'taxonomy_term') ? tableNamed(key) : undefined
    if (!named) continue
    for (const one of list) {
      if (!('table' in named)) {
        const origin = origins.add(within.file, within.line, key)
        if (!intake.told.has(key)) findings.add(named.skipped, origins.spot(origin), key)
        intake.told.add(key)
        origins.skip(origin)
      } else if (isObject(one))
        readTimes(one, named.table, named.implied, scoped(named.table, within, parent), depth, intake)
      else if (named.table === 'language' || named.table === 'service_area' || named.table === 'required_document')
        readObject({ name: one, document: one }, named.table, named.implied, within, depth, intake)
    }
  }
}

/** A list of times of day within a schedule: a row each. */
function readTimes(one: Json, table: Table, implied: Json, within: Within, depth: number, intake: Intake): void {
  const times = table === 'schedule' && Array.isArray(one.times) ? one.times.filter(isObject) : []
  if (times.length === 0) readObject(one, table, implied, within, depth, intake)
  for (const time of times) {
    const { id: _, times: __, ...rest } = one
    readObject({ ...rest, ...time, id: undefined }, table, implied, within, depth, intake)
  }
}

/** Of the two ends of a service at a place neither belongs to the other. */
function scoped(table: Table, within: Within, parent: Table | undefined): Within {
  if (parent !== 'service_at_location' || (table !== 'service' && table !== 'location')) return within
  const { service: _, location: __, service_at_location: ___, ...owners } = within.owners
  return { ...within, owners: { ...owners, service_at_location: '' } }
}
