import zlib from 'node:zlib'

/** Another reading of the same bytes. `packed`: whatever can be unpacked may be packed again. */
export type View = { how: string; bytes: Buffer; packed: boolean }

const AT_MOST = 64 * 1024 * 1024
const LENIENT = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: AT_MOST }

/** Everything that bytes hold under the usual packings and encodings, one layer deep. */
export function* viewsOf(bytes: Buffer): Generator<View> {
  yield* unpacked(bytes)
  const text = bytes.toString('latin1')
  yield { how: 'escapes', bytes: unescaped(text), packed: false }
  yield { how: 'digits joined', bytes: digitsJoined(text), packed: false }
  yield { how: 'hex', bytes: hexDecoded(text), packed: true }
  yield { how: 'base64', bytes: base64Decoded(text), packed: true }
  yield { how: 'UTF-16', bytes: utf16Decoded(text), packed: false }
}

function* unpacked(bytes: Buffer): Generator<View> {
  for (const [how, magic, open] of FORMATS)
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const found = attempt(() => open(bytes.subarray(at)))
      if (found && found.length > 0) yield { how: `${how} at ${at}`, bytes: found, packed: true }
    }
  // These two begin with no mark of their own: only a whole file or a whole field is tried.
  for (const [how, open] of [
    ['deflate', (packed: Buffer) => zlib.inflateRawSync(packed, LENIENT)],
    ['brotli', (packed: Buffer) => zlib.brotliDecompressSync(packed, { maxOutputLength: AT_MOST })],
  ] as const) {
    const found = attempt(() => open(bytes))
    if (found && found.length > 0) yield { how, bytes: found, packed: true }
  }
}

const ZLIB = (packed: Buffer) => zlib.inflateSync(packed, LENIENT)
const FORMATS: [how: string, magic: Buffer, open: (packed: Buffer) => Buffer][] = [
  ['gzip', Buffer.from([0x1f, 0x8b, 0x08]), gunzipped],
  ['zlib', Buffer.from([0x78, 0x01]), ZLIB],
  ['zlib', Buffer.from([0x78, 0x5e]), ZLIB],
  ['zlib', Buffer.from([0x78, 0x9c]), ZLIB],
  ['zlib', Buffer.from([0x78, 0xda]), ZLIB],
  [
    'zstd',
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    (packed) => zlib.zstdDecompressSync(packed, { maxOutputLength: AT_MOST }),
  ],
  ['zip', Buffer.from([0x50, 0x4b, 0x03, 0x04]), unzipped],
]

/** A gzip member whatever follows it, which Node's own reader refuses. Source: RFC 1952, section 2.3. */
function gunzipped(bytes: Buffer): Buffer {
  const flags = bytes[3]!
  let from = 10
  if (flags & 4) from += 2 + bytes.readUInt16LE(from)
  for (const flag of [8, 16]) if (flags & flag) from = bytes.indexOf(0, from) + 1
  if (flags & 2) from += 2
  return zlib.inflateRawSync(bytes.subarray(from), LENIENT)
}

/** The first member of a zip archive from its local header. Source: PKWARE APPNOTE 4.3.7. */
function unzipped(bytes: Buffer): Buffer {
  const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
  const size = bytes.readUInt32LE(18) || bytes.length - from
  const member = bytes.subarray(from, from + size)
  return bytes.readUInt16LE(8) === 0 ? member : zlib.inflateRawSync(member, LENIENT)
}

function attempt(open: () => Buffer): Buffer | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

/** `%2B`, `=2B`, `+` (backslash u), `\x2B`, `&#43;` and `&#x2B;` as what they stand for, with what stands around them. */
function unescaped(text: string): Buffer {
  const near: string[] = []
  let until = 0
  for (const { index } of text.matchAll(/(?:%|=|\\x|\\u00|&#x?)[0-9a-fA-F]{2}/g)) {
    if (index + CONTEXT <= until) continue
    const from = Math.max(until, index - CONTEXT)
    until = index + 8 * CONTEXT
    near.push(text.slice(from, until))
  }
  const plain = near
    .join('')
    .replace(/(?:%|=|\\x|\\u00)([0-9a-fA-F]{2})/g, (_, code: string) => charOf(code, 16))
    .replace(/&#x([0-9a-fA-F]{2});/g, (_, code: string) => charOf(code, 16))
    .replace(/&#(\d{2,3});/g, (_, code: string) => charOf(code, 10))
  return Buffer.from(plain, 'latin1')
}
const CONTEXT = 64
const charOf = (code: string, base: number) => String.fromCharCode(Number.parseInt(code, base))

/** Runs of digits with what people write between them taken out: `+1 (509) 555.0101`, `A 204 555 123`. */
function digitsJoined(text: string): Buffer {
  const runs = text.match(/\d[\d ()./_-]{6,40}\d/g) ?? []
  return Buffer.from(runs.map((run) => run.replace(/\D/g, '')).join(' '), 'latin1')
}

function hexDecoded(text: string): Buffer {
  const runs = text.match(/(?:[0-9a-f]{2}[ :]?){8,}|(?:[0-9A-F]{2}[ :]?){8,}/g) ?? []
  const digits = runs.map((run) => run.replace(/[ :]/g, ''))
  // A run may be glued to one more digit before it.
  return joined(digits.flatMap((run) => [Buffer.from(run, 'hex'), Buffer.from(run.slice(1), 'hex')]))
}

/** Base64 and base64url from each of the four places in a run where it may begin. */
function base64Decoded(text: string): Buffer {
  const runs = text.match(/[A-Za-z0-9+/_-]{11,}={0,2}/g) ?? []
  return joined(runs.flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64'))))
}

function joined(parts: Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [part, GAP]))
}
const GAP = Buffer.from([0xff])

/** Runs of UTF-16 whose other byte is zero, in both orders, wherever they begin. */
function utf16Decoded(text: string): Buffer {
  const runs = [/(?:[\x20-\x7e]\0){5,}/g, /(?:\0[\x20-\x7e]){5,}/g].flatMap((order) => text.match(order) ?? [])
  return Buffer.from(runs.map((run) => run.replaceAll('\0', '')).join('\xff'), 'latin1')
}
