import { createHmac, hash } from 'node:crypto'

/** Something of a family that may be nowhere: what it is, whose it is, and how it is written. */
export type Needle = { kind: Kind; owner: number; text: string }
export type Kind =
  | 'number'
  | 'opaque id'
  | 'name'
  | 'A-number'
  | 'body'
  | 'token'
  | 'message id'
  | 'media'
  | 'signature'
  | 'profile'
  | 'place'

/** The ways a program writes a US number, `+15095550101`, by habit: what a careless line of code would have hashed. */
export function writings(e164: string): string[] {
  const national = e164.slice(2)
  const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)]
  return [
    e164,
    e164.slice(1),
    national,
    `whatsapp:${e164}`,
    `sms:${e164}`,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    encodeURIComponent(e164),
  ]
}

const DIGESTS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'ripemd160', 'blake2b512']
const KEYED = ['md5', 'sha1', 'sha256', 'sha512']
const JOINTS = ['', ':', '\n']

/** What a hash may have been made of: numbers in every writing, bodies and ids as they are. */
export function hashable({ kind, text }: Needle): string[] {
  if (kind === 'number') return writings(text)
  if (kind === 'opaque id') return [text, `whatsapp:${text}`]
  return kind === 'body' || kind === 'message id' || kind === 'token' ? [text] : []
}

/**
 * Every digest of a text: plain by each function; for numbers also under every secret of the configuration, as the key
 * of an HMAC and as a salt before and after. The first 8 bytes are enough to know one again, so truncated ones are found.
 */
export function* digestsOf(text: string, secrets: readonly string[]): Generator<Buffer> {
  for (const algorithm of DIGESTS) yield hash(algorithm, text, 'buffer')
  for (const secret of secrets)
    for (const algorithm of KEYED) {
      yield createHmac(algorithm, secret).update(text).digest()
      for (const joint of JOINTS) {
        yield hash(algorithm, secret + joint + text, 'buffer')
        yield hash(algorithm, text + joint + secret, 'buffer')
      }
    }
}

/** How many digests `digestsOf` makes of one text. */
export function digestCount(secrets: number): number {
  return DIGESTS.length + secrets * KEYED.length * (1 + 2 * JOINTS.length)
}

/** A number as a program keeps it in 8 bytes: a double, in both byte orders. Integers are found by their value. */
export function doublesOf(e164: string): Buffer[] {
  return [Number(e164.slice(1)), Number(e164.slice(2))].flatMap((value) => {
    const bytes = Buffer.alloc(16)
    bytes.writeDoubleBE(value, 0)
    bytes.writeDoubleLE(value, 8)
    return [bytes.subarray(0, 8), bytes.subarray(8)]
  })
}

/** What to look for in a text, forwards and backwards: a number by its national digits, which every writing holds. */
export function spellings({ kind, text }: Needle): string[] {
  const plain = kind === 'number' ? text.slice(2) : text.toLowerCase()
  const other = kind === 'A-number' ? [plain.replace(/\D/g, '')] : []
  return [plain, ...other].flatMap((spelling) => [spelling, [...spelling].reverse().join('')])
}

/** What is looked for, for people. */
export const SCANNED_FOR = `telephone numbers in every usual writing, backwards, as integers of 5 to 8 bytes and doubles in both byte orders; WhatsApp ids; names; A-numbers; whole messages and their random words; MessageSids, media ids, signatures, profile names, places; digests (${DIGESTS.join(', ')}) of numbers in ${writings('+15095550100').length} writings, of messages and of MessageSids, plain, and of numbers also salted with or keyed by each value of the configuration (${KEYED.join(', ')}), whole or cut to 8 bytes`
