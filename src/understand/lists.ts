/** Lists of small numbers, by number, in two arrays: what is read together lies together in memory. */
export type Lists = { starts: Uint32Array; all: Uint32Array }

export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, index) => {
    starts[index + 1] = starts[index]! + list.length
  })
  return { starts, all: Uint32Array.from(lists.flat()) }
}

/** Whether a list whose numbers are in order holds one. */
export function isAmong({ starts, all }: Lists, list: number, wanted: number): boolean {
  const end = starts[list + 1]!
  const at = firstFrom(all, wanted, starts[list]!, end)
  return at < end && all[at] === wanted
}

/** Where the first number stands that is no less than one, between two places of numbers in order. */
export function firstFrom(numbers: Uint32Array, wanted: number, start: number, end: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
