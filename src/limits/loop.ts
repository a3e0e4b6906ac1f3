/**
 * Whether a message is written as only this line writes: with two options in a row, each on its line with its number. An
 * echo of our reply, or another copy of us, names topics and would be understood; a family does not write so.
 */
export function speaksLikeUs(text: string): boolean {
  if (!text.includes('\n')) return false // most messages, and all that one line holds
  let before: number | undefined
  for (const line of text.slice(0, 2_000).split('\n')) {
    const digits = /^(\d{1,2}) \S/.exec(line)?.[1]
    const number = digits === undefined ? undefined : Number(digits)
    if (number !== undefined && number === (before ?? Number.NaN) + 1) return true
    before = number
  }
  return false
}
