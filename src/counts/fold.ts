/** What is not told by name stands here. */
export const OTHER = 'other'
/** CMS hides cells of 1 to 10. None is hidden by itself here either: who knows that it is not none, knows something. */
const LARGEST_HIDDEN = 10
const STEP = 5

/** A line of a table: a topic, a language, a channel or the rest, and its rounded count. */
export type Told = { cell: string; count: number }
type Cells = { cells: readonly string[]; isHidden?: (cell: string) => boolean }

/**
 * Folds a table so that no small cell can be found, not even by who knows this program and the exact total, as Twilio does.
 * Cells under 11 and hidden ones go into "other", empty ones too. Then others follow, the last of `cells` first, until
 * "other" shelters what is in it. (The smallest would be the natural one to follow, but that it was the smallest would tell
 * the rest.) What is told is rounded to five and sorted by name. Nothing is told of a table with less than 11 in all.
 */
export function fold(counts: ReadonlyMap<string, number>, { cells, isHidden = () => false }: Cells): Told[] {
  const countOf = (cell: string) => counts.get(cell) ?? 0
  const isSmall = (cell: string) => countOf(cell) <= LARGEST_HIDDEN
  const rest = cells.filter((cell) => isHidden(cell) || isSmall(cell))
  const told = cells.filter((cell) => !rest.includes(cell))
  const sum = () => rest.reduce((total, cell) => total + countOf(cell), 0)
  const shelters = () => {
    if (rest.length === 0) return true
    if (sum() <= LARGEST_HIDDEN || rest.every(isHidden)) return false // never the sum of what is hidden
    // Of cells that can only be small a sum near the largest there is tells each of them.
    return rest.some((cell) => isHidden(cell) || !isSmall(cell)) || sum() <= rest.length * LARGEST_HIDDEN - STEP
  }
  while (!shelters() && told.length > 0) rest.push(told.pop()!)
  const rows = told.map((cell) => ({ cell, count: rounded(countOf(cell)) })).sort((a, b) => (a.cell < b.cell ? -1 : 1))
  return sum() > LARGEST_HIDDEN ? [...rows, { cell: OTHER, count: rounded(sum()) }] : rows
}

/** To the nearest five; 11 and 12 to 15, for a 10 would look like a small cell. */
function rounded(count: number): number {
  return Math.max(3 * STEP, Math.round(count / STEP) * STEP)
}
