import type { Place, Places } from './vocabulary.ts'

/** Concepts that follow one another; `gaps[i]` is how many telling words may stand before the i-th. */
export type Row = { concepts: number[]; gaps: number[] }
/** How many telling words stand before each word of the message: distances do not count little words. */
export type Telling = readonly number[]

/** How far apart the parts of a phrase may be, in telling words, wherever they stand. */
const REACH = 12
/** How many telling words before the first part are searched for what a phrase must be `without`. */
const BEFORE = 4

/** Every place where a row of concepts stands: from each place of the first, the nearest way on. */
export function placesOf({ concepts, gaps }: Row, places: Places, telling: Telling): Place[] {
  const found: Place[] = []
  const seen = concepts.map(() => 0) // places are in order, so no search ever has to go back
  for (const first of places.get(concepts[0]!) ?? []) {
    let end = first.end
    for (let step = 1; step < concepts.length && end >= 0; step++) {
      const next = places.get(concepts[step]!) ?? []
      while (seen[step]! < next.length && next[seen[step]!]!.start < end) seen[step]!++
      const place = next[seen[step]!]
      end = place && telling[place.start]! - telling[end]! <= gaps[step]! ? place.end : -1
    }
    if (end >= 0) found.push({ start: first.start, end })
  }
  return found
}

/**
 * The first stretch of the message in which every row stands once, within reach, no word used twice, and none of
 * `without` in it or just before it.
 */
export function together(rows: Place[][], without: Place[], telling: Telling): Place | undefined {
  const [fewest, ...others] = rows.toSorted((a, b) => a.length - b.length)
  for (const first of fewest!) {
    const stretch = others.reduce<Place | undefined>((around, row) => around && widened(around, row, telling), first)
    if (stretch && !without.some((place) => within(place, stretch, telling))) return stretch
  }
  return undefined
}

/** The stretch with the nearest place of a row added, or undefined when none is within reach. */
function widened(around: Place, row: Place[], telling: Telling): Place | undefined {
  let best: Place | undefined
  let shortest = REACH + 1
  for (const place of row) {
    if (place.start < around.end && place.end > around.start) continue
    const wide = { start: Math.min(place.start, around.start), end: Math.max(place.end, around.end) }
    const length = telling[wide.end]! - telling[wide.start]!
    if (length < shortest) [best, shortest] = [wide, length]
  }
  return best
}

function within(place: Place, { start, end }: Place, telling: Telling): boolean {
  return place.start < end && telling[start]! - telling[place.start]! <= BEFORE
}
