import { createHash, createHmac } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import zlib from 'node:zlib'
import SQLite from 'better-sqlite3'
import type { Family } from './family.ts'
import { TOKEN } from './line/line.ts'

/** What was hidden: whose, in which form, in which file. */
export type Planted = { owner: number; form: string; file: string }
type Form = [form: string, write: (number: string, family: Family) => string | Buffer]

const national = (number: string) => number.slice(2)
const pretty = (number: string) => number.replace(/^\+1(...)(...)(....)$/, '($1) $2-$3')
const sha256 = (text: string) => createHash('sha256').update(text).digest()
const integer = (value: number, bytes: number, little: boolean) => {
  const written = Buffer.alloc(8)
  written.writeBigUInt64BE(BigInt(value))
  const short = written.subarray(8 - bytes)
  return little ? Buffer.from(short).reverse() : short
}
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const of = (family: Family, kind: string) => family.needles.find((needle) => needle.kind === kind)!.text

/** Ways a program may keep a family, each written with the tools it would use, none shared with the scanner. */
const FORMS: Form[] = [
  ['E.164', (number) => number],
  ['digits', (number) => number.slice(1)],
  ['pretty', pretty],
  ['spaced', (number) => number.replace(/^\+1(...)(...)(....)$/, '+1 $1 $2 $3')],
  ['WhatsApp address', (number) => `whatsapp:${number}`],
  ['URL-encoded', (number) => [...number].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('')],
  ['JSON-escaped', (number) => [...number].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('')],
  ['reversed', (number) => [...number].reverse().join('')],
  ['UTF-16 LE', (number) => utf16(number, false)],
  ['UTF-16 BE', (number) => utf16(number, true)],
  ['hex', (number) => Buffer.from(number).toString('hex')],
  ['HEX', (number) => Buffer.from(number).toString('hex').toUpperCase()],
  ['base64', (number) => Buffer.from(number).toString('base64')],
  ['base64, moved by one', (number) => Buffer.from(`x${number}`).toString('base64')],
  ['base64url, moved by two', (number) => Buffer.from(`?>${number}`).toString('base64url')],
  ['5-byte integer', (number) => integer(Number(number.slice(1)), 5, false)],
  ['6-byte integer', (number) => integer(Number(national(number)), 6, true)],
  ['8-byte integer', (number) => integer(Number(number.slice(1)), 8, false)],
  ['8-byte integer, little-endian', (number) => integer(Number(number.slice(1)), 8, true)],
  ['MD5, hex', (number) => createHash('md5').update(number).digest('hex')],
  ['SHA-1, base64', (number) => createHash('sha1').update(national(number)).digest('base64')],
  ['SHA-256, raw', (number) => sha256(number)],
  ['SHA-256 of a pretty number, hex', (number) => sha256(pretty(number)).toString('hex')],
  ['SHA-512, hex, cut to 16', (number) => createHash('sha512').update(number).digest('hex').slice(0, 16)],
  ['salted SHA-256', (number) => sha256(TOKEN + number).toString('base64url')],
  ['HMAC under the token', (number) => createHmac('sha256', TOKEN).update(`whatsapp:${number}`).digest('hex')],
  ['gzip', (number) => zlib.gzipSync(`from ${number}`)],
  ['zlib of base64', (number) => zlib.deflateSync(Buffer.from(number).toString('base64'))],
  ['zstd', (number) => zlib.zstdCompressSync(Buffer.from(`from ${number}`))],
  ['a token', (_, family) => of(family, 'token').toUpperCase()],
  ['a body', (_, family) => of(family, 'body')],
  ['a name, base64', (_, family) => Buffer.from(of(family, 'name')).toString('base64')],
  ['an A-number without dashes', (_, family) => of(family, 'A-number').replaceAll('-', '')],
  ['a message id', (_, family) => of(family, 'message id')],
]
/** These have no mark of their own to begin with, so they are found as whole files. */
const WHOLE: Form[] = [
  ['brotli', (number) => zlib.brotliCompressSync(Buffer.from(`from ${number}`))],
  ['raw deflate', (number) => zlib.deflateRawSync(Buffer.from(`from ${number}`))],
]

/** Hides families in copies of a line's files: in its log, in its database's rows, free pages and write-ahead log, alone. */
export function plant(folder: string, families: readonly Family[]): Planted[] {
  const writers = families.filter(
    ({ needles }) => needles.some(({ kind }) => kind === 'number') && needles.some(({ kind }) => kind === 'token'),
  )
  const next = writers.values()
  const planted: Planted[] = []
  const hide = ([form, write]: Form, file: string, put: (bytes: Buffer) => void) => {
    const family = next.next().value ?? fail()
    const { owner, text } = family.needles.find(({ kind }) => kind === 'number')!
    put(Buffer.from(write(text, family) as string))
    planted.push({ owner, form, file })
  }
  const log = join(folder, 'promotora.log')
  for (const form of FORMS)
    hide(form, 'promotora.log', (bytes) =>
      appendFileSync(log, Buffer.concat([Buffer.from('turn '), bytes, Buffer.from('\n')])),
    )
  for (const form of WHOLE) hide(form, form[0], (bytes) => writeFileSync(join(folder, form[0]), bytes))
  hide(FORMS[0]!, 'the name of', (bytes) => writeFileSync(join(folder, `${bytes}.txt`), ''))
  hideInDatabase(join(folder, 'promotora.db'), hide)
  return planted
}

function hideInDatabase(path: string, hide: (form: Form, file: string, put: (bytes: Buffer) => void) => void): void {
  const file = new SQLite(path)
  file.pragma('secure_delete = OFF')
  file.exec('create table seen (who blob, at text)')
  const keep = (bytes: Buffer) => void file.prepare('insert into seen values (?, ?)').run(bytes, '2026-11-22')
  const text = (bytes: Buffer) => void file.prepare('insert into seen values (?, ?)').run(bytes.toString(), 'x')
  hide(FORMS[0]!, 'the rows of promotora.db', text)
  hide(['a number', (number) => number.slice(1)], 'promotora.db', (bytes) => {
    file.prepare('insert into seen values (?, ?)').run(Number(bytes.toString()), 'x')
  })
  hide(['brotli in a blob', (number) => zlib.brotliCompressSync(Buffer.from(number))], 'a blob of promotora.db', keep)
  // Left in the log: closing would fold it into the file, so it is copied as it stands.
  hide(FORMS[0]!, 'promotora.db-wal.kept', (bytes) => {
    text(bytes)
    copyLog(path)
  })
  // Deleted by a connection that does not overwrite what it deletes.
  hide(FORMS[0]!, 'promotora.db', (bytes) => {
    text(bytes)
    file.pragma('wal_checkpoint(TRUNCATE)')
    file.prepare('delete from seen where who = ?').run(bytes.toString())
    file.pragma('wal_checkpoint(TRUNCATE)')
  })
  file.close()
}

function copyLog(path: string): void {
  writeFileSync(`${path}-wal.kept`, readFileSync(`${path}-wal`))
}

function fail(): never {
  throw new Error('not enough families with a number and a token to hide')
}
