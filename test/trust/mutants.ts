import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../support/app.ts'

/** A build of the program that does one forbidden thing, for the experiments to catch. */
export type Mutant = { name: string; code: string }

const WEBHOOK = 'src/http/webhook.ts'
/** Where every message of a family passes with its sender and its text. */
const PASSAGE = /^( *)const message = readForm\(form\)$/m

/** `message` is the message; `database` is a connection of the mutant's own to the line's file. */
export const MUTANTS = {
  hashUnderTheToken: {
    name: 'keeps a hash of each number, salted with the auth token',
    code: `
      database.exec('create table if not exists seen (who text primary key)')
      database.prepare('insert or ignore into seen values (?)')
        .run(createHash('sha256').update(process.env.TWILIO_AUTH_TOKEN + message.from).digest('base64'))`,
  },
  hashUnderChance: {
    name: 'keeps a hash of each number, salted with bytes that only it knows',
    code: `
      database.exec('create table if not exists seen (who blob primary key)')
      database.prepare('insert or ignore into seen values (?)').run(createHash('sha256').update(salt + message.from).digest())`,
  },
  logsBodies: {
    name: 'logs each message, packed so that nobody sees it at a glance',
    code: `process.stdout.write('turn ' + gzipSync(message.text).toString('base64') + '\\n')`,
  },
  countsMessages: {
    name: 'writes a counter for each message as it comes',
    code: `
      database.exec('create table if not exists counts (word text primary key, n integer)')
      database.prepare('insert into counts values (?, 1) on conflict do update set n = n + 1')
        .run(message.text.toLowerCase().split('.')[0].slice(0, 24))`,
  },
} as const satisfies Record<string, Mutant>

const PRELUDE = `
import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import SQLite from 'better-sqlite3'
const salt = randomBytes(16).toString('hex')
const database = new SQLite(process.env.DATABASE_PATH!)
database.pragma('journal_mode = WAL')
void [createHash, gzipSync, salt]
`

/** Writes the program with a mutant's code in it to a folder of its own; fails when there is nowhere to put the code. */
export function buildMutant({ name, code }: Mutant): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'promotora-trust-'))
  for (const part of ['src', 'flows', 'locales', 'drizzle', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const source = readFileSync(join(root, WEBHOOK), 'utf8')
  if (!PASSAGE.test(source))
    throw new Error(`${WEBHOOK} has no line ${PASSAGE.source}: the mutant that ${name} cannot be built`)
  const patched = source.replace(PASSAGE, (passage) => `${passage}\nif (message) {${code}\n}`)
  writeFileSync(join(root, WEBHOOK), PRELUDE + patched)
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
