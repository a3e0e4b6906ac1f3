import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { auditDatabase } from '../../src/audit/database.ts'
import { auditFolder } from '../../src/audit/folder.ts'
import { auditSchema } from '../../src/audit/schema.ts'
import { printed, reasonsOf } from '../../src/audit/section.ts'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import { migrate } from '../../src/directory/migrate.ts'
import { KEPT } from '../../src/purpose/kept.ts'
import { EVENTS, TABLES } from '../../src/purpose/purposes.ts'
import { ROOT } from '../support/app.ts'
import { MIGRATIONS, temporaryFolder } from '../support/directory.ts'

/** A database as `npm start` makes it, with something planted in it. */
async function databaseWith(planted = ''): Promise<string> {
  const path = join(temporaryFolder(), 'promotora.db')
  const directory = openDirectoryFile(path, { create: true })
  await migrate(directory, MIGRATIONS)
  directory.close()
  if (planted) {
    const file = new SQLite(path)
    file.exec(planted)
    file.close()
  }
  return path
}
const reasons = (path: string) => reasonsOf(auditDatabase(path))

test('T57: every table and column of the live database has its purpose', async () => {
  const path = await databaseWith()
  expect(reasons(path)).toEqual([])
  const said = printed(auditDatabase(path))
  for (const [table, { why, kept, columns }] of Object.entries(TABLES)) {
    expect(said).toContain(
      `${table}: 0 rows; ${why}; kept ${KEPT[kept]}`.replace('migration: 0', `migration: ${MIGRATIONS.length}`),
    )
    for (const [column, purpose] of Object.entries(columns))
      expect(said).toMatch(new RegExp(`^ +${column} \\w+: ${purpose.replace(/[().*]/g, '\\$&')}$`, 'm'))
  }
  expect(said).toMatch(/^ {2}secure_delete = 1$/m)
  expect(said).toMatch(/\n\nPASS\n$/)
})

const planted: [string, string, string][] = [
  ['a column', 'alter table zip add column asked_by text', 'column zip.asked_by has no purpose'],
  [
    'a column that is computed',
    `alter table zip add column seen text as (zip || 'x') virtual`,
    'column zip.seen has no purpose',
  ],
  ['a table', 'create table seen (who text primary key)', 'table seen has no purpose'],
  ['a virtual table', 'create virtual table words using fts5(body)', 'table words has no purpose'],
  ['an index', 'create index later on zip (zip, state)', 'index later has no purpose'],
  [
    'an index under a name that is known',
    'drop index zip_state; create index zip_state on zip (zip, state)',
    'index zip_state has no purpose',
  ],
  ['statistics, which hold samples', 'analyze', 'table sqlite_stat1 has no purpose'],
  [
    'a trigger',
    'create trigger copy after insert on zip begin delete from country; end',
    'trigger copy has no purpose',
  ],
  ['a view', 'create view everything as select * from zip', 'view everything has no purpose'],
  ['a table that is gone', 'drop table county', 'table county is not there'],
  ['a number in the header', 'pragma user_version = 509555', 'user_version is 509555, not 0'],
  ['another journal', 'pragma journal_mode = delete', 'journal_mode is delete, not wal'],
  ['a small count', `insert into count_topic values ('2026-W47', 'plan', 7, 7)`, '1 weekly counts are small'],
  ['an exact count', `insert into count_topic values ('2026-W47', 'plan', 117, 7)`, '1 weekly counts are small'],
  [
    'a count by a name that is never told',
    `insert into count_topic values ('2026-W47', 'crisis.abuse', 120, 7)`,
    '1 weekly counts name a topic',
  ],
]
test.each(planted)('%s that is planted in the database is a reason not to pass', async (_name, sql, reason) =>
  expect(reasons(await databaseWith(sql)).join('; ')).toContain(reason))

test('T58: a column that the schema gains without a purpose fails here, as one without a column does', async () => {
  const file = new SQLite(await databaseWith(), { readonly: true })
  const { zip, ...others } = TABLES
  const { tz: _forgotten, ...columns } = zip!.columns
  expect(auditSchema(file, { ...others, zip: { ...zip!, columns } }).reasons).toEqual(['column zip.tz has no purpose'])
  const more = { ...TABLES, zip: { ...zip!, columns: { ...zip!.columns, gone: 'nothing' } } }
  expect(auditSchema(file, more).reasons).toEqual(['column zip.gone is not there'])
  file.close()
})

