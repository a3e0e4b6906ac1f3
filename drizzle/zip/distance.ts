export type Point = { lat: number; lon: number }

/** Great-circle distance on a sphere of 6,371 km. */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(half))
}

/** The entry nearest to a point; the first one wins a tie, so that the order of `entries` decides. */
export function nearest<T extends Point>(entries: readonly T[], point: Point): T | undefined {
  let best: T | undefined
  let bestKm = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    const km = distanceKm(entry, point)
    if (km < bestKm) [best, bestKm] = [entry, km]
  }
  return best
}
