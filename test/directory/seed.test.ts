import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../src/directory/database.ts'
import type { CsvFile } from '../../src/directory/seed/read-csv.ts'
import { loadSeed, seedFaults } from '../../src/directory/seed/seed.ts'
import { seedFiles } from '../../src/directory/seed/seed-lists.ts'
import { activate, beginImport, RowCountError, requireAllCounted, rollback } from '../../src/directory/versions.ts'
import { ContentError, formatFault } from '../../src/flow/faults.ts'
import { ROOT, TODAY } from '../support/app.ts'
import { emptyDirectory, seededDirectory } from '../support/directory.ts'

const FILES = seedFiles(ROOT)

function changed(name: string, change: (text: string) => string): CsvFile[] {
  return FILES.map((file) => (file.path.endsWith(`/${name}`) ? { ...file, text: change(file.text) } : file))
}
const faultsOf = (name: string, change: (text: string) => string) => seedFaults(changed(name, change)).map(formatFault)

async function contents(db: Db) {
  const tables = await db.all<{ name: string }>(
    sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`,
  )
  return Promise.all(tables.map(({ name }) => db.all(sql.raw(`select '${name}', count(*), max(rowid) from ${name}`))))
}

describe('what ships', () => {
  test('has no fault', () => expect(seedFaults(FILES).map(formatFault)).toEqual([]))

  test('is loaded row for row, and every row is accounted for', async () => {
    const { db } = await seededDirectory()
    const runs = await db.all<{ source: string; rows_read: number; kept: number; rejected: number; skipped: number }>(
      sql`select source, rows_read, kept, rejected, skipped from import_run order by id`,
    )
    const lines = (name: string) =>
      FILES.find(({ path }) => path.endsWith(name))!
        .text.trimEnd()
        .split('\n').length - 1
    const whole = (source: string, ...names: string[]) => {
      const read = names.reduce((sum, name) => sum + lines(name), 0)
      return { source, rows_read: read, kept: read, rejected: 0, skipped: 0 }
    }
    expect(runs).toEqual([
      whole('zips', 'counties.csv', 'zips.csv', 'city-words.csv'),
      whole('countries', 'countries.csv', 'countries-ambiguous.csv'),
      whole('hotlines', 'hotlines.csv', 'hotlines-blocked.csv'),
      whole('consulates', 'consulates.csv', 'consulates-none.csv', 'consulates-closed.csv', 'consulates-notes.csv'),
      whole('id-programs', 'id-programs.csv', 'id-programs-notes.csv'),
      whole('starter', 'services-starter.csv'),
    ])
    const count = async (table: string) =>
      ((await db.all(sql.raw(`select count(*) as n from ${table}`))) as { n: number }[])[0]!.n
    expect(await count('consular_post')).toBe(lines('consulates.csv'))
    expect(await count('id_program')).toBe(lines('id-programs.csv'))
    expect(await count('hotline')).toBe(lines('hotlines.csv'))
    expect(await count('service')).toBe(lines('services-starter.csv'))
    expect(await count('zip')).toBe(lines('zips.csv'))
  })

  test('holds no blocked number anywhere, and no address or position of a service against abuse', async () => {
    const { db } = await seededDirectory()
    expect(await db.all(sql`select * from phone where number in (select phone from blocked_number)`)).toEqual([])
    expect(await db.all(sql`select * from hotline where phone in (select phone from blocked_number)`)).toEqual([])
    const placed = sql`select * from service_at_location join service_category using (service_id) where category = 'dv'`
    expect(await db.all(placed)).toEqual([])
  })

  test('knows the zone of almost every service', async () => {
    const { db } = await seededDirectory()
    const [row] = await db.all<{ n: number }>(
      sql`select count(*) as n from service where tz is null and ref not like 'us-%'`,
    )
    expect(row!.n).toBeLessThan(40) // lines of states with two zones
  })
})

test('loading twice changes nothing', async () => {
  const database = await emptyDirectory()
  await loadSeed(database, FILES, TODAY)
  const before = await contents(database.db)
  const again = await loadSeed(database, FILES, '2026-12-01')
  expect(again.map(({ outcome }) => outcome)).toEqual(Array(6).fill('unchanged'))
  expect(await contents(database.db)).toEqual(before)
})

test('a list that changed is loaded anew, alone, and the rows before it stay for a rollback', async () => {
  const database = await emptyDirectory()
  await loadSeed(database, FILES, TODAY)
  const next = changed('hotlines.csv', (text) => text.replace('988 Suicide and Crisis Lifeline', 'The 988 line'))
  const report = await loadSeed(database, next, TODAY)
  expect(report.filter(({ outcome }) => outcome === 'loaded').map(({ source }) => source)).toEqual(['hotlines'])
  const name = async () =>
    (
      await database.db.all<{ name: string }>(
        sql`select name from hotline where id = 'hotlines-02' and import_id in (select import_id from active_import)`,
      )
    )[0]!.name
  expect(await name()).toBe('The 988 line')
  expect(await rollback(database.db, 'hotlines')).toBe(true)
  expect(await name()).toBe('988 Suicide and Crisis Lifeline')
  await loadSeed(
    database,
    changed('hotlines.csv', (text) => text.replace('988 Suicide', 'A third 988 Suicide')),
    TODAY,
  )
  const [runs] = await database.db.all<{ n: number }>(
    sql`select count(*) as n from import_run where source = 'hotlines'`,
  )
  expect(runs!.n).toBe(2) // served and kept; the third is forgotten
})

test('a list that the operator imported stays the operator’s', async () => {
  const database = await emptyDirectory()
  await loadSeed(database, FILES, TODAY)
  const counts = { read: 0, kept: 0, rejected: 0, skipped: 0 }
  const run = {
    kind: 'hotlines' as const,
    source: 'hotlines',
    origin: 'import' as const,
    content_hash: 'own',
    started_on: TODAY,
  }
  await activate(database.db, 'hotlines', await beginImport(database.db, { ...run, counts }))
  const report = await loadSeed(
    database,
    changed('hotlines.csv', (text) => text.replace('988 Suicide', 'New')),
    TODAY,
  )
  expect(report.find(({ source }) => source === 'hotlines')?.outcome).toBe('imported')
})

test('a broken file loads nothing of its list and tells every fault', async () => {
  const database = await emptyDirectory()
  const broken = changed('hotlines.csv', (text) =>
    text.replace('+18007997233', '+1800').replace('nonprofit', 'company'),
  )
  const error = await loadSeed(database, broken, TODAY).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ContentError)
  expect((error as ContentError).faults).toHaveLength(2)
  expect(await database.db.all(sql`select * from hotline`)).toEqual([])
})

describe('a fault has its file, line, column and remedy', () => {
  test.each<[string, string, (text: string) => string, string]>([
    [
      'a number that must never be sent',
      'services-starter.csv',
      (text) => text.replace('Takes collect calls', 'Call 866-347-2423'),
      'drizzle/seed/services-starter.csv:31:7 phone_note: this number must never be sent; remove the number or the row',
    ],
    [
      'a blocked number as the line itself',
      'hotlines.csv',
      (text) => text.replace('+18004224453,+18004224453', '+18004222253,'),
      'drizzle/seed/hotlines.csv:6:4 phone: this number must never be sent; remove the number or the row',
    ],
    [
      'a county that does not exist',
      'consulates.csv',
      (text) => text.replace('AZ:Cochise', 'AZ:Cochize'),
      "drizzle/seed/consulates.csv:3:16 jurisdiction_states: no county of AZ is called 'Cochize'; write its name as in counties.csv",
    ],
    [
      'an unknown value',
      'id-programs.csv',
      (text) => text.replace(',residency_proof,36,', ',residence,36,'),
      'drizzle/seed/id-programs.csv:3:9 documents_accepted: ',
    ],
    [
      'a service against abuse with an address',
      'services-starter.csv',
      (text) =>
        text
          .replace(',county:AZ:Maricopa,', ',county:AZ:Maricopa,')
          .replace(
            '+16028891610,Outside Phoenix 888-886-8794,,,,,AZ',
            '+16028891610,Outside Phoenix 888-886-8794,,,1 Main St,,AZ',
          ),
      'address: a service against domestic violence has no address',
    ],
    [
      'an id that is there twice',
      'id-programs.csv',
      (text) => text.replace('\ndl-co,', '\ndl-ca,'),
      'drizzle/seed/id-programs.csv:3:1 id: the id dl-ca is there twice; keep one of the rows',
    ],
    [
      'a row that is too long',
      'hotlines-blocked.csv',
      (text) => `${text.trimEnd()},more\n`,
      'drizzle/seed/hotlines-blocked.csv:5:1 (row): the row has 7 cells, the header 6; check commas and quotes',
    ],
    [
      'a column that nobody knows',
      'city-words.csv',
      (text) => text.replace('word,city', 'name,city'),
      "drizzle/seed/city-words.csv:2:1 name: no column is called 'name'; check the header row",
    ],
    [
      'a quote that never ends',
      'countries-ambiguous.csv',
      (text) => `${text}"`,
      'drizzle/seed/countries-ambiguous.csv:',
    ],
    ['a file that is empty', 'id-programs-notes.csv', () => '', 'id-programs-notes.csv:1:1 (file): the file is empty'],
  ])('%s', (_, name, change, expected) => {
    expect(faultsOf(name, change).join('\n')).toContain(expected)
  })
})

test('rows that went missing on the way are a fault of ours', () =>
  expect(() => requireAllCounted('hotlines', { read: 3, kept: 1, rejected: 1, skipped: 0 })).toThrow(RowCountError))
