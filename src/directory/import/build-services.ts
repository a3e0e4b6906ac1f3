import type { PlaceRecord, ServiceRecord } from '../service-record.ts'
import { buildFacts } from './build-facts.ts'
import { buildHours } from './build-hours.ts'
import { buildPhones } from './build-phones.ts'
import { buildPlace } from './build-place.ts'
import { plainLine } from './clean-text.ts'
import { onceFor, tell, type Workshop } from './inner-service.ts'
import { findSecrets, type Secrets } from './secrets.ts'
import { naturalId, rawId, sharedIds } from './service-refs.ts'
import type { StagedRow, Table } from './stage.ts'

/** A service as it will be written, with the row it came from. */
export type Built = { record: ServiceRecord; row: StagedRow }

/** Builds every service from the rows that belong to it. Rows that are used are kept, services without a name rejected. */
export function* buildServices(shop: Workshop): Generator<Built> {
  const secrets = findSecrets(shop)
  const shared = sharedIds(shop.stage)
  const refs = new Map<string, number>()
  for (const row of shop.stage.each('service')) {
    const built = buildService(shop, row, secrets, shared)
    if (!built) continue
    const first = refs.get(built.ref)
    if (first !== undefined) {
      tell(shop, 'repeated_id', row, 'id', `${built.name}, first on line ${shop.origins.spot(first).line}`)
      shop.origins.reject(row.origin)
      continue
    }
    refs.set(built.ref, row.origin)
    shop.origins.keep(row.origin)
    yield { record: built, row }
  }
}

function buildService(
  shop: Workshop,
  row: StagedRow,
  secrets: Secrets,
  shared: ReadonlySet<string>,
): ServiceRecord | undefined {
  const known = organizationRow(shop, row)
  const name = nameOf(shop, row, known)
  if (name === undefined) return undefined
  const organization = known ? organizationOf(shop, known) : null
  const placed = placesOf(shop, row, secrets)
  const facts = buildFacts(shop, row, name, organization?.name, placed[0]?.place.state ?? undefined)
  const { phones, hours } = linesAndHours(shop, row, placed, facts.categories.includes('dv'))
  const [only, ...more] = placed
  const places = only && more.length === 0 ? [only.place] : placed.map(({ place, here }) => withHere(place, here))
  const isShared = row.id.includes('#') && (shared.has(rawId(row.id)) || rawId(row.id).startsWith('?'))
  const ref = isShared
    ? naturalId(organization?.name, name, places[0]?.address, places[0]?.zip, phones[0]?.number)
    : rawId(row.id)
  const tz = places[0]?.tz ?? facts.tz
  if (!facts.hidden && places.every(({ lat }) => lat === null) && facts.areas.length === 0)
    tell(shop, 'unreachable', row, '', name)
  return { ref, organization, name, ...facts, tz, phones, ...(hours && { hours }), places }
}

/** The name of the service, else of its organization; nothing where there is none or it holds a number never to be sent. */
function nameOf(shop: Workshop, row: StagedRow, organization: StagedRow | undefined): string | undefined {
  const name = plainLine(row.cells.name ?? '') || plainLine(organization?.cells.name ?? '')
  const digits = name.replace(/\D/g, '')
  if (!name || [...shop.blocked].some((number) => digits.includes(number.slice(-10)))) {
    tell(shop, name ? 'phone_blocked' : 'name_missing', row, 'name')
    shop.origins.reject(row.origin)
    return undefined
  }
  if (!row.cells.name) tell(shop, 'name_from_organization', row, 'name', name)
  return name
}

/** The service's own lines and hours. What belongs to its only place, or to one that is never written, is its own too. */
function linesAndHours(
  shop: Workshop,
  row: StagedRow,
  placed: Placed[],
  isDv: boolean,
): Pick<ServiceRecord, 'phones' | 'hours'> {
  const ownPhones = buildPhones(shop, owned(shop, row, 'phone'))
  const ownHours = buildHours(shop, owned(shop, row, 'schedule'))
  const only = placed.length === 1 ? placed[0] : undefined
  const closer = isDv
    ? placed.flatMap(({ here, place }) => [...here.phones, ...(place.phones ?? [])])
    : (only?.here.phones ?? [])
  const hours = only?.here.hours ?? ownHours
  return { phones: distinctPhones([...closer, ...ownPhones]), ...(hours && { hours }) }
}

function owned(shop: Workshop, row: StagedRow, table: Table): StagedRow[] {
  return shop.stage.ownedBy('service', row.id, table)
}

function organizationRow(shop: Workshop, row: StagedRow): StagedRow | undefined {
  const { organization: id } = row.links
  if (!id) return undefined
  const found = shop.stage.get('organization', id) ?? shop.stage.get('organization', rawId(id))
  if (found?.cells.name) return found
  tell(shop, 'organization_missing', row, 'organization_id', id)
  return undefined
}

function organizationOf(every: Workshop, { id, cells, origin }: StagedRow): ServiceRecord['organization'] {
  const shop = onceFor(every, `organization ${id}`)
  shop.origins.keep(origin)
  const name = plainLine(cells.name!)
  const phones = buildPhones(shop, shop.stage.ownedBy('organization', id, 'phone'))
  return { ref: id.includes('#') ? naturalId(name) : id, name, ...(phones.length > 0 && { phones }) }
}

