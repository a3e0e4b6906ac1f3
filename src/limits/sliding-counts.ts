import { countMinSketch, type Fingerprint, type Kind } from './sketch.ts'

type Options = {
  windowMs: number
  /** Into how many parts the window is cut: what is counted is forgotten within a part of it after the window. */
  parts: number
  /** Columns of each part's sketch, a power of two. */
  width: number
  monotonicMs: () => number
  random?: (() => Uint32Array) | undefined
}

/**
 * Counts of the last `windowMs`, in fixed memory. One part more than the window is cut into is held, so that a count
 * covers the whole window at every moment: a burst at the seam of two windows is not let through twice.
 */
export function slidingCounts({ windowMs, parts, width, monotonicMs, random }: Options) {
  const partMs = windowMs / parts
  const held = Array.from({ length: parts + 1 }, () => countMinSketch(width, random))
  let now = Math.floor(monotonicMs() / partMs)

  /** Clears the parts that are over, and those that were slept through. */
  const forgetOld = () => {
    const next = Math.floor(monotonicMs() / partMs)
    for (let part = Math.max(now + 1, next - parts); part <= next; part++) held[part % held.length]!.clear()
    now = Math.max(now, next)
  }

  return {
    add(item: Fingerprint, kind: Kind): void {
      forgetOld()
      held[now % held.length]!.add(item, kind)
    },
    count(item: Fingerprint, kind: Kind): number {
      forgetOld()
      let sum = 0
      for (const part of held) sum += part.count(item, kind)
      return sum
    },
    forgetOld,
    bytes: held.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}
