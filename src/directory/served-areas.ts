import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { cityKey } from './area-keys.ts'
import type { Db } from './database.ts'
import type { Place } from './places.ts'
import { service, serviceArea, serviceCategory } from './schema.ts'
import { rowsListed, type ServiceIds } from './service-ids.ts'
import { isActive } from './versions.ts'

export type AreaKind = 'zip' | 'city' | 'county' | 'state' | 'country'

/** The closest kind first: a service that names both the county and the state is of the county. */
const KINDS: AreaKind[] = ['zip', 'city', 'county', 'state', 'country']
const SERVICES_AT_MOST = 400

/** The services of a category whose stated area holds the place, however far off they are, and by what. */
export async function findServing(db: Db, category: string, place: Place | undefined): Promise<Map<number, AreaKind>> {
  const rows = await db
    .select({ id: serviceArea.service_id, kind: serviceArea.kind })
    .from(serviceArea)
    .innerJoin(service, eq(service.id, serviceArea.service_id))
    .innerJoin(
      serviceCategory,
      and(eq(serviceCategory.service_id, serviceArea.service_id), eq(serviceCategory.category, category)),
    )
    .where(and(holds(place), isActive(service.import_id), eq(service.status, 'active')))
    .orderBy(
      sql`case ${serviceArea.kind} when 'zip' then 0 when 'city' then 1 when 'county' then 2 when 'state' then 3 else 4 end`,
      serviceArea.service_id,
    )
    .limit(SERVICES_AT_MOST)
  return closestOf(rows)
}

/** Of some services, those that state an area at all, and by what it holds the place; nothing where it does not. */
export async function areasOf(
  db: Db,
  services: ServiceIds,
  place: Place | undefined,
): Promise<Map<number, AreaKind | undefined>> {
  const isOne = inArray(serviceArea.service_id, rowsListed(services))
  const [stating, holding] = await Promise.all([
    db.selectDistinct({ id: serviceArea.service_id }).from(serviceArea).where(isOne),
    db
      .select({ id: serviceArea.service_id, kind: serviceArea.kind })
      .from(serviceArea)
      .where(and(isOne, holds(place))),
  ])
  const closest = closestOf(holding)
  return new Map(stating.map(({ id }) => [id, closest.get(id)]))
}

function closestOf(rows: { id: number; kind: AreaKind }[]): Map<number, AreaKind> {
  const closest = new Map<number, AreaKind>()
  for (const { id, kind } of rows) {
    const known = closest.get(id)
    if (!known || KINDS.indexOf(kind) < KINDS.indexOf(known)) closest.set(id, kind)
  }
  return closest
}

/** Whether an area holds a place, or for a state whether it is a part of it; without a place, only the whole country. */
function holds(place: Place | undefined): SQL | undefined {
  const parts =
    place?.by === 'state'
      ? sql`(${serviceArea.kind} in ('city', 'county') and ${serviceArea.value} like ${`${place.state}:%`})`
      : undefined
  const values: [AreaKind, string[]][] = [
    ['zip', place?.zip ? [place.zip] : []],
    ['city', place?.city ? [`${place.state}:${cityKey(place.city)}`] : []],
    ['county', place?.counties ?? []],
    ['state', place ? [place.state, ...place.counties.map((county) => county.slice(0, 2))] : []],
    ['country', ['US']],
  ]
  return or(
    parts,
    ...values
      .filter(([, keys]) => keys.length > 0)
      .map(
        ([kind, keys]) =>
          sql`(${serviceArea.kind} = ${kind} and ${serviceArea.value} in (select value from json_each(${JSON.stringify(keys)})))`,
      ),
  )
}
