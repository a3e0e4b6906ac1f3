/** A set of small numbers, a bit for each: a hundred are put in and asked about in the time of a few in a `Set`. */
export type Bits = Uint32Array

/** An empty set for numbers below `size`. */
export const newBits = (size: number): Bits => new Uint32Array(Math.ceil(size / 32))
export const hasBit = (bits: Bits, number: number): boolean => ((bits[number >>> 5]! >>> (number & 31)) & 1) === 1
export function setBit(bits: Bits, number: number): void {
  bits[number >>> 5]! |= 1 << (number & 31)
}
