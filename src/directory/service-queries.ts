import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { NEAREST, nearPlaces } from './nearest.ts'
import { readTogether, rowsOf } from './read-together.ts'
import * as s from './schema.ts'
import { HOLDS, SERVING } from './served-areas.ts'
import { ROW_IDS } from './service-ids.ts'
import { writtenOnce } from './written-once.ts'

const { service, serviceCategory, serviceAtLocation, location } = s
const category = sql.placeholder('category')

const isOneOf = (column: SQLiteColumn) => inArray(column, sql`(select value from json_each(found.ids))`)
const linked = (column: 'id' | 'location_id') =>
  sql`(select ${sql.identifier(column)} from service_at_location where service_id in (select value from json_each(found.ids)))`
const ORGANIZATIONS = sql`(select organization_id from service where id in (select value from json_each(found.ids)))`
const ownedBy = (table: typeof s.phone | typeof s.schedule) =>
  or(
    isOneOf(table.service_id),
    inArray(table.location_id, linked('location_id')),
    inArray(table.service_at_location_id, linked('id')),
  )
const ownersOf = ({ service_at_location_id, service_id, location_id }: typeof s.phone | typeof s.schedule) => ({
  service_at_location_id,
  service_id,
  location_id,
})

/** What an answer or its rank may need of services, as it is stored. */
const READS = {
  heads: rowsOf(
    {
      id: service.id,
      ref: service.ref,
      organization_id: service.organization_id,
      name: service.name,
      cost: service.cost,
      asks_status: service.asks_status,
      asks_documents: service.asks_documents,
      access: service.access,
      only_for: service.only_for,
      vetting: service.vetting,
      website: service.website,
      tz: service.tz,
      confidence: service.confidence,
      source_date: service.source_date,
      organization: sql<string | null>`${s.organization.name}`,
      source: s.importRun.source,
      isPrimary: serviceCategory.is_primary,
      statesArea: sql<0 | 1>`exists (select 1 from ${s.serviceArea} where ${s.serviceArea.service_id} = ${service.id})`,
    },
    (select) =>
      select
        .from(service)
        .innerJoin(
          serviceCategory,
          and(
            eq(serviceCategory.service_id, service.id),
            sql`iif(${category} is null, ${serviceCategory.is_primary}, ${serviceCategory.category} = ${category})`,
          ),
        )
        .innerJoin(s.importRun, eq(s.importRun.id, service.import_id))
        .leftJoin(s.organization, eq(s.organization.id, service.organization_id))
        .where(and(isOneOf(service.id), eq(service.status, 'active')))
        .orderBy(service.id),
  ),
  links: rowsOf(
    {
      service_id: serviceAtLocation.service_id,
      at: serviceAtLocation.id,
      id: location.id,
      confidential: location.confidential,
      address: location.address,
      city: location.city,
      state: location.state,
      lat: location.lat,
      lon: location.lon,
      precision: location.precision,
      tz: location.tz,
    },
    (select) =>
      select
        .from(serviceAtLocation)
        .innerJoin(location, eq(location.id, serviceAtLocation.location_id))
        .where(isOneOf(serviceAtLocation.service_id)),
  ),
  phones: rowsOf(
    {
      ...ownersOf(s.phone),
      organization_id: s.phone.organization_id,
      number: s.phone.number,
      extension: s.phone.extension,
      kind: s.phone.kind,
      languages: s.phone.languages,
    },
    (select) => select.from(s.phone).where(or(ownedBy(s.phone), inArray(s.phone.organization_id, ORGANIZATIONS))),
  ),
  schedules: rowsOf(
    {
      ...ownersOf(s.schedule),
      hours_known: s.schedule.hours_known,
      text: s.schedule.text,
      day: s.schedule.day,
      start_minute: s.schedule.start_minute,
      length_minutes: s.schedule.length_minutes,
      week_of_month: s.schedule.week_of_month,
      valid_to: s.schedule.valid_to,
    },
    (select) => select.from(s.schedule).where(ownedBy(s.schedule)),
  ),
  languages: rowsOf(
    {
      service_id: s.serviceLanguage.service_id,
      language: s.serviceLanguage.language,
      how: s.serviceLanguage.how,
    },
    (select) => select.from(s.serviceLanguage).where(isOneOf(s.serviceLanguage.service_id)),
  ),
  /** Those that hold the place; all of them where it is not known yet. */
  areas: rowsOf(
    { service_id: s.serviceArea.service_id, kind: s.serviceArea.kind, value: s.serviceArea.value },
    (select) =>
      select
        .from(s.serviceArea)
        .where(and(isOneOf(s.serviceArea.service_id), or(sql`${sql.placeholder('everyArea')}`, HOLDS))),
  ),
  documents: rowsOf({ service_id: s.serviceDocument.service_id, document: s.serviceDocument.document }, (select) =>
    select.from(s.serviceDocument).where(isOneOf(s.serviceDocument.service_id)),
  ),
}

const serving = rowsOf({ id: sql<number>`value` }, (select) => select.from(sql`json_each(found.serving)`))
const SEARCHED = sql`
  with both as materialized (select ${NEAREST} as near, ${SERVING} as serving)
  select near, serving, (
    select json_group_array(id) from (
      select value ->> 0 as id from json_each(near) union select value from json_each(serving))) as ids
  from both`

/** Everything that is stored of some services, by how they are named; or of those near a place and those that serve it. */
export const serviceQueries = writtenOnce((db) => ({
  rows: readTogether(db, READS, ROW_IDS.rows),
  refs: readTogether(db, READS, ROW_IDS.refs),
  search: readTogether(db, { ...READS, near: nearPlaces, serving }, SEARCHED),
}))

export type StoredServices = Awaited<ReturnType<ReturnType<typeof serviceQueries>['rows']>>
