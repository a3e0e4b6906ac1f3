import type { SourceFile } from './source-files.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

/** Bytes of the letters and quotes that English and Spanish need, in each of the two old encodings. */
const WINDOWS = new Set([
  0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x85, 0x95, 0xa0, 0xa1, 0xbf, 0xb0, 0xe1, 0xe9, 0xed, 0xf3, 0xfa, 0xf1, 0xfc,
  0xc1, 0xc9, 0xcd, 0xd3, 0xda, 0xd1, 0xe7, 0xe3, 0xe8, 0xea,
])
const MAC = new Set([
  0xd2, 0xd3, 0xd4, 0xd5, 0xd0, 0xd1, 0xc9, 0xa5, 0xca, 0xc1, 0xc0, 0xa1, 0x87, 0x8e, 0x92, 0x97, 0x9c, 0x96, 0x9f,
  0xe7, 0x83, 0xea, 0xee, 0xf2, 0x84, 0x8d, 0x8b, 0x8f, 0x90,
])
const CR = 13
const LF = 10
const isCapital = (byte: number) => byte >= 0x41 && byte <= 0x5a
const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a
/** A letter that stands in a word is written as the word is. */
const CAPITALS: Record<'macintosh' | 'windows-1252', Set<number>> = {
  'windows-1252': new Set([0xc1, 0xc9, 0xcd, 0xd3, 0xda, 0xd1, 0xdc]),
  macintosh: new Set([0xe7, 0x83, 0xea, 0xee, 0xf2, 0x84, 0x86]),
}

/**
 * Tells the encoding of a file from all of its bytes: UTF-8 where every byte fits, else what a byte order mark says, else
 * the old encoding that more of its bytes make sense in. Lines that end in CR alone are a Mac's where nothing else tells.
 */
export async function detectEncoding(file: SourceFile): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const high = new Uint32Array(256)
  const inCapitals = new Uint32Array(256)
  let isUtf8 = true
  let isFirst = true
  for await (const chunk of await file.open()) {
    const bytes = chunk as Buffer
    if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
    if (isFirst && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
    isFirst = false
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index]!
      high[byte]!++
      if (byte > 0x7f && isCapital(bytes[index + 1] ?? 0) && !isSmall(bytes[index - 1] ?? 0)) inCapitals[byte]!++
    }
    if (isUtf8) isUtf8 = decodes(strict, bytes)
  }
  if (isUtf8 && decodes(strict)) return 'utf-8'
  const sum = (counts: Uint32Array, known: Set<number>) => [...known].reduce((all, byte) => all + counts[byte]!, 0)
  const mac = sum(high, MAC) + sum(inCapitals, CAPITALS.macintosh)
  const windows = sum(high, WINDOWS) + sum(inCapitals, CAPITALS['windows-1252'])
  const isOldMac = high[LF] === 0 && high[CR]! > 0
  return mac > windows || (mac === windows && isOldMac) ? 'macintosh' : 'windows-1252'
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined })
    return true
  } catch {
    return false
  }
}

/** The text of a file in pieces, without a byte order mark. */
export async function* textOf(file: SourceFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of await file.open()) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

/** Where a character was lost before the file was made: an odd byte with question marks for the rest of it. */
export function hasLostCharacter(text: string): boolean {
  return /\ufffd|[^\x00-\x7f]\?\?/.test(text)
}

const WINDOWS_BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(index + 128)),
    index + 128,
  ]),
)

/** Text that was encoded twice, mended: `EspaÃ±ol` is `Español`. Undefined where it was not. */
export function mendedText(text: string): string | undefined {
  if (!/[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u201a-\u201e\u2122\u0153]/.test(text)) return undefined
  const bytes: number[] = []
  for (const character of text) {
    const byte = character <= '\x7f' ? character.charCodeAt(0) : WINDOWS_BYTES.get(character)
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}
