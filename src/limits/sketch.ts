import { mixed } from '../text/fnv.ts'

/** 64 bits that stand for a sender or a prefix, made under a random key of this process: see `channels/payer.ts`. */
export type Fingerprint = { low: number; high: number }
/** What of somebody is counted: a number below 32. Each kind of count has its own cells. */
export type Kind = number

const ROWS = 4
const MOST = 65_535

/**
 * Counts in fixed memory, whoever and however many come: `width` cells (a power of two) in four rows, 8 bytes a column. A
 * count is never too low; two people who share a cell in all four rows may count as one, which only slows a stranger
 * down. Clearing draws a new random salt, so that nobody shares cells with the same stranger for long.
 * Source: Cormode and Muthukrishnan, An improved data stream summary (2005); the conservative update of Estan and
 * Varghese (2002): only the lowest of the four cells are raised.
 */
export function countMinSketch(width: number, random: () => Uint32Array = twoWords) {
  const cells = new Uint16Array(ROWS * width)
  let salt = random()
  let kinds = 0 // a bit for each that was added: most are rare, and asked about at every message

  const startOf = ({ low }: Fingerprint, kind: Kind) => mixed(low ^ Math.imul(kind, 0x9e3779b1) ^ salt[0]!)
  const strideOf = ({ high }: Fingerprint) => mixed(high ^ salt[1]!) | 1
  const placeIn = (row: number, start: number, stride: number) =>
    row * width + ((start + Math.imul(row, stride)) & (width - 1))

  /** The lowest cell. Most are asked about who were never counted, which the first empty cell shows. */
  const count = (item: Fingerprint, kind: Kind): number => {
    if ((kinds & (1 << kind)) === 0) return 0
    const start = startOf(item, kind)
    const stride = strideOf(item)
    let least = MOST
    for (let row = 0; row < ROWS && least > 0; row++) least = Math.min(least, cells[placeIn(row, start, stride)]!)
    return least
  }

  return {
    count,
    /** Adds one; a count of 65,535 stays. */
    add(item: Fingerprint, kind: Kind): void {
      const raised = Math.min(count(item, kind) + 1, MOST)
      const start = startOf(item, kind)
      const stride = strideOf(item)
      for (let row = 0; row < ROWS; row++) {
        const place = placeIn(row, start, stride)
        if (cells[place]! < raised) cells[place] = raised
      }
      kinds |= 1 << kind
    },
    clear(): void {
      if (kinds === 0) return
      cells.fill(0)
      salt = random()
      kinds = 0
    },
    bytes: cells.byteLength,
  }
}
export type Sketch = ReturnType<typeof countMinSketch>

/** From the system, so that nobody can choose numbers that share cells. */
function twoWords(): Uint32Array {
  return crypto.getRandomValues(new Uint32Array(2))
}