test('the counts are told by how many weeks there are, never by what they say', async () => {
  const path = await databaseWith(
    `insert into count_language values ('2026-W46', 'es', 40, 7), ('2026-W47', 'es', 45, 7)`,
  )
  const said = printed(auditDatabase(path))
  expect(said).toContain('2 weeks, 2026-W46 to 2026-W47; 2 rows')
  expect(said).toMatch(/\n\nPASS\n$/)
})

test('a file that nobody knows in the folder of the database is a reason', async () => {
  const path = await databaseWith()
  expect(auditFolder(path).reasons).toEqual([])
  writeFileSync(join(path, '../legal-hold'), '')
  expect(auditFolder(path).reasons).toEqual([])
  writeFileSync(join(path, '../promotora.db.bak'), '')
  mkdirSync(join(path, '../logs'))
  expect(auditFolder(path).reasons).toEqual([
    expect.stringMatching(/^logs in .* has no purpose$/),
    expect.stringMatching(/^promotora\.db\.bak in .* has no purpose$/),
  ])
})

const audit = (path: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['src/cli/audit.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_PATH: path, ...env },
    encoding: 'utf8',
  })

/** A line that runs, with a file of somebody's open as well. */
async function runningLine(path: string, alsoOpen?: string): Promise<ChildProcess> {
  const more = alsoOpen ? [openSync(alsoOpen, 'w')] : []
  const child = spawn(process.execPath, ['src/runtimes/node.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_PATH: path, PORT: '0', TWILIO_AUTH_TOKEN: 'a-token-nobody-prints' },
    stdio: ['ignore', 'pipe', 'inherit', ...more],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((done) => {
    child.stdout!.on('data', (data) => String(data).includes('Promotora answers') && done())
    child.on('exit', () => done())
  })
  return child
}

test('npm run audit looks at the line that runs, and ends with PASS', async () => {
  const path = join(temporaryFolder(), 'promotora.db')
  const line = await runningLine(path)
  const { stdout, stderr, status } = audit(path)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain(`process ${line.pid}: began 2`)
  expect(stdout).toContain('in memory, until the answer is sent')
  for (const event of Object.keys(EVENTS)) expect(stdout).toContain(`  ${event}: `)
  expect(stdout).toContain('not asked: ')
  expect(stdout).toContain('Legal hold\n  off')
  expect(stdout).toMatch(/\n\nPASS\n$/)
  expect(stdout).not.toContain('a-token-nobody-prints')
})

test('what the line writes for its own next start is no reason, though it be open just then', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'promotora.db')
  const line = await runningLine(path, join(folder, 'content.pack.new'))
  const { stdout, status } = audit(path)
  expect(stdout).toContain(`process ${line.pid}: began 2`)
  expect(stdout).toMatch(/\n\nPASS\n$/)
  expect(status).toBe(0)
})

test('a file that the line should not have open, an unknown column: exit 1, and both stand in the last line', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'promotora.db')
  await runningLine(path, join(temporaryFolder(), 'messages.txt'))
  const file = new SQLite(path)
  file.exec('alter table zip add column asked_by text')
  file.close()
  const { stdout, status } = audit(path)
  expect(status).toBe(1)
  const last = stdout.trimEnd().split('\n').at(-1)
  expect(last).toMatch(/^NOT PASSED: column zip\.asked_by has no purpose; process \d+ has \S+messages\.txt open$/)
})

test('without a database, or with wrong settings, it says so and does not pass', async () => {
  const none = audit(join(temporaryFolder(), 'none.db'))
  expect(none.status).toBe(1)
  expect(none.stdout).toMatch(/\nNOT PASSED: .*none\.db: /)
  const wrong = audit(await databaseWith(), { PORT: 'many', ORG_NAME: 'x'.repeat(30) })
  expect(wrong.status).toBe(1)
  expect(wrong.stdout).toMatch(/\nNOT PASSED: PORT: .*; ORG_NAME: /)
})
