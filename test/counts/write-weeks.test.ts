import { statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { weeklyCounts } from '../../src/counts/weekly-counts.ts'
import { weekWriter } from '../../src/counts/write-weeks.ts'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import type { Db, DirectoryDatabase } from '../../src/directory/database.ts'
import { migrate } from '../../src/directory/migrate.ts'
import { MIGRATIONS, temporaryFolder } from '../support/directory.ts'
import { bytesOf } from '../trust/line/world.ts'
import { commitsIn } from '../trust/scan/database.ts'

const CELLS = { topic: ['a', 'b', 'c', 'd'], language: ['en', 'es'], channel: ['sms', 'whatsapp'] }

/** A line in the ISO week 2026-W47 and the file it writes to. */
function lineAt(path: string, directory: DirectoryDatabase | undefined, at = '2026-11-16T12:00:00Z') {
  const clock = { at: new Date(at) }
  const logged: string[] = []
  const now = () => clock.at
  const counts = weeklyCounts({ cells: CELLS, now })
  const write = weekWriter({ counts, directory, now, log: (event) => void logged.push(event) })
  return {
    path,
    clock,
    logged,
    /** So many families, by topic. */
    hears(topics: Record<string, number>, language = 'en', channel = 'sms') {
      for (const [topic, many] of Object.entries(topics))
        for (let each = 0; each < many; each++) counts.add({ topic, language, channel }, undefined)
    },
    async tickAt(moment: string) {
      clock.at = new Date(moment)
      await write()
    },
  }
}

async function newFile() {
  const path = join(temporaryFolder(), 'promotora.db')
  const directory = openDirectoryFile(path, { create: true, busyTimeoutMs: 50 })
  await migrate(directory, MIGRATIONS)
  return { path, directory }
}
const rowsOf = (db: Db) =>
  db.all(sql`
    select * from count_topic where week = '2026-W47' union all select * from count_language where week = '2026-W47'`)

test('a week is written once, in sorted order, in one transaction; messages write nothing', async () => {
  const { path, directory } = await newFile()
  const line = lineAt(path, directory)
  const before = statSync(path).mtimeMs
  line.hears({ c: 30, a: 40, b: 2, d: 12 })
  line.hears({ a: 20 }, 'es')
  await line.tickAt('2026-11-22T12:00:00Z')
  expect([statSync(path).mtimeMs, statSync(`${path}-wal`).size]).toEqual([before, 0])

  const reader = new SQLite(path, { readonly: true }) // holds checkpoints off, so that commits can be counted
  reader.exec('begin')
  reader.prepare('select count(*) from sqlite_schema').get()
  await line.tickAt('2026-11-23T09:00:30Z')
  await line.tickAt('2026-11-23T09:01:30Z')
  expect(commitsIn(bytesOf(`${path}-wal`))).toBe(1)
  reader.close()
  expect(await rowsOf(directory.db)).toEqual([
    { week: '2026-W47', topic: 'a', count: 60, days: 7 },
    { week: '2026-W47', topic: 'c', count: 30, days: 7 },
    { week: '2026-W47', topic: 'other', count: 15, days: 7 },
    { week: '2026-W47', topic: 'en', count: 85, days: 7 },
    { week: '2026-W47', topic: 'es', count: 20, days: 7 },
  ])
  expect(line.logged).toEqual(['counts_written'])
})

test('of two processes the first tells a week; the other drops its own, and nothing is mixed', async () => {
  const { path, directory } = await newFile()
  const [one, other] = [lineAt(path, directory), lineAt(path, openDirectoryFile(path))]
  one.hears({ a: 40, b: 30 })
  other.hears({ c: 70, d: 90 })
  await one.tickAt('2026-11-23T09:00:00Z')
  const written = await rowsOf(directory.db)
  await other.tickAt('2026-11-23T09:00:00Z')
  expect(await rowsOf(directory.db)).toEqual(written)
  expect([one.logged, other.logged]).toEqual([['counts_written'], ['counts_dropped']])
})

test('a week that is already written stays as it is when the clock comes back from the future', async () => {
  const { path, directory } = await newFile()
  const line = lineAt(path, directory)
  line.hears({ a: 40, b: 30 })
  await line.tickAt('2026-11-24T09:00:00Z') // too far
  const written = await rowsOf(directory.db)
  line.clock.at = new Date('2026-11-17T12:00:00Z')
  line.hears({ c: 70, d: 90 })
  await line.tickAt('2026-11-23T09:00:00Z')
  expect(await rowsOf(directory.db)).toEqual(written)
  expect(line.logged).toEqual(['counts_written', 'counts_dropped'])
})

test('a restart loses what was not written, and says of how many days the rest is', async () => {
  const { path, directory } = await newFile()
  lineAt(path, directory).hears({ a: 400 })
  const restarted = lineAt(path, directory, '2026-11-21T12:00:00Z')
  restarted.hears({ a: 40, b: 30 })
  await restarted.tickAt('2026-11-23T09:00:00Z')
  expect(await rowsOf(directory.db)).toContainEqual({ week: '2026-W47', topic: 'a', count: 40, days: 2 })
})

const faults: [string, (path: string, directory: DirectoryDatabase) => () => void][] = [
  [
    'locked by another program',
    (path) => {
      const other = new SQLite(path)
      other.exec('begin immediate')
      return () => other.close()
    },
  ],
  [
    'full',
    (_path, { db }) => {
      const [pages] = db.all(sql`pragma page_count`) as { page_count: number }[]
      db.all(sql.raw(`pragma max_page_count = ${pages!.page_count + 2}`))
      for (const filler of ['x'.repeat(900), 'x'.repeat(90), ''])
        expect(() => {
          for (let row = 0; ; row++)
            db.run(sql`insert into count_topic values ('2025-W10', ${`${filler}${row}`}, ${20}, ${7})`)
        }).toThrow()
      return () => void db.all(sql`pragma max_page_count = 1000000`)
    },
  ],
  [
    'read-only',
    (_path, { db }) => {
      db.run(sql`pragma query_only = 1`)
      return () => void db.run(sql`pragma query_only = 0`)
    },
  ],
  [
    'without its tables',
    (path) => {
      const other = new SQLite(path)
      other.exec('alter table count_topic rename to away')
      return () => {
        other.exec('alter table away rename to count_topic')
        other.close()
      }
    },
  ],
]
test.each(
  faults,
)('a database that is %s: nothing is thrown, one line is logged, the week is written later', async (_name, breakIt) => {
  const { path, directory } = await newFile()
  const line = lineAt(path, directory)
  line.hears({ a: 40, b: 30, c: 25, d: 35 })
  const mend = breakIt(path, directory)
  await line.tickAt('2026-11-23T09:00:00Z')
  await line.tickAt('2026-11-23T09:01:00Z')
  await line.tickAt('2026-11-24T09:01:00Z')
  expect(line.logged).toEqual(['counts_failed'])
  mend()
  await line.tickAt('2026-11-25T09:00:00Z')
  expect(line.logged).toEqual(['counts_failed', 'counts_written'])
  expect(await rowsOf(directory.db)).toHaveLength(5)
  directory.close()
})

test('without a database weeks are dropped in the end, and memory stays as small as it is', async () => {
  const line = lineAt('', undefined)
  line.hears({ a: 40 })
  await line.tickAt('2026-11-23T09:00:00Z')
  await line.tickAt('2027-01-18T09:00:00Z')
  await line.tickAt('2027-01-25T09:00:00Z')
  expect(line.logged).toEqual(['counts_failed', 'counts_dropped'])
})

test('weeks older than three years go when a new one comes', async () => {
  const { path, directory } = await newFile()
  for (const week of ['2023-W46', '2023-W48', '2025-W10'])
    await directory.db.run(sql`insert into count_topic values (${week}, 'other', 20, 7)`)
  const line = lineAt(path, directory)
  line.hears({ a: 40, b: 30 })
  await line.tickAt('2026-11-23T09:00:00Z')
  const weeks = await directory.db.all<{ week: string }>(sql`select distinct week from count_topic order by week`)
  expect(weeks.map(({ week }) => week)).toEqual(['2023-W48', '2025-W10', '2026-W47'])
})
