/** By word, those that have it, in their order. */
export function byWord<Owner>(
  owners: readonly Owner[],
  wordsOf: (owner: Owner) => Iterable<string>,
): ReadonlyMap<string, readonly Owner[]> {
  const index = new Map<string, Owner[]>()
  for (const owner of owners)
    for (const word of new Set(wordsOf(owner))) {
      const known = index.get(word)
      if (known) known.push(owner)
      else index.set(word, [owner])
    }
  return index
}
