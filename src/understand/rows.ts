import type { Place } from './find-phrases.ts'

/** Concepts that follow one another; `gaps[i]` is how many telling words may stand before the i-th. */
export type Row = { concepts: number[]; gaps: number[] }
/** How many telling words stand before each word of the message: distances do not count little words. */
export type Telling = readonly number[]
/** Where a concept stands, in the order of the starts. */
export type PlacesOf = (concept: number) => Place[]
/** From the first word of a find to its last, and the places between that belong to it. */
export type Stretch = Place & { parts: Place[] }

/** How far apart the parts of a phrase may be, in telling words, wherever they stand. */
const REACH = 8
/** How many telling words before the first part are searched for what a phrase must be `without`. */
const BEFORE = 4

/** Every place where a row of concepts stands: from each place of the first, the nearest way on. */
export function stretchesOf({ concepts, gaps }: Row, placesOf: PlacesOf, telling: Telling): Stretch[] {
  const firsts = placesOf(concepts[0]!)
  if (concepts.length === 1) return firsts.map((place) => ({ start: place.start, end: place.end, parts: [place] }))
  const found: Stretch[] = []
  if (firsts.length === 0) return found
  const places = concepts.map(placesOf)
  const seen = concepts.map(() => 0) // places are in order, so no search ever has to go back
  for (const first of firsts) {
    const parts = [first]
    for (let step = 1; step < concepts.length && parts.length === step; step++) {
      const { end } = parts.at(-1)!
      const next = places[step]!
      while (seen[step]! < next.length && next[seen[step]!]!.start < end) seen[step]!++
      const place = next[seen[step]!]
      if (place && telling[place.start]! - telling[end]! <= gaps[step]!) parts.push(place)
    }
    if (parts.length === concepts.length) found.push({ start: first.start, end: parts.at(-1)!.end, parts })
  }
  return found
}

/** The first stretch in which every row stands once, within reach, no word used twice, and that `isGood`. */
export function together(
  rows: Stretch[][],
  telling: Telling,
  isGood: (stretch: Stretch) => boolean,
): Stretch | undefined {
  if (rows.length === 1) return rows[0]!.find(isGood)
  const [fewest, ...others] = rows.toSorted((a, b) => a.length - b.length)
  for (const first of fewest!) {
    const stretch = others.reduce<Stretch | undefined>((around, row) => around && widened(around, row, telling), first)
    if (stretch && isGood(stretch)) return stretch
  }
  return undefined
}

/** The stretch with the nearest find of a row added, or undefined when none is within reach. */
function widened(around: Stretch, row: Stretch[], telling: Telling): Stretch | undefined {
  let best: Stretch | undefined
  let shortest = REACH + 1
  for (const added of row) {
    const start = Math.min(added.start, around.start)
    const end = Math.max(added.end, around.end)
    const length = telling[end]! - telling[start]!
    if (length >= shortest || overlap(added.parts, around.parts)) continue
    best = { start, end, parts: [...around.parts, ...added.parts] }
    shortest = length
  }
  return best
}

export function overlap(some: Place[], others: Place[]): boolean {
  return some.some((one) => others.some((other) => one.start < other.end && other.start < one.end))
}

/** Whether a place lies in a stretch or just before it. */
export function within(place: Place, { start, end }: Place, telling: Telling): boolean {
  return place.start < end && telling[start]! - telling[place.start]! <= BEFORE
}

/** Whether two places are so close that one may speak of the other: in a long message not everything belongs together. */
export function near(one: Place, other: Place, telling: Telling): boolean {
  return telling[one.start]! - telling[other.end]! <= REACH && telling[other.start]! - telling[one.end]! <= REACH
}
