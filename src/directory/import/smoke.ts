import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database.ts'
import { findNearest, NEAREST_AT_MOST } from '../nearest.ts'

/** Thrown when a reading does not answer as it must: it is not served, and the fault is ours. */
export class SmokeError extends Error {
  override name = 'SmokeError'
}

/** Questions that find nothing in a reading that may be served: what must never be told, and rows that do not hang together. */
const NOTHING: [string, (id: number) => SQL][] = [
  [
    'confidential places with an address',
    (id) =>
      sql`select 1 from location where import_id = ${id} and confidential and (address is not null or city is not null or zip is not null or lat is not null)`,
  ],
  [
    'confidential places that can be found',
    (id) =>
      sql`select 1 from service_place p join location l on l.id = p.location_id where p.import_id = ${id} and l.confidential`,
  ],
  [
    'places of services against abuse',
    (id) =>
      sql`select 1 from service_at_location a join service_category c on c.service_id = a.service_id where a.import_id = ${id} and c.category = 'dv'`,
  ],
  [
    'hidden services that can be found',
    (id) =>
      sql`select 1 from service_place p join service s on s.id = p.service_id where p.import_id = ${id} and s.status = 'hidden'`,
  ],
  [
    'legal help that nobody vouches for',
    (id) =>
      sql`select 1 from service_place p join service s on s.id = p.service_id where p.import_id = ${id} and p.category = 'legal' and s.vetting = 'none'`,
  ],
  [
    'numbers that must never be sent',
    (id) => sql`select 1 from phone where import_id = ${id} and number in (select phone from blocked_number)`,
  ],
  [
    'places outside the cells of the earth',
    (id) =>
      sql`select 1 from service_place where import_id = ${id} and (lat not between -15 and 72 or lon not between -180 and 180)`,
  ],
  ['services without a name', (id) => sql`select 1 from service where import_id = ${id} and trim(name) = ''`],
  [
    'services that were lost on the way',
    (id) =>
      sql`select 1 from import_run r where r.id = ${id} and not exists (select 1 from active_import where import_id = r.id)`,
  ],
]

/** Questions a reading before anybody else can: what must find nothing, and what must find its services and their places. */
export async function smokeTest(db: Db, importId: number, services: number): Promise<void> {
  for (const [what, question] of NOTHING) {
    const [found] = await db.all(sql`${question(importId)} limit 1`)
    if (found) throw new SmokeError(`the import would show ${what}; it is not served`)
  }
  const [written] = await db.all<{ n: number }>(sql`select count(*) as n from service where import_id = ${importId}`)
  if (written?.n !== services)
    throw new SmokeError(`${services} services were read, ${written?.n} written; nothing is served`)
  await requireFound(db, importId)
}

/** Asks the search that families use for a place of each category, where it stands. */
async function requireFound(db: Db, importId: number): Promise<void> {
  const places = await db.all<{ category: string; service_id: number; lat: number; lon: number }>(sql`
    select category, service_id, lat, lon from service_place
    where id in (select min(id) from service_place where import_id = ${importId} group by category)`)
  for (const { category, service_id, lat, lon } of places) {
    const near = await findNearest(db, { category, from: { lat, lon }, withinMiles: 1 })
    // more than fifty may stand on one point
    if (near.length < NEAREST_AT_MOST && !near.some(({ serviceId }) => serviceId === service_id))
      throw new SmokeError(`the nearest search does not find a place of ${category}; it is not served`)
  }
}
