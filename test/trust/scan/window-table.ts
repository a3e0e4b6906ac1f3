/**
 * Looks up windows of 8 bytes, each as two unsigned 32-bit halves, among millions of them: an open-addressing table
 * behind a bitmap that turns most windows away. Memory is fixed once it is built; nothing is allocated by a look-up.
 */
export type WindowTable = {
  readonly size: number
  /** The values kept under this window. */
  at(high: number, low: number): readonly number[]
  /** Whether the window may be known: false is certain, and cheap. */
  maybe(high: number, low: number): boolean
}

/** So sparse that it turns away 15 of 16 windows that are not there, up to a size that a machine has room for. */
const BITMAP_BITS_AN_ENTRY = 16
const LARGEST_BITMAP_BITS = 31
const NONE: readonly number[] = []

export function windowTable(entries: Iterable<{ window: Uint8Array; value: number }>, atMost: number): WindowTable {
  const bits = Math.max(10, Math.ceil(Math.log2(atMost * 2 + 1)))
  const highs = new Uint32Array(2 ** bits)
  const lows = new Uint32Array(2 ** bits)
  const slots = new Int32Array(2 ** bits).fill(-1) // the value; -2 - n stands for the n-th list of several
  const several: number[][] = []
  const bitmapBits = Math.min(
    LARGEST_BITMAP_BITS,
    Math.max(20, Math.ceil(Math.log2(atMost * BITMAP_BITS_AN_ENTRY + 1))),
  )
  const bitmap = new Uint8Array(2 ** (bitmapBits - 3))
  const mask = 2 ** bits - 1
  let size = 0

  const slotOf = (high: number, low: number) => {
    let slot = mix(high, low) & mask
    while (slots[slot] !== -1 && (highs[slot] !== high || lows[slot] !== low)) slot = (slot + 1) & mask
    return slot
  }
  for (const { window, value } of entries) {
    const high = ((window[0]! << 24) | (window[1]! << 16) | (window[2]! << 8) | window[3]!) >>> 0
    const low = ((window[4]! << 24) | (window[5]! << 16) | (window[6]! << 8) | window[7]!) >>> 0
    const slot = slotOf(high, low)
    const held = slots[slot]!
    if (held === -1) {
      if (++size > atMost) throw new Error(`more than the ${atMost} windows announced`)
      highs[slot] = high
      lows[slot] = low
      slots[slot] = value
    } else if (held < -1) several[-2 - held]!.push(value)
    else slots[slot] = -1 - several.push([held, value])
    const bit = mix(high, low) >>> (32 - bitmapBits)
    bitmap[bit >>> 3]! |= 1 << (bit & 7)
  }
  return {
    size,
    maybe(high, low) {
      const bit = mix(high, low) >>> (32 - bitmapBits)
      return (bitmap[bit >>> 3]! & (1 << (bit & 7))) !== 0
    },
    at(high, low) {
      const held = slots[slotOf(high >>> 0, low >>> 0)]!
      if (held === -1) return NONE
      return held < -1 ? several[-2 - held]! : [held]
    },
  }
}

function mix(high: number, low: number): number {
  let mixed = Math.imul(high ^ (low >>> 15), 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
