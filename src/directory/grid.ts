import { EARTH_RADIUS_MILES, type Point } from './distance.ts'

// The earth in cells of a tenth of a degree. Cells of one row are numbered on from west to east, so that a stretch of a
// row is one range of an index.

const CELLS_A_DEGREE = 10
export const CELLS_A_ROW = 360 * CELLS_A_DEGREE
/** Boxes are drawn this much wider, so that no rounding loses a place at their edge. */
const PADDING = 1.01

/** The number of the cell that holds a point. */
export function cellOf({ lat, lon }: Point): number {
  return rowOf(lat) * CELLS_A_ROW + columnOf(lon)
}

/** A stretch of cells of one row, by the numbers of its ends. */
export type Stretch = [first: number, last: number]
/**
 * `half` is how far the box goes to the west and to the east, in degrees. `stretches` are those of its southernmost row; each
 * of its `rows` has the same, `CELLS_A_ROW` further on.
 */
export type Box = { south: number; north: number; half: number; rows: number; stretches: Stretch[] }

/** A box that holds every point within a distance of one, and little more. Around a pole or the date line too. */
export function boxAround({ lat, lon }: Point, miles: number): Box {
  const angle = Math.min(Math.PI, (miles / EARTH_RADIUS_MILES) * PADDING)
  const north = Math.min(90, lat + degrees(angle))
  const south = Math.max(-90, lat - degrees(angle))
  const reach = Math.sin(angle) / Math.cos((lat * Math.PI) / 180)
  const holdsPole = north === 90 || south === -90 || angle >= Math.PI / 2
  const half = holdsPole || reach >= 1 ? 180 : degrees(Math.asin(reach)) * PADDING
  const first = rowOf(south)
  const stretches = aroundTheDateLine(lon - half, lon + half).map(
    ([west, east]): Stretch => [first * CELLS_A_ROW + columnOf(west), first * CELLS_A_ROW + columnOf(east)],
  )
  return { south, north, half, rows: rowOf(north) - first + 1, stretches }
}

function aroundTheDateLine(west: number, east: number): [number, number][] {
  if (east - west >= 360) return [[-180, 180]]
  if (west < -180)
    return [
      [-180, east],
      [west + 360, 180],
    ]
  if (east > 180)
    return [
      [west, 180],
      [-180, east - 360],
    ]
  return [[west, east]]
}

function rowOf(lat: number): number {
  return Math.floor((lat + 90) * CELLS_A_DEGREE)
}

/** The 180th meridian, said as 180, is in the last cell of its row. */
function columnOf(lon: number): number {
  return Math.min(CELLS_A_ROW - 1, Math.floor((lon + 180) * CELLS_A_DEGREE))
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}
