import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from './database.ts'
import { milesBetween, type Point } from './distance.ts'
import type { Hours } from './hours.ts'
import * as s from './schema.ts'
import { CALLED, NUMBERED, type ServiceIds } from './service-ids.ts'
import { writtenOnce } from './written-once.ts'

type Service = typeof s.service.$inferSelect
type Location = typeof s.location.$inferSelect
type Phone = typeof s.phone.$inferSelect
type Schedule = typeof s.schedule.$inferSelect

/** Everything an answer or its rank may need of a service. Telephones are the closest owner's first. */
export type ServiceDetails = {
  service: Service
  organization?: string
  /** Whose directory it comes from. */
  source: string
  isPrimary: boolean
  /** Of its places the nearest to the family, and how far that is; none for lines and services online. */
  location?: Location
  miles?: number
  phones: Phone[]
  hours?: Hours
  languages: { language: string; how: 'staff' | 'line' | 'interpreter' }[]
  documents: string[]
}

/**
 * Loads services that may be shown, in the order of their ids; hidden ones are left out, and those of another category
 * where one is named.
 */
export async function loadServices(
  db: Db,
  ids: ServiceIds,
  category: string | undefined,
  from: Point | undefined,
): Promise<ServiceDetails[]> {
  const { heads, links, phones, schedules, languages, documents } = await rowsOf(db, ids, category)
  return heads.map(({ service, organization, ...head }) => {
    const link = nearestOf(
      links.filter((one) => one.service_id === service.id),
      from,
    )
    const owners: Owners = [
      ['service_at_location_id', link?.id],
      ['service_id', service.id],
      ['location_id', link?.location.id],
      ['organization_id', service.organization_id],
    ]
    const hours = hoursOf(closest(schedules, owners))
    return {
      service,
      ...(organization && { organization }),
      ...head,
      ...(link && { location: link.location }),
      ...(link?.miles !== undefined && { miles: link.miles }),
      phones: owners.flatMap((owner) => ownedOnly(phones, owner)),
      ...(hours && { hours }),
      languages: languages
        .filter((one) => one.service_id === service.id)
        .map(({ language, how }) => ({ language, how })),
      documents: documents.filter((one) => one.service_id === service.id).map(({ document }) => document),
    }
  })
}

/** Everything that is stored of services, asked for at once. */
async function rowsOf(db: Db, ids: ServiceIds, category: string | undefined) {
  const values = { services: JSON.stringify('refs' in ids ? ids.refs : ids.rows), category }
  const asked = queries(db)['refs' in ids ? 'called' : 'numbered']
  const { links, phones, schedules, languages, documents } = asked
  const heads = category === undefined ? asked.primaryHeads : asked.categoryHeads
  const [...found] = await Promise.all([
    heads.all(values),
    links.all(values),
    phones.all(values),
    schedules.all(values),
    languages.all(values),
    documents.all(values),
  ])
  return {
    heads: found[0],
    links: found[1],
    phones: found[2],
    schedules: found[3],
    languages: found[4],
    documents: found[5],
  }
}

const queries = writtenOnce((db) => ({ called: queriesFor(db, CALLED), numbered: queriesFor(db, NUMBERED) }))

function queriesFor(db: Db, services: SQL) {
  const isOneOf = (column: SQLiteColumn) => inArray(column, services)
  const linked = (column: 'id' | 'location_id') =>
    sql`(select ${sql.identifier(column)} from service_at_location where service_id in ${services})`
  const ownedBy = (table: typeof s.phone | typeof s.schedule) =>
    or(
      isOneOf(table.service_id),
      inArray(table.location_id, linked('location_id')),
      inArray(table.service_at_location_id, linked('id')),
    )
  const organizations = sql`(select organization_id from service where id in ${services})`
  const { serviceCategory, serviceAtLocation } = s
  const headsWhere = (isMeant: SQL) =>
    db
      .select({
        service: s.service,
        organization: sql<string | null>`${s.organization.name}`.as('organization_name'),
        source: sql<string>`${s.importRun.source}`.as('directory'),
        isPrimary: serviceCategory.is_primary,
      })
      .from(s.service)
      .innerJoin(serviceCategory, and(eq(serviceCategory.service_id, s.service.id), isMeant))
      .innerJoin(s.importRun, eq(s.importRun.id, s.service.import_id))
      .leftJoin(s.organization, eq(s.organization.id, s.service.organization_id))
      .where(and(isOneOf(s.service.id), eq(s.service.status, 'active')))
      .orderBy(s.service.id)
      .prepare()
  return {
    categoryHeads: headsWhere(eq(serviceCategory.category, sql.placeholder('category'))),
    primaryHeads: headsWhere(eq(serviceCategory.is_primary, true)),
    links: db
      .select({
        id: sql<number>`${serviceAtLocation.id}`.as('at_id'),
        service_id: serviceAtLocation.service_id,
        location: s.location,
      })
      .from(serviceAtLocation)
      .innerJoin(s.location, eq(s.location.id, serviceAtLocation.location_id))
      .where(isOneOf(serviceAtLocation.service_id))
      .prepare(),
    phones: db
      .select()
      .from(s.phone)
      .where(or(ownedBy(s.phone), inArray(s.phone.organization_id, organizations)))
      .prepare(),
    schedules: db.select().from(s.schedule).where(ownedBy(s.schedule)).prepare(),
    languages: db.select().from(s.serviceLanguage).where(isOneOf(s.serviceLanguage.service_id)).prepare(),
    documents: db.select().from(s.serviceDocument).where(isOneOf(s.serviceDocument.service_id)).prepare(),
  }
}

type Link = { id: number; location: Location }

/** The nearest of a service's places; one without a position only where no other is known. */
function nearestOf(links: Link[], from: Point | undefined): (Link & { miles?: number }) | undefined {
  const placed = links.flatMap((link) => {
    const { lat, lon } = link.location
    return from && lat !== null && lon !== null ? [{ ...link, miles: milesBetween(from, { lat, lon }) }] : []
  })
  return placed.sort((a, b) => a.miles - b.miles || a.id - b.id)[0] ?? links[0]
}

type Owners = [of: keyof Owned, id: number | null | undefined][]
type Owned = {
  service_at_location_id: number | null
  service_id: number | null
  location_id: number | null
  organization_id?: number | null
}

function ownedOnly<Row extends Owned>(rows: Row[], [of, id]: Owners[number]): Row[] {
  return id === undefined || id === null ? [] : rows.filter((row) => row[of] === id)
}

/** The rows of the closest owner that has any. */
function closest<Row extends Owned>(rows: Row[], owners: Owners): Row[] {
  return owners.map((owner) => ownedOnly(rows, owner)).find((found) => found.length > 0) ?? []
}

function hoursOf(rows: Schedule[]): Hours | undefined {
  const [first] = rows
  if (!first) return undefined
  const text = [...new Set(rows.map((row) => row.text))].join('; ')
  const validTo = rows.flatMap((row) => row.valid_to ?? []).sort()[0]
  const openings = rows.flatMap(({ day, start_minute, length_minutes, week_of_month }) =>
    day === null || start_minute === null || length_minutes === null
      ? []
      : [
          {
            day,
            startMinute: start_minute,
            lengthMinutes: length_minutes,
            ...(week_of_month !== null && { weekOfMonth: week_of_month }),
          },
        ],
  )
  const isKnown = rows.every(({ hours_known }) => hours_known)
  return { text, ...(isKnown && { openings }), ...(validTo && { validTo }) }
}
