import { and, eq, sql } from 'drizzle-orm'
import { cityKey } from './area-keys.ts'
import type { Place } from './places.ts'
import { service, serviceArea, serviceCategory } from './schema.ts'
import { isActive } from './versions.ts'
import { asked, listed } from './written-once.ts'

export type AreaKind = 'zip' | 'city' | 'county' | 'state' | 'country'

/** The closest kind first: a service that names both the county and the state is of the county. */
const KINDS: AreaKind[] = ['zip', 'city', 'county', 'state', 'country']
const SERVICES_AT_MOST = 400
const inState = sql.placeholder('inState')

/** Whether an area holds a place, or is a part of the state that is asked about: see `areasAround`. */
export const HOLDS = sql`(
  (${serviceArea.kind} in ('city', 'county') and ${serviceArea.value} between ${inState} || ':' and ${inState} || ';')
  or ${sql.join(
    KINDS.map((kind) => sql`(${serviceArea.kind} = ${kind} and ${serviceArea.value} in ${listed(kind)})`),
    sql` or `,
  )})`

/** The services of a category whose stated area holds the place, however far off they are: their row ids, as JSON. */
export const SERVING = sql`(select json_group_array(id) from (
  select ${serviceArea.service_id} as id from ${serviceArea}
  join ${service} on ${service.id} = ${serviceArea.service_id}
  join ${serviceCategory} on ${serviceCategory.service_id} = ${serviceArea.service_id}
    and ${serviceCategory.category} = ${asked('category')}
  where ${and(HOLDS, isActive(service.import_id), eq(service.status, 'active'))}
  order by case ${serviceArea.kind} when 'zip' then 0 when 'city' then 1 when 'county' then 2 when 'state' then 3 else 4 end,
    ${serviceArea.service_id}
  limit ${SERVICES_AT_MOST}))`

/** By what the closest of the areas of a service holds the place; none where none of them does. */
export function closestOf(areas: { kind: AreaKind; value: string }[], place: Place | undefined): AreaKind | undefined {
  const keys = keysAround(place)
  const isPart = ({ kind, value }: (typeof areas)[number]) =>
    (kind === 'city' || kind === 'county') && place?.by === 'state' && value.startsWith(`${place.state}:`)
  return KINDS.find((kind) =>
    areas.some((area) => area.kind === kind && (keys[kind].includes(area.value) || isPart(area))),
  )
}

/** What a place lies in, by kind of area; for a state also what the areas in it begin with. Without a place, the country alone. */
export function areasAround(place: Place | undefined): Record<AreaKind, string> & { inState: string | null } {
  const { zip, city, county, state, country } = keysAround(place)
  const list = (keys: string[]) => JSON.stringify(keys)
  return {
    inState: place?.by === 'state' ? place.state : null,
    zip: list(zip),
    city: list(city),
    county: list(county),
    state: list(state),
    country: list(country),
  }
}

function keysAround(place: Place | undefined): Record<AreaKind, string[]> {
  return {
    zip: place?.zip ? [place.zip] : [],
    city: place?.city ? [`${place.state}:${cityKey(place.city)}`] : [],
    county: place?.counties ?? [],
    state: place ? [place.state, ...place.counties.map((county) => county.slice(0, 2))] : [],
    country: ['US'],
  }
}
