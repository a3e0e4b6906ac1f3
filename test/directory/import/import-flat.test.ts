import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/directory.ts'
import { column, folderOf, importInto, placedDirectory, served } from './support.ts'

const MAPPING = `source: Mesa de ayuda
columns:
  Num: id
  Parent: parent_id
  Public Name: name
  Status: { to: status, values: { Active: active, Closed: inactive } }
  Hide: hidden
  Physical Address: address
  Physical City: city
  Physical State: state
  Physical ZIP: zip
  Phone1Number: phone
  Languages: { to: languages, split: ";" }
  Terms: { to: terms, split: ";" }
constants: { vetting: lsc, vetting_on: 2026-01-05 }
categories: { Ayuda especial: legal }
`
const HEADER =
  'Num,Parent,Public Name,Status,Hide,Physical Address,Physical AddressIsPrivate,Physical City,Physical State,Physical ZIP,Phone1Number,Phone1IsPrivate,Languages,Terms,InternalNotes'
const ROWS = [
  '1,0,Casa Ejemplo,Active,,1 Elm St,No,Austin,TX,78701,512-555-0100,No,Spanish;English,Food Pantries,ask Ana',
  '2,1,Casa Norte,Active,,2 Oak St,Yes,Austin,TX,78702,512-555-0177,Yes,,Ayuda especial,ask Ana',
  '3,1,Casa Sur,Closed,,3 Ash St,No,Austin,TX,78702,,No,,Food Pantries,',
  '4,0,Otra Casa,Active,Yes,,No,,,,512-555-0104,No,,Clinic,',
]
const file = () => `${folderOf({ 'a.csv': `${HEADER}\n${ROWS.join('\n')}\n` })}/a.csv`
const mapping = (text = MAPPING) => `${folderOf({ 'm.yaml': text })}/m.yaml`
const flat = (text?: string) => ({ kind: 'flat' as const, mapping: mapping(text) })

test('a flat table is read as its mapping says; what it does not name stays out', async () => {
  const database = await placedDirectory()
  const { report } = await importInto(database, file(), flat())
  expect(report).toMatchObject({ outcome: 'applied', services: { active: 2, hidden: 2 } })
  expect((await served(database, 'flat')).map(({ ref, status, vetting }) => `${ref} ${status} ${vetting}`)).toEqual([
    '1 active lsc',
    '2 active lsc',
    '3 hidden lsc',
    '4 hidden lsc',
  ])
  expect(await column(database, 'location', 'address', 'flat')).toEqual([null, '1 Elm St', '3 Ash St'])
  expect(await column(database, 'phone', 'number', 'flat')).toEqual(['+15125550100', '+15125550104'])
  const names = (await database.db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table'`)).map(
    ({ name }) => name,
  )
  const all = JSON.stringify(
    await Promise.all(names.map((name) => database.db.all(sql.raw(`select * from "${name}"`)))),
  )
  expect(all).not.toMatch(/Oak|0177|Ana/)
})

test('a table without a mapping is refused', async () =>
  expect((await importInto(await placedDirectory(), file(), { kind: 'flat' })).refused?.join()).toMatch(
    /flat needs a mapping file/,
  ))

test.each([
  [
    'a field within braces that is not known',
    MAPPING.replace('Num: id', 'Num: { to: idd }'),
    /m\.yaml:3:3 columns\.Num: neither a field nor .* the fields are id, /,
  ],
  ['a field that is not known', MAPPING.replace('Num: id', 'Num: idd'), /m\.yaml:3:3 columns\.Num: /],
  [
    'a column that is not in the table',
    MAPPING.replace('Num: id', 'Number: id'),
    /m\.yaml:3:3 columns\.Number: a\.csv has no column 'Number'/,
  ],
  ['YAML that cannot be read', 'columns: [', /m\.yaml:\d+:\d+ \(file\): not readable as YAML/],
  ['a key that is not known', 'colums: {}', /m\.yaml:1:1 colums/],
])('a mapping with %s is refused with its place', async (_, text, why) =>
  expect((await importInto(await placedDirectory(), file(), flat(text))).refused?.join('\n')).toMatch(why))

test('corrections by hand survive a new import, and one whose service is gone is told', async () => {
  const folder = temporaryFolder()
  const corrections =
    'service,field,value,by,on\n1,confidential,yes,the agency,2026-10-01\n4,hide,no,the agency,2026-10-01\n9,hide,yes,the agency,2026-10-01\n'
  writeFileSync(join(folder, 'overrides.csv'), corrections)
  const database = await placedDirectory()
  for (const outcome of ['applied', 'no change']) {
    const { report, findings } = await importInto(database, file(), { ...flat(), databasePath: join(folder, 'a.db') })
    expect(report?.outcome).toBe(outcome)
    expect(findings.join()).toMatch(/overrides\.csv:4:1 override_gone service.*\(9\)/)
  }
  expect((await served(database, 'flat')).map(({ status }) => status)).toEqual(['active', 'active', 'hidden', 'active'])
  expect(await column(database, 'location', 'address', 'flat')).toEqual([null, null, '3 Ash St'])
})

test('a correction that cannot be read refuses the import', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'overrides.csv'), 'service,field,value,by,on\n1,hide,maybe,me,2026-10-01\n')
  const { refused } = await importInto(await placedDirectory(), file(), {
    ...flat(),
    databasePath: join(folder, 'a.db'),
  })
  expect(refused?.join()).toMatch(/overrides\.csv:2:3 value: 'maybe' is no value of hide; write yes or no/)
})

test('a shelter from abuse is secret by the category that the mapping gives it, and its house with it', async () => {
  const database = await placedDirectory()
  const text =
    'columns: { Num: id, Public Name: name, Physical Address: address, Physical City: city, Terms: category, Physical ZIP: zip }'
  const table = `${HEADER}\n1,0,Casa Luna Refuge,,,9 Elm St,,Austin,TX,78701,,,,dv,\n2,0,Elm Food Pantry,,,9 Elm St,,Austin,TX,78701,,,,food,\n`
  await importInto(database, `${folderOf({ 'a.csv': table })}/a.csv`, flat(text))
  expect(await column(database, 'location', 'address', 'flat')).toEqual([null])
})