type Here = { phones: NonNullable<PlaceRecord['phones']>; hours: PlaceRecord['hours'] | undefined }
type Placed = { place: PlaceRecord; here: Here }

/** The places of a service: those it is linked to, else its organization's where those can only be its own. */
function placesOf(shop: Workshop, row: StagedRow, secrets: Secrets): Placed[] {
  const { stage, origins } = shop
  const links = owned(shop, row, 'service_at_location')
  const placed = links.flatMap((link): Placed[] => {
    const id = link.links.location
    const location = id ? (stage.get('location', id) ?? stage.get('location', rawId(id))) : undefined
    if (!location) return []
    origins.keep(link.origin)
    const here = {
      phones: buildPhones(shop, stage.ownedBy('at', link.id, 'phone')),
      hours: buildHours(shop, stage.ownedBy('at', link.id, 'schedule')),
    }
    const place = placeOf(shop, location, secrets)
    return place ? [{ place, here: place.confidential ? { ...here, hours: undefined } : here }] : []
  })
  if (placed.length > 0 || links.length > 0 || !row.links.organization) return byRef(placed)
  return byRef(placesOfOrganization(shop, row, row.links.organization, secrets))
}

function placesOfOrganization(shop: Workshop, row: StagedRow, organization: string, secrets: Secrets): Placed[] {
  const { stage } = shop
  const found = stage.get('organization', organization) ?? stage.get('organization', rawId(organization))
  if (!found) return []
  const siblings = stage.ownedBy('organization', found.id, 'service').length
  const locations = stage.ownedBy('organization', found.id, 'location')
  const addresses = stage
    .ownedBy('organization', found.id, 'address')
    .filter(({ cells }) => isPhysical(cells.address_type))
  if ((siblings > 1 && locations.length > 1) || addresses.length > 1) return []
  const nothing: Here = { phones: [], hours: undefined }
  const places =
    locations.length > 0
      ? locations.flatMap((one) => placeOf(shop, one, secrets) ?? [])
      : addresses.map((one) => {
          shop.origins.keep(one.origin)
          return steady(buildPlace(shop, undefined, one, secrets))
        })
  if (places.length > 0) tell(shop, 'place_of_organization', row)
  return places.map((place) => ({ place, here: nothing }))
}

/** A place with its lines and hours; nothing where it is only a way to be reached by post or online. */
function placeOf(every: Workshop, location: StagedRow, secrets: Secrets): PlaceRecord | undefined {
  const shop = onceFor(every, `location ${location.id}`)
  const { stage, origins } = shop
  origins.keep(location.origin)
  const all = stage.ownedBy('location', location.id, 'address')
  const physical = all.filter(({ cells }) => isPhysical(cells.address_type))
  for (const address of all) if (physical.includes(address)) origins.keep(address.origin)
  const hasPoint = Boolean(location.cells.latitude)
  if (
    /^(virtual|postal)$/i.test(location.cells.location_type ?? '') ||
    (all.length > 0 && physical.length === 0 && !hasPoint)
  )
    return undefined
  const address = physical[0] ?? (location.cells.latitude ? undefined : addressOfOrganization(shop, location))
  const place = buildPlace(shop, location, address, secrets)
  const phones = buildPhones(shop, stage.ownedBy('location', location.id, 'phone'))
  const hours = buildHours(shop, stage.ownedBy('location', location.id, 'schedule'))
  return steady({ ...place, ...(phones.length > 0 && { phones }), ...(hours && !place.confidential && { hours }) })
}

/** The one address of the organization that a place without any belongs to. */
function addressOfOrganization({ stage, origins }: Workshop, { links }: StagedRow): StagedRow | undefined {
  const all = links.organization ? stage.ownedBy('organization', links.organization, 'address') : []
  const [only, ...more] = all.filter(({ cells }) => isPhysical(cells.address_type))
  if (!only || more.length > 0) return undefined
  origins.keep(only.origin)
  return only
}

function isPhysical(type: string | undefined): boolean {
  return !/postal|mail|virtual/i.test(type ?? '')
}

/** A place by what it is where its id is that of one record alone. */
function steady(place: PlaceRecord): PlaceRecord {
  if (!/#/.test(place.ref)) return place
  return {
    ...place,
    ref: naturalId(
      place.address,
      place.city,
      place.zip,
      String(place.lat),
      JSON.stringify(place.phones),
      JSON.stringify(place.hours),
    ),
  }
}

function withHere(place: PlaceRecord, { phones, hours }: Here): PlaceRecord {
  return phones.length === 0 && !hours ? place : { ...place, here: { phones, ...(hours && { hours }) } }
}

function byRef(placed: Placed[]): Placed[] {
  const distinct = new Map(placed.map((one) => [one.place.ref, one]))
  return [...distinct.values()].sort((a, b) => (a.place.ref < b.place.ref ? -1 : 1))
}

function distinctPhones(phones: ServiceRecord['phones']): ServiceRecord['phones'] {
  return [...new Map(phones.map((one) => [`${one.number} ${one.extension ?? ''} ${one.kind}`, one])).values()]
}
