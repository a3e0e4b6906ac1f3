import type { Point } from '../distance.ts'
import type { Cells } from './stage.ts'

/** The point of a location: its cells, or text such as `Geolocation is 42.1, -87.9`. */
export function pointOf(cells: Cells): Point | undefined {
  const said = /geolocation is (-?\d+\.\d+), ?(-?\d+\.\d+)/i.exec(cells.description ?? '')
  const pair = /^\s*(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)\s*$/.exec(cells.latitude ?? '')
  const [lat, lon] = (said ?? pair)?.slice(1) ?? [cells.latitude, cells.longitude]
  const read = { lat: Number(lat), lon: Number(lon) }
  return lat?.trim() && lon?.trim() && Number.isFinite(read.lat) && Number.isFinite(read.lon) ? read : undefined
}

/** A point as text, equal for points within a hand's breadth. */
export function pointKey({ lat, lon }: Point): string {
  return `${lat.toFixed(6)},${lon.toFixed(6)}`
}
