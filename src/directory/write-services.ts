import { max } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import * as schema from './schema.ts'
import type { HoursRecord, PhoneRecord, PlaceRecord, ServiceRecord } from './service-record.ts'
import { locationRow, placeRows, scheduleRows, serviceRow } from './service-rows.ts'

/** Writes services under one reading of their source, any number at a time. */
export type ServiceWriter = { write(records: ServiceRecord[]): Promise<void> }

type Owner = Partial<Record<'service_at_location_id' | 'service_id' | 'location_id' | 'organization_id', number>>

const emptyRows = () => ({
  organization: [] as (typeof schema.organization.$inferInsert)[],
  location: [] as (typeof schema.location.$inferInsert)[],
  service: [] as (typeof schema.service.$inferInsert)[],
  serviceAtLocation: [] as (typeof schema.serviceAtLocation.$inferInsert)[],
  phone: [] as (typeof schema.phone.$inferInsert)[],
  schedule: [] as (typeof schema.schedule.$inferInsert)[],
  serviceLanguage: [] as (typeof schema.serviceLanguage.$inferInsert)[],
  serviceCategory: [] as (typeof schema.serviceCategory.$inferInsert)[],
  serviceArea: [] as (typeof schema.serviceArea.$inferInsert)[],
  serviceDocument: [] as (typeof schema.serviceDocument.$inferInsert)[],
  servicePlace: [] as (typeof schema.servicePlace.$inferInsert)[],
})

/**
 * Opens a writer. Organizations and places that several services share are written once. What must never be shown is not
 * written at all: the address and position of a confidential place, any place of a service against domestic violence.
 */
export async function openServiceWriter(db: Db, importId: number): Promise<ServiceWriter> {
  const ids = await idsOf(db)
  const organizations = new Map<string, number>()
  const locations = new Map<string, number>()
  let rows = emptyRows()

  function add(record: ServiceRecord): void {
    const id = ids.service()
    rows.service.push({ id, import_id: importId, organization_id: idOfOrganization(record), ...serviceRow(record) })
    addPhones({ service_id: id }, record.phones)
    addHours({ service_id: id }, record.hours)
    for (const one of record.languages) rows.serviceLanguage.push({ service_id: id, ...one })
    for (const one of record.areas) rows.serviceArea.push({ service_id: id, ...one })
    for (const document of record.documents) rows.serviceDocument.push({ service_id: id, document })
    record.categories.forEach((category, index) => {
      rows.serviceCategory.push({ service_id: id, category, is_primary: index === 0 })
    })
    if (!record.categories.includes('dv')) for (const place of record.places) addPlace(id, record, place)
  }

  function addPlace(service_id: number, record: ServiceRecord, place: PlaceRecord): void {
    const location_id = idOfLocation(place)
    const service_at_location_id = ids.serviceAtLocation()
    rows.serviceAtLocation.push({ id: service_at_location_id, import_id: importId, service_id, location_id })
    addPhones({ service_at_location_id }, place.here?.phones)
    addHours({ service_at_location_id }, place.here?.hours)
    for (const row of placeRows(record, place))
      rows.servicePlace.push({ id: ids.servicePlace(), import_id: importId, service_id, location_id, ...row })
  }

  function idOfOrganization({ organization }: ServiceRecord): number | null {
    if (!organization) return null
    return knownOr(organizations, organization.ref, () => {
      const id = ids.organization()
      rows.organization.push({ id, import_id: importId, ref: organization.ref, name: organization.name })
      addPhones({ organization_id: id }, organization.phones)
      return id
    })
  }

  function idOfLocation(place: PlaceRecord): number {
    return knownOr(locations, place.ref, () => {
      const id = ids.location()
      rows.location.push({ id, import_id: importId, ...locationRow(place) })
      addPhones({ location_id: id }, place.phones)
      addHours({ location_id: id }, place.hours)
      return id
    })
  }

  function addPhones(owner: Owner, given: PhoneRecord[] = []): void {
    for (const { languages = [], ...phone } of given)
      rows.phone.push({ id: ids.phone(), import_id: importId, ...owner, ...phone, languages })
  }

  function addHours(owner: Owner, given: HoursRecord | undefined): void {
    for (const row of given ? scheduleRows(given) : [])
      rows.schedule.push({ id: ids.schedule(), import_id: importId, ...owner, ...row })
  }

  return {
    // a row is written after those it refers to
    async write(records) {
      for (const record of records) add(record)
      const written = rows
      rows = emptyRows()
      await insertRows(db, schema.organization, written.organization)
      await insertRows(db, schema.location, written.location)
      await insertRows(db, schema.service, written.service)
      await insertRows(db, schema.serviceAtLocation, written.serviceAtLocation)
      await insertRows(db, schema.phone, written.phone)
      await insertRows(db, schema.schedule, written.schedule)
      await insertRows(db, schema.serviceLanguage, written.serviceLanguage)
      await insertRows(db, schema.serviceCategory, written.serviceCategory)
      await insertRows(db, schema.serviceArea, written.serviceArea)
      await insertRows(db, schema.serviceDocument, written.serviceDocument)
      await insertRows(db, schema.servicePlace, written.servicePlace)
    },
  }
}

function knownOr(known: Map<string, number>, ref: string, make: () => number): number {
  const id = known.get(ref) ?? make()
  known.set(ref, id)
  return id
}

/** Counters of row ids that go on where each table ends. Only one writer runs at a time. */
async function idsOf(db: Db) {
  const after = async (table: SQLiteTable & { id: SQLiteColumn }) => {
    const [last] = await db.select({ id: max(table.id) }).from(table)
    let id = Number(last?.id ?? 0)
    return () => ++id
  }
  return {
    organization: await after(schema.organization),
    location: await after(schema.location),
    service: await after(schema.service),
    serviceAtLocation: await after(schema.serviceAtLocation),
    phone: await after(schema.phone),
    schedule: await after(schema.schedule),
    servicePlace: await after(schema.servicePlace),
  }
}
