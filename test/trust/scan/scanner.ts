import { viewsOf } from './decode.ts'
import { digestCount, digestsOf, doublesOf, hashable, type Needle, spellings } from './needles.ts'
import { windowTable } from './window-table.ts'

/** A trace of a family: whose, what of it, and how it was written there. The value itself is never told. */
export type Hit = {
  needle: Needle
  as: 'text' | 'digest' | 'integer' | 'double'
  through: string
  where: string
  at: number
}
export type Scanner = { scan(bytes: Buffer, where: string): Hit[]; windows: number }

const LAYERS = 3 // gzip of base64 of a digest is three

/**
 * Finds every needle in bytes, plain or under `LAYERS` of packing and encoding: as text in any case, backwards, in
 * UTF-8 or UTF-16, as an integer of 5 to 8 bytes or a double in both orders, as a digest or its first 8 bytes.
 * `integers: false` leaves out the 5-byte integers, of which random memory holds some by chance.
 */
export function scannerFor(needles: readonly Needle[], secrets: readonly string[], { integers = true } = {}): Scanner {
  const spelled = needles.flatMap((needle) => spellings(needle).map((text) => ({ needle, bytes: Buffer.from(text) })))
  const tooShort = spelled.find(({ bytes }) => bytes.length < 8)
  if (tooShort) throw new Error(`a ${tooShort.needle.kind} of ${tooShort.bytes.length} bytes would be found by chance`)
  const texts = windowTable(
    spelled.map(({ bytes }, value) => ({ window: bytes, value })),
    spelled.length,
  )
  const numbers = needles.filter(({ kind }) => kind === 'number')
  const byValue = new Map(numbers.flatMap((needle) => [1, 2].map((from) => [Number(needle.text.slice(from)), needle])))
  const raw = windowTable(rawWindows(needles, secrets), rawCount(needles, secrets.length))

  const direct = (bytes: Buffer, through: string, where: string): Hit[] => {
    const hits: Hit[] = []
    let [high, low, foldedHigh, foldedLow, backHigh, backLow] = [0, 0, 0, 0, 0, 0]
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index]!
      const folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      high = (high << 8) | (low >>> 24)
      low = (low << 8) | byte
      foldedHigh = (foldedHigh << 8) | (foldedLow >>> 24)
      foldedLow = (foldedLow << 8) | folded
      backLow = (backLow >>> 8) | (backHigh << 24)
      backHigh = (backHigh >>> 8) | (byte << 24)
      if (index >= 7) {
        const at = index - 7
        if (texts.maybe(foldedHigh, foldedLow))
          for (const value of texts.at(foldedHigh, foldedLow)) {
            const { needle, bytes: wanted } = spelled[value]!
            if (continues(bytes, at, wanted)) hits.push({ needle, as: 'text', through, where, at })
          }
        if (raw.maybe(high, low))
          for (const value of raw.at(high, low)) {
            const needle = needles[value >>> 1]!
            hits.push({ needle, as: value & 1 ? 'double' : 'digest', through, where, at })
          }
      }
      if (!integers || index < 4) continue
      for (const value of [0, 1]) {
        // The last five bytes as one number, most or least significant byte first; US numbers begin 0x00 to 0x04.
        const top = value === 0 ? high & 0xff : byte
        if (top > 4) continue
        const rest = value === 0 ? low >>> 0 : (backHigh << 8) | (backLow >>> 24)
        const needle = byValue.get(top * 2 ** 32 + (rest >>> 0))
        if (needle) hits.push({ needle, as: 'integer', through, where, at: index - 4 })
      }
    }
    return hits
  }
  const scan = (bytes: Buffer, where: string, through = 'plain', layers = LAYERS): Hit[] => {
    const hits = direct(bytes, through, where)
    if (layers > 0)
      for (const { how, bytes: inner, packed } of viewsOf(bytes))
        if (inner.length >= 5) hits.push(...scan(inner, where, `${through} > ${how}`, packed ? layers - 1 : 0))
    return hits
  }
  return { scan: (bytes, where) => foundOnce(scan(bytes, where)), windows: texts.size + raw.size }
}

/** The first hit of each needle in each writing: a plain number shows again in most other readings of its bytes. */
function foundOnce(hits: readonly Hit[]): Hit[] {
  const seen = new Map<Needle, Set<Hit['as']>>()
  return hits.filter(({ needle, as }) => {
    const known = seen.get(needle) ?? new Set()
    seen.set(needle, known)
    return !known.has(as) && known.add(as)
  })
}

/** Digests carry twice the needle's place, doubles that and one. */
function* rawWindows(needles: readonly Needle[], secrets: readonly string[]) {
  for (const [index, needle] of needles.entries()) {
    const keys = needle.kind === 'number' ? secrets : []
    for (const text of hashable(needle))
      for (const digest of digestsOf(text, keys)) yield { window: digest, value: index * 2 }
    if (needle.kind === 'number') for (const window of doublesOf(needle.text)) yield { window, value: index * 2 + 1 }
  }
}

function rawCount(needles: readonly Needle[], secrets: number): number {
  return needles
    .map((needle) => hashable(needle).length * digestCount(needle.kind === 'number' ? secrets : 0) + 4)
    .reduce((sum, count) => sum + count, 0)
}

function continues(bytes: Buffer, at: number, wanted: Buffer): boolean {
  if (at + wanted.length > bytes.length) return false
  for (let index = 8; index < wanted.length; index++) {
    const byte = bytes[at + index]!
    if ((byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte) !== wanted[index]) return false
  }
  return true
}
