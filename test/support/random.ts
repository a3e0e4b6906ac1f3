/** Two words of randomness at a time, the same in every run. */
export function pinnedRandom(seed = 20261122): () => Uint32Array {
  let state = seed
  const word = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
  return () => Uint32Array.of(word(), word())
}

/** A fingerprint for the nth person, as a keyed hash would make it: all bits differ. */
export function fingerprintOf(n: number): { low: number; high: number } {
  const scrambled = (value: number) => {
    let bits = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
    bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b)
    return (bits ^ (bits >>> 16)) >>> 0
  }
  return { low: scrambled(n + 1), high: scrambled(n ^ 0x5bd1e995) }
}
