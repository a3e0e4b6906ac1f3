import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type CountRow, readWeeks } from '../../src/counts/read-weeks.ts'
import { csvOf, reportOf } from '../../src/counts/report.ts'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import { migrate } from '../../src/directory/migrate.ts'
import { ROOT } from '../support/app.ts'
import { MIGRATIONS, temporaryFolder } from '../support/directory.ts'

const row = (table: CountRow['table'], week: string, cell: string, count: number, days = 7): CountRow => ({
  table,
  week,
  cell,
  count,
  days,
})
const WEEK = [
  row('topic', '2026-W47', 'other', 120, 5),
  row('topic', '2026-W47', 'rights.home', 45, 5),
  row('topic', '2026-W47', 'services.food', 90, 5),
  row('language', '2026-W47', 'es', 100, 5),
  row('language', '2026-W47', 'other', 20, 5),
]

test('a week is a table with bars, the largest first and the rest last, and says what is missing', () => {
  const said = reportOf(WEEK)
  expect(said).toContain(
    [
      '2026-W47 (5 of 7 days counted)',
      '',
      'by topic (conversations that came to it; one may come to several)',
      '  services.food   90  ##############################',
      '  rights.home     45  ###############',
      '  other          120  ########################################',
    ].join('\n'),
  )
  expect(said).toContain('by channel (conversations)\n  nothing was written')
  expect(said).toContain('Cells under 11')
})

test('several weeks are summed, then told one by one, those without a row too', () => {
  const said = reportOf([
    row('topic', '2026-W46', 'services.food', 20),
    row('topic', '2026-W49', 'services.food', 40),
    row('topic', '2026-W49', 'other', 15),
  ])
  expect(said).toMatch(/^2026-W46 to 2026-W49, 4 weeks\n/)
  expect(said).toContain(
    '  services.food  60  ########################################\n  other          15  ##########\n',
  )
  expect(said).toContain('2026-W47: nothing was written\n\n2026-W48: nothing was written')
})

test('without any week it says so', () => expect(reportOf([])).toMatch(/^No week was written\./))

test('T32: CSV that no spreadsheet runs: whatever stands in the file, it comes back as text', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', "'=1", 'a,"b"', '|cmd', '\0=1', 'es']
  const read: Record<string, string>[] = parse(csvOf(hostile.map((cell) => row('topic', '2026-W47', cell, 20))), {
    columns: true,
  })
  expect(read.map(({ cell }) => cell)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'=1",
    "'=1",
    "''=1",
    'a,"b"',
    "'|cmd",
    "'=1",
    'es',
  ])
  expect(read[0]).toMatchObject({ table: 'topic', week: '2026-W47', days: '7', count: '20' })
})

test('npm run report prints the weeks that are asked for, as a report or as CSV', async () => {
  const path = join(temporaryFolder(), 'promotora.db')
  const directory = openDirectoryFile(path, { create: true })
  await migrate(directory, MIGRATIONS)
  for (const week of ['2026-W45', '2026-W46', '2026-W47'])
    await directory.db.run(sql`insert into count_language values (${week}, 'es', 40, 7)`)
  expect((await readWeeks(directory.db, { from: '2026-W46', to: '2026-W46' })).map(({ week }) => week)).toEqual([
    '2026-W46',
  ])
  directory.close()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/report.ts', ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, DATABASE_PATH: path },
      encoding: 'utf8',
    })
  expect(run('--from', '2026-W46').stdout).toMatch(/^2026-W46 to 2026-W47, 2 weeks\n/)
  expect(run('--from', '2026-11-09', '--to', '2026-11-15', '--csv').stdout).toBe(
    'table,week,days,cell,count\r\nlanguage,2026-W46,7,es,40\r\n',
  )
  for (const wrong of [['--from', 'soon'], ['--from', '2026-W47', '--to', '2026-W46'], ['--all']])
    expect(run(...wrong)).toMatchObject({ status: 2, stdout: '' })
})

test('npm run report without a database says so in one line', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/report.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE_PATH: join(temporaryFolder(), 'none.db') },
    encoding: 'utf8',
  })
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
})
