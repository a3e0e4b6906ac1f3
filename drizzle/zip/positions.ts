import { distanceKm, type Point } from './distance.ts'
import type { Area, PostalPlace } from './sources.ts'

/** Below this the Census middle and the post office are the same neighbourhood. */
const NEAR_KM = 15
const SAME_PLACE_KM = 5
const DEFAULT_POINT_ZIPS = 3
const KM2_PER_SQUARE_MILE = 2.58999

/**
 * Tells whether people live at the post office rather than in the middle of the area. In large areas (deserts,
 * swamps, Alaska) the middle is empty land: Eagle Pass lies 37 km from it. The post office wins when the second list
 * of areas sides with it, or when it is no default point and lies within two radii of the area; farther off it is the
 * middle of a county.
 */
export function livesAtPostOffice(middle: Point, office: Point, isDefault: boolean, area: Area): boolean {
  const km = distanceKm(middle, office)
  if (km <= NEAR_KM) return false
  return distanceKm(area, office) <= SAME_PLACE_KM || (!isDefault && km <= 2 * radiusKm(area))
}

/** Radius of a circle as large as the area. The density is printed with one decimal: 0 stands for at most 0.05. */
function radiusKm(area: Area): number {
  const squareMiles = area.people / Math.max(area.peoplePerSquareMile, 0.05)
  return Math.sqrt((squareMiles * KM2_PER_SQUARE_MILE) / Math.PI)
}

/** Counts how many ZIPs share each GeoNames point: three or more make it the default of a city or a county. */
export function countSharers(places: Iterable<PostalPlace>): (place: Point) => number {
  const counts = new Map<string, number>()
  const key = (place: Point) => `${place.lat},${place.lon}`
  for (const place of places) counts.set(key(place), (counts.get(key(place)) ?? 0) + 1)
  return (place) => counts.get(key(place)) ?? 0
}
export const isDefaultPoint = (sharers: number) => sharers >= DEFAULT_POINT_ZIPS

/** The middle of a city: the median latitude and longitude of the areas that carry its name. */
export function cityMiddle(areas: readonly Point[]): Point | undefined {
  if (areas.length === 0) return undefined
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
  return { lat: median(areas.map((area) => area.lat)), lon: median(areas.map((area) => area.lon)) }
}
