import { milesBetween, type Point } from './distance.ts'
import type { Hours } from './hours.ts'
import type { Place } from './places.ts'
import { type AreaKind, closestOf } from './served-areas.ts'
import type { StoredServices } from './service-queries.ts'

type Location = StoredServices['links'][number]

/** Everything an answer or its rank may need of a service. Telephones are the closest owner's first. */
export type ServiceDetails = {
  service: StoredServices['heads'][number]
  organization?: string
  /** Whose directory it comes from. */
  source: string
  isPrimary: boolean
  /** By what its stated area holds the place, if it does; none where it states no area. */
  area?: { holdsBy?: AreaKind }
  /** Of its places the nearest to the family, and how far that is; none for lines and services online. */
  location?: Location
  miles?: number
  phones: StoredServices['phones']
  hours?: Hours
  languages: { language: string; how: 'staff' | 'line' | 'interpreter' }[]
  documents: string[]
}

/** What is stored of services, one by one, as it stands from a place: in the order of their row ids. */
export function detailsOf(stored: StoredServices, place: Place | undefined): ServiceDetails[] {
  const { heads, links, phones, schedules, languages, documents, areas } = stored
  return heads.map((service) => {
    const { location, miles } = nearestOf(
      links.filter((one) => one.service_id === service.id),
      place?.point,
    )
    const owners: Owners = [
      ['service_at_location_id', location?.at],
      ['service_id', service.id],
      ['location_id', location?.id],
      ['organization_id', service.organization_id],
    ]
    const hours = hoursOf(closest(schedules, owners))
    const holdsBy = closestOf(
      areas.filter((one) => one.service_id === service.id),
      place,
    )
    return {
      service,
      ...(service.organization && { organization: service.organization }),
      source: service.source,
      isPrimary: service.isPrimary,
      ...(service.statesArea && { area: holdsBy ? { holdsBy } : {} }),
      ...(location && { location }),
      ...(miles !== undefined && { miles }),
      phones: owners.flatMap((owner) => ownedOnly(phones, owner)),
      ...(hours && { hours }),
      languages: languages
        .filter((one) => one.service_id === service.id)
        .map(({ language, how }) => ({ language, how })),
      documents: documents.filter((one) => one.service_id === service.id).map(({ document }) => document),
    }
  })
}

/** The nearest of a service's places; one without a position only where no other is known. */
function nearestOf(locations: Location[], from: Point | undefined): { location?: Location; miles?: number } {
  const placed = locations.flatMap((location) => {
    const { lat, lon } = location
    return from && lat !== null && lon !== null ? [{ location, miles: milesBetween(from, { lat, lon }) }] : []
  })
  const [location] = locations
  return placed.sort((a, b) => a.miles - b.miles || a.location.at - b.location.at)[0] ?? (location ? { location } : {})
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

function hoursOf(rows: StoredServices['schedules']): Hours | undefined {
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
