import { milesBetween, type Point } from '../distance.ts'
import { isInUnitedStates } from '../seed/cells.ts'
import type { PlaceRecord } from '../service-record.ts'
import { plainLine } from './clean-text.ts'
import { readState } from './geography.ts'
import { cellOf, tell, type Workshop } from './inner-service.ts'
import { pointKey, pointOf } from './read-point.ts'
import type { Secrets } from './secrets.ts'
import type { Cells, StagedRow } from './stage.ts'

const FAR_MILES = 50
const NOTHING = { address: null, city: null, zip: null, lat: null, lon: null }

/** The place that a location and its address are, or an address alone. What is secret is blank from here on. */
export function buildPlace(
  shop: Workshop,
  location: StagedRow | undefined,
  address: StagedRow | undefined,
  secrets: Secrets,
): PlaceRecord {
  const row = (location ?? address)!
  const cells = { ...location?.cells, ...address?.cells }
  const at = address ?? row
  const state = stateOf(shop, at, cells)
  if (secrets.isSecret(row.id, cells)) {
    tell(shop, 'confidential', row)
    return {
      ref: row.id,
      confidential: true,
      ...NOTHING,
      state: state ?? null,
      precision: 'area',
      tz: state ? shop.places.zoneOfState(state) : null,
    }
  }
  const zip = zipOf(shop, at, cells, state)
  const city = plainLine(cells.city ?? '') || null
  const street = [cells.address_1, cells.address_2]
    .map((line) => plainLine(line ?? ''))
    .filter((line) => line !== '')
    .join(', ')
  const known = zip ? shop.places.zip(zip) : undefined
  const within = state ?? known?.state ?? null
  const position = positionOf(shop, row, cells, { zip, city, state: within }, secrets)
  const tz =
    known?.tz ??
    (within && city ? shop.places.city(within, city)?.tz : null) ??
    (within ? shop.places.zoneOfState(within) : null)
  return { ref: row.id, confidential: false, address: street || null, city, state: within, zip, ...position, tz }
}

function stateOf(shop: Workshop, row: StagedRow, cells: Cells): string | undefined {
  const text = cells.state_province || cells.region || ''
  const state = readState(text) ?? undefined
  if (text && !state) tell(shop, 'state_unknown', row, 'state_province', text)
  return state ?? readState(cellOf(shop, row, 'state'))
}

/** Five digits: a lost zero is put back, what follows the first five is cut, another state's code is not believed. */
function zipOf(shop: Workshop, row: StagedRow, cells: Cells, state: string | undefined): string | null {
  const text = (cells.postal_code ?? '').trim().replace(/\.0+$/, '')
  if (text === '') return null
  const isPadded = /^\d{4}(-\d{4})?$/.test(text) && Boolean(shop.places.zip(`0${text.slice(0, 4)}`))
  const zip = isPadded ? `0${text.slice(0, 4)}` : /^(\d{5})(?:[-\s]{0,2}\d{4}|-+)?$/.exec(text)?.[1]
  if (isPadded) tell(shop, 'zip_padded', row, 'postal_code', text)
  const known = zip ? shop.places.zip(zip) : undefined
  if (!zip || (!known && Number(zip) < 500)) tell(shop, 'zip_unknown', row, 'postal_code', text)
  else if (known && state && known.state !== state) tell(shop, 'zip_state', row, 'postal_code', `${zip} in ${state}`)
  else return zip
  return null
}

type Where = { zip: string | null; city: string | null; state: string | null }
type Position = Pick<PlaceRecord, 'lat' | 'lon' | 'precision'>

/** The point of the building where it can be believed, else the middle of its ZIP code, else of its city. */
function positionOf(
  shop: Workshop,
  row: StagedRow,
  cells: Cells,
  { zip, city, state }: Where,
  secrets: Secrets,
): Position {
  const middle =
    (zip ? shop.places.zip(zip)?.point : undefined) ?? (city && state ? shop.places.city(state, city) : undefined)
  const point = pointOf(cells)
  const wrong = point && wrongOf(point, zip ? shop.places.zip(zip)?.point : undefined, secrets)
  const shown = point ? `${point.lat}, ${point.lon}` : ''
  if (wrong) tell(shop, wrong, row, 'latitude', shown)
  if (point && !wrong) return { ...point, precision: 'point' }
  if (!middle) {
    tell(shop, 'no_position', row)
    return { lat: null, lon: null, precision: 'area' }
  }
  if (!point) tell(shop, 'position_zip', row)
  return { lat: middle.lat, lon: middle.lon, precision: 'area' }
}

function wrongOf(point: Point, zipMiddle: Point | undefined, { defaults }: Secrets) {
  const { lat, lon } = point
  if (lat === 0 && lon === 0) return 'position_default'
  const isIn = (a: number, b: number) => Math.abs(a) <= 90 && isInUnitedStates(a, b)
  if (!isIn(lat, lon))
    return isIn(lon, lat) || isIn(lat, -lon) || isIn(-lat, lon) ? 'position_swapped' : 'position_outside'
  if (defaults.has(pointKey(point))) return 'position_default'
  return zipMiddle && milesBetween(point, zipMiddle) > FAR_MILES ? 'position_far' : undefined
}
