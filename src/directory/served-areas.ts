import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { cityKey } from './area-keys.ts'
import type { Db } from './database.ts'
import type { Place } from './places.ts'
import { service, serviceArea, serviceCategory } from './schema.ts'
import { CALLED, NUMBERED, type ServiceIds } from './service-ids.ts'
import { isActive } from './versions.ts'
import { listed, writtenOnce } from './written-once.ts'

export type AreaKind = 'zip' | 'city' | 'county' | 'state' | 'country'

/** The closest kind first: a service that names both the county and the state is of the county. */
const KINDS: AreaKind[] = ['zip', 'city', 'county', 'state', 'country']
const SERVICES_AT_MOST = 400

/** Whether an area holds a place, or is a part of the state that is asked about: see `areasAround`. */
const HOLDS = sql`(
  (${serviceArea.kind} in ('city', 'county') and ${serviceArea.value} like ${sql.placeholder('inState')})
  or ${sql.join(
    KINDS.map((kind) => sql`(${serviceArea.kind} = ${kind} and ${serviceArea.value} in ${listed(kind)})`),
    sql` or `,
  )})`

const queries = writtenOnce((db) => ({
  serving: db
    .select({ id: serviceArea.service_id, kind: serviceArea.kind })
    .from(serviceArea)
    .innerJoin(service, eq(service.id, serviceArea.service_id))
    .innerJoin(
      serviceCategory,
      and(
        eq(serviceCategory.service_id, serviceArea.service_id),
        eq(serviceCategory.category, sql.placeholder('category')),
      ),
    )
    .where(and(HOLDS, isActive(service.import_id), eq(service.status, 'active')))
    .orderBy(
      sql`case ${serviceArea.kind} when 'zip' then 0 when 'city' then 1 when 'county' then 2 when 'state' then 3 else 4 end`,
      serviceArea.service_id,
    )
    .limit(SERVICES_AT_MOST)
    .prepare(),
  called: ofSome(db, CALLED),
  numbered: ofSome(db, NUMBERED),
}))

function ofSome(db: Db, services: SQL) {
  const isOne = inArray(serviceArea.service_id, services)
  return {
    stating: db.selectDistinct({ id: serviceArea.service_id }).from(serviceArea).where(isOne).prepare(),
    holding: db
      .select({ id: serviceArea.service_id, kind: serviceArea.kind })
      .from(serviceArea)
      .where(and(isOne, HOLDS))
      .prepare(),
  }
}

/** The services of a category whose stated area holds the place, however far off they are, and by what. */
export async function findServing(db: Db, category: string, place: Place | undefined): Promise<Map<number, AreaKind>> {
  return closestOf(await queries(db).serving.all({ category, ...areasAround(place) }))
}

/** Of some services, those that state an area at all, and by what it holds the place; nothing where it does not. */
export async function areasOf(
  db: Db,
  services: ServiceIds,
  place: Place | undefined,
): Promise<Map<number, AreaKind | undefined>> {
  const isCalled = 'refs' in services
  const { stating, holding } = queries(db)[isCalled ? 'called' : 'numbered']
  const some = JSON.stringify(isCalled ? services.refs : services.rows)
  const [stated, held] = await Promise.all([
    stating.all({ services: some }),
    holding.all({ services: some, ...areasAround(place) }),
  ])
  const closest = closestOf(held)
  return new Map(stated.map(({ id }) => [id, closest.get(id)]))
}

function closestOf(rows: { id: number; kind: AreaKind }[]): Map<number, AreaKind> {
  const closest = new Map<number, AreaKind>()
  for (const { id, kind } of rows) {
    const known = closest.get(id)
    if (!known || KINDS.indexOf(kind) < KINDS.indexOf(known)) closest.set(id, kind)
  }
  return closest
}

/** What a place lies in, by kind of area; for a state also how the areas in it begin. Without a place, the country alone. */
function areasAround(place: Place | undefined): Record<AreaKind, string> & { inState: string | null } {
  const list = (keys: string[]) => JSON.stringify(keys)
  return {
    inState: place?.by === 'state' ? `${place.state}:%` : null,
    zip: list(place?.zip ? [place.zip] : []),
    city: list(place?.city ? [`${place.state}:${cityKey(place.city)}`] : []),
    county: list(place?.counties ?? []),
    state: list(place ? [place.state, ...place.counties.map((county) => county.slice(0, 2))] : []),
    country: list(['US']),
  }
}
