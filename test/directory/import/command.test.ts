import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDirectoryFile } from '../../../src/directory/better-sqlite3.ts'
import { ROOT } from '../../support/app.ts'
import { temporaryFolder } from '../../support/directory.ts'
import { folderOf, services, tables } from './support.ts'

const LISTS = join(ROOT, 'drizzle/seed')
let ready = ''

/** Runs the command as an operator does, on a database of its own. */
function run(
  databasePath: string,
  ...args: (string | Record<string, string>)[]
): Promise<{ code: number; out: string; err: string }> {
  const words = args.filter((one) => typeof one === 'string')
  const env = Object.assign({}, ...args.filter((one) => typeof one !== 'string'))
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/import.ts'), ...words], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_PATH: databasePath, CONTENT_DATE: '2026-11-22', ...env },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })))
}

/** A copy of the database as the first start leaves it. */
function readyDatabase(): string {
  const path = join(temporaryFolder(), 'a.db')
  cpSync(ready, path)
  return path
}

beforeAll(async () => {
  ready = `${process.env.TMPDIR ?? '/tmp'}/promotora-import-${process.pid}.db`
  await run(ready, 'rollback')
  process.on('exit', () => rmSync(ready, { force: true }))
}, 60_000)

test('without arguments it says how it is used, and refuses', async () => {
  const { code, err } = await run('/nowhere/a.db')
  expect(code).toBe(2)
  expect(err).toMatch(/npm run import -- hsds\|flat\|consulates\|id-programs\|hotlines PATH/)
  expect((await run('/nowhere/a.db', '--help')).code).toBe(0)
  expect((await run('/nowhere/a.db', 'photos', 'x')).err).toContain("no kind is called 'photos'")
})

test('what it cannot do as it was told, it does not do', async () => {
  const path = readyDatabase()
  expect((await run(path, 'rollback', 'hotlines', '--dry-run')).err).toContain(
    'rollback: it takes a kind and --d1, no other options',
  )
  const { code, err } = await run(path, 'hotlines', LISTS, { CONTENT_DATE: 'tomorrow' })
  expect(`${code} ${err}`).toMatch(/^2 CONTENT_DATE: .*tomorrow.*2026-11-22/)
  expect((await run(path, 'hotlines', LISTS, { CONTENT_DATE: '' })).code).toBe(0)
})

test('a reader that was open before sees the new version at its next question, and the old one after rollback', async () => {
  const path = readyDatabase()
  const server = openDirectoryFile(path)
  const names = () =>
    server.db.all<{ name: string }>(
      sql`select name from service where import_id in (select import_id from active_import where source = 'hsds')`,
    )
  const imported = await run(path, 'hsds', folderOf(tables()), '--diff')
  expect(imported).toMatchObject({ code: 0 })
  expect(imported.out).toMatch(
    /\+ s1 Food Pantry\n\+ s2 English Classes\n2 added, 0 changed, 0 gone, 0 as before\napplied: hsds is served from now on \(2 services to be found, 0 hidden\)/,
  )
  expect(await names()).toHaveLength(2)
  expect((await run(path, 'rollback', 'hsds')).code).toBe(0)
  expect(await names()).toEqual([])
  server.close()
})

test('--json gives every finding as a line, then the summary', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `${index},Food ${index},`)
  const { out } = await run(readyDatabase(), 'hsds', folderOf(services('', ...rows)), '--json')
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.filter(({ code }) => code === 'status_blank')).toHaveLength(60)
  expect(lines[1]).toMatchObject({ line: expect.any(Number), severity: expect.any(String), right: expect.any(String) })
  expect(lines.at(-1)).toMatchObject({ outcome: 'applied', services: { active: 60 }, codes: { status_blank: 60 } })
  const plain = await run(readyDatabase(), 'hsds', folderOf(services('', ...rows)))
  expect(plain.out.match(/ status_blank status:/g)).toHaveLength(20)
  expect(plain.out).toMatch(/status_blank +60 .*the first 20 are above/)
})

describe('lists', () => {
  const list = (name: string) => readFileSync(join(LISTS, name), 'utf8')

  test('that are as shipped are no change', async () => {
    for (const kind of ['consulates', 'id-programs', 'hotlines'] as const) {
      const { code, out } = await run(readyDatabase(), kind, LISTS)
      expect(`${kind} ${code} ${out}`).toMatch(/ 0 [\s\S]*no change/)
    }
  })
  test('are compared field by field, served, and taken back', async () => {
    const path = readyDatabase()
    const changed = folderOf({
      'hotlines.csv': list('hotlines.csv').replace('988 Suicide and Crisis Lifeline', 'The 988 line'),
    })
    const { code, out } = await run(path, 'hotlines', changed, '--diff')
    expect(code).toBe(0)
    expect(out).toContain('    name: 988 Suicide and Crisis Lifeline → The 988 line')
    const db = new SQLite(path, { readonly: true })
    expect(db.prepare('select count(*) as n from blocked_number').get()).toEqual({
      n: list('hotlines-blocked.csv').trimEnd().split('\n').length - 1,
    })
    db.close()
    expect((await run(path, 'rollback')).out).toMatch(/hotlines: the version of .* \(as shipped\) is served again/)
  })
  test('with a fault are refused whole, with every fault', async () => {
    const broken = list('hotlines.csv').replace(',988,', ',nine,').replace('hotlines-03', 'Hotline 3')
    const { code, err } = await run(readyDatabase(), 'hotlines', `${folderOf({ 'mine.csv': broken })}/mine.csv`)
    expect(code).toBe(2)
    expect(err).toMatch(/mine\.csv:3:4 phone: [\s\S]*mine\.csv:4:1 id: /)
  })
})

describe('a database that cannot take it', () => {
  test.each([
    [
      'corrupt',
      (path: string) => writeFileSync(path, 'not a database, but long enough to be looked at'.repeat(40)),
      /the directory is corrupt/,
    ],
    ['a folder', (path: string) => void path, /cannot|not writable|corrupt/],
  ])('%s: one line, nothing changed', async (what, spoil, why) => {
    const path = what === 'a folder' ? temporaryFolder() : join(temporaryFolder(), 'a.db')
    spoil(path)
    const { code, err } = await run(path, 'hsds', folderOf(tables()))
    expect(code).toBe(2)
    expect(err).toMatch(why)
    expect(err.trim().split('\n').length).toBeLessThan(3)
  })
  test('locked by another program: one line, nothing changed', async () => {
    const path = readyDatabase()
    const other = new SQLite(path)
    other.exec('begin immediate')
    const { code, err } = await run(path, 'hsds', folderOf(tables()))
    other.close()
    expect(code).toBe(2)
    expect(err).toMatch(/the directory is locked/)
  })
})

test('an import that is killed half-way leaves everything as it was', async () => {
  const path = readyDatabase()
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index},Food ${index},active`)
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/import.ts'), 'hsds', folderOf(services('', ...rows))], {
    env: { ...process.env, DATABASE_PATH: path },
  })
  const db = new SQLite(path, { readonly: true })
  setTimeout(() => child.kill('SIGINT'), 3_000)
  await new Promise((resolve) => child.on('close', resolve))
  const services_ = db.prepare("select count(*) as n from import_run where source = 'hsds'").get()
  const active = db.prepare("select count(*) as n from active_import where source = 'hsds'").get()
  expect([services_, active]).toEqual([active, services_]) // either all of it or nothing
  db.close()
})
