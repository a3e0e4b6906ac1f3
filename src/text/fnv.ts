export const FNV_BASIS = 0x811c9dc5
export const FNV_PRIME = 0x01000193

/**
 * FNV-1a over the code units of a text, in 32 bits: no secret, but a tenth of the time of one. Another `basis` makes another
 * hash; `from`, `step` and `end` take only some of the units. Source: Fowler, Noll, Vo; RFC 9923.
 */
export function fnv1a(text: string, basis = FNV_BASIS, from = 0, step = 1, end = text.length): number {
  let hash = basis
  for (let at = from; at < text.length && at < end; at += step) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash
}

/** Spreads a hash over all its bits, or short words would crowd a table. Source: MurmurHash3, its finalizer, by Austin Appleby. */
export function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
