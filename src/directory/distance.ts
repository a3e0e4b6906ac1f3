export type Point = { lat: number; lon: number }

/** The mean radius of the earth, in miles: the one that the SQL of nearest.ts uses too. */
export const EARTH_RADIUS_MILES = 3958.7613

/** The great-circle distance between two points in degrees, in miles. */
export function milesBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin((radians(to) - radians(from)) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon)
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(Math.min(1, h)))
}

const NEARBY_MILES = 2

/**
 * A distance to show. Most places are known by the middle of their ZIP code, and so is the family: below two miles a
 * number between two such points would say more than anyone knows.
 */
export function shownMiles(miles: number, precision: 'point' | 'area'): number | 'nearby' {
  return precision === 'area' && miles < NEARBY_MILES ? 'nearby' : Math.round(miles)
}
