import { crc32, deflateRawSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findServices } from '../../../src/directory/find-services.ts'
import { takeBack } from '../../../src/directory/import/take-back.ts'
import { findPlace } from '../../../src/directory/places.ts'
import { TODAY } from '../../support/app.ts'
import { MONDAY_MORNING } from '../../support/directory.ts'
import { column, folderOf, importInto, placedDirectory, served, services, TABLES, tables } from './support.ts'

async function find(database: Awaited<ReturnType<typeof placedDirectory>>, category: 'food' | 'english' = 'food') {
  const place = await findPlace(database.db, { zip: '78701' })
  if (place.kind !== 'place') throw new Error('no place')
  return (await findServices(database.db, { category, place, now: MONDAY_MORNING, today: TODAY })).answers
}

describe('tables of HSDS 1.1', () => {
  test('are found near, with the closest line, the hours and the languages', async () => {
    const database = await placedDirectory()
    const { report } = await importInto(database, folderOf(tables()))
    expect(report?.outcome).toBe('applied')
    expect(await find(database)).toMatchObject([
      {
        id: 's1',
        name: 'Food Pantry',
        organization: 'Casa Ejemplo',
        distanceMiles: 0,
        place: { address: '1 Elm St', city: 'Austin', state: 'TX' },
        phones: [{ number: '+15125550100', extension: '12' }],
        website: 'https://www.casa.example',
        hours: { state: 'open', untilMinute: 720 },
        cost: 'free',
        access: 'walk_in',
        asksStatus: 'unknown',
        languages: ['en', 'es'],
      },
    ])
    expect(await find(database, 'english')).toMatchObject([
      { id: 's2', phones: [{ number: '+15125550101' }], distanceMiles: 'nearby' },
    ])
  })

  test('account for every row of every file', async () => {
    const { report } = await importInto(
      await placedDirectory(),
      folderOf(tables({ 'contacts.csv': 'id,service_id,name\nc1,s1,Ana Ejemplo\n' })),
    )
    for (const { read, kept, rejected, skipped } of report!.counted) expect(read).toBe(kept + rejected + skipped)
    expect(report!.counted.map(({ table, read, kept, skipped }) => `${table} ${read} ${kept} ${skipped}`)).toContain(
      'contacts.csv 1 0 1',
    )
  })

  test('twice are no change and no new version', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(tables()))
    const before = await database.db.all(sql`select * from import_run`)
    expect((await importInto(database, folderOf(tables()))).report?.outcome).toBe('no change')
    expect(await database.db.all(sql`select * from import_run`)).toEqual(before)
  })

  test('say what changed, field by field', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(tables()))
    const next = tables({
      'phones.csv': TABLES['phones.csv']!.replace('555-0100', '555-0177'),
      'services.csv': `${TABLES['services.csv']}s3,o1,Night Shelter,,,active,,\n`,
    })
    const { report } = await importInto(database, folderOf(next))
    expect(report?.diff).toMatchObject({
      added: [{ ref: 's3', name: 'Night Shelter' }],
      changed: [
        {
          ref: 's1',
          name: 'Food Pantry',
          fields: [{ field: 'phones', from: '+15125550100 x12 voice', to: '+15125550177 x12 voice' }],
        },
      ],
      gone: [],
      unchanged: 1,
    })
  })

  test('are not changed by a dry run', async () => {
    const database = await placedDirectory()
    const { report } = await importInto(database, folderOf(tables()), { dryRun: true })
    expect(report).toMatchObject({ outcome: 'would be applied', diff: { added: [{ ref: 's1' }, { ref: 's2' }] } })
    expect(await served(database)).toEqual([])
    expect(await database.db.all(sql`select * from import_run`)).toEqual([])
  })
})

describe('a smaller directory', () => {
  const smaller = () => folderOf(tables({ 'services.csv': TABLES['services.csv']!.split('\n').slice(0, 2).join('\n') }))

  test('is refused, and families find what they found before', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(tables()))
    const { refused } = await importInto(database, smaller())
    expect(refused?.join()).toMatch(/1 of 2 services of hsds that families find now would go.*--allow-shrink/)
    expect((await served(database)).map(({ ref }) => ref)).toEqual(['s1', 's2'])
  })

  test('is served when it is meant, and taken back by rollback', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(tables()))
    const { report } = await importInto(database, smaller(), { allowShrink: true })
    expect(report?.diff?.gone).toEqual([{ ref: 's2', name: 'English Classes' }])
    expect(await takeBack(database, 'hsds')).toMatch(/hsds: the version of .* is served again/)
    expect((await served(database)).map(({ ref }) => ref)).toEqual(['s1', 's2'])
    await takeBack(database, undefined)
    expect((await served(database)).map(({ ref }) => ref)).toEqual(['s1'])
  })

  test('that was the first is taken out by rollback', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(tables()))
    expect(await takeBack(database, undefined)).toMatch(/taken out/)
    expect(await database.db.all(sql`select * from service`)).toEqual([])
    await expect(takeBack(database, undefined)).rejects.toThrow('nothing was imported')
  })
})

test('over a fifth of rows rejected is refused, with every one of them', async () => {
  const { refused, findings } = await importInto(
    await placedDirectory(),
    folderOf(services('', 'a,Food Pantry,active', 'b,,active', 'c,,active')),
  )
  expect(refused?.join()).toMatch(/2 of 3 rows are rejected/)
  expect(findings.filter((line) => line.includes('name_missing'))).toHaveLength(2)
})

describe('HSDS 3 in JSON', () => {
  const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
  const service = {
    id: uuid(1),
    name: 'Community Clinic',
    status: 'active',
    organization: { id: uuid(2), name: 'Clínica Ejemplo', phones: [{ id: uuid(3), number: '512-555-0102' }] },
    schedules: [{ freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:00' }],
    languages: [{ code: 'es', name: 'Spanish' }],
    service_at_locations: [
      {
        id: uuid(4),
        location: {
          id: uuid(5),
          location_type: 'physical',
          latitude: 30.26,
          longitude: -97.74,
          addresses: [
            {
              address_1: '3 Ash St',
              city: 'Austin',
              state_province: 'TX',
              postal_code: '78701',
              address_type: 'physical',
            },
          ],
        },
      },
    ],
    contacts: [{ name: 'Ana Ejemplo', email: 'ana@example.org' }],
  }

  test.each([
    ['an object', JSON.stringify(service, null, 2), 'a.json'],
    ['an array', JSON.stringify([service]), 'a.json'],
    ['a page', JSON.stringify({ total_items: 1, contents: [service], empty: false }), 'a.json'],
    [
      'an object a line',
      `${JSON.stringify(service)}\n${JSON.stringify({ ...service, id: uuid(9), name: 'Dental Clinic' })}\n`,
      'a.jsonl',
    ],
  ])('is read as %s', async (_, text, name) => {
    const database = await placedDirectory()
    const { report } = await importInto(database, folderOf({ [name]: text }))
    expect(report?.outcome).toBe('applied')
    expect((await served(database))[0]).toMatchObject({ ref: uuid(1), name: 'Community Clinic' })
    expect(await column(database, 'location', 'address')).toEqual(['3 Ash St'])
    expect(await column(database, 'phone', 'number')).toEqual(['+15125550102'])
    expect(await column(database, 'organization', 'name')).toEqual(['Clínica Ejemplo'])
    expect(JSON.stringify(await database.db.all(sql`select * from service`))).not.toContain('Ana')
  })

  test('ids that each record counts anew are told apart', async () => {
    const record = (name: string, number: string) => ({
      organization: { id: 'org_1', name, phones: [{ number }] },
      services: [
        {
          id: 'svc_1',
          organization_id: 'org_1',
          name: 'Food Pantry',
          status: 'active',
          locations: [{ id: 'loc_1', address_1: `${name} St`, city: 'Austin', state: 'TX', zip: '78701' }],
        },
      ],
    })
    const lines = [record('Uno', '512-555-0103'), record('Dos', '512-555-0104')].map((one) => JSON.stringify(one))
    const database = await placedDirectory()
    await importInto(database, folderOf({ 'a.jsonl': lines.join('\n') }))
    expect(await column(database, 'organization', 'name')).toEqual(['Dos', 'Uno'])
    expect(await column(database, 'location', 'address')).toEqual(['Dos St', 'Uno St'])
    expect((await importInto(database, folderOf({ 'a.jsonl': lines.toReversed().join('\n') }))).report?.outcome).toBe(
      'no change',
    )
  })

  test('broken JSON is refused with its place', async () => {
    const { refused } = await importInto(
      await placedDirectory(),
      folderOf({ 'a.json': '[\n {"id": "1", "name": "A" "status": 1}\n]' }),
    )
    expect(refused?.join()).toMatch(/a\.json:2:\d+ this is not JSON from here on/)
  })

  test('a line that is not JSON is one rejected row', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => JSON.stringify({ ...service, id: uuid(index) }))
    const { report, findings } = await importInto(
      await placedDirectory(),
      folderOf({ 'a.jsonl': [...lines, '{"id": '].join('\n') }),
    )
    expect(report?.outcome).toBe('applied')
    expect(findings.find((line) => line.includes('row_not_json'))).toMatch(/a\.jsonl:10:1/)
  })
})

/** A zip as archivers write it: local headers, a central directory, its end. */
function zipOf(entries: [name: string, text: string, mode?: number][]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text, mode = 0o100644] of entries) {
    const data = deflateRawSync(Buffer.from(text))
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(Buffer.from(text)), 10)
    head.writeUInt32LE(data.length, 14)
    head.writeUInt32LE(Buffer.byteLength(text), 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), data)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((mode << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.from('PK\x01\x02\x14\x03', 'latin1'),
      head,
      Buffer.alloc(2),
      tail.subarray(2),
      Buffer.from(name),
    )
    offset += 4 + 26 + Buffer.byteLength(name) + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}

describe('a zip', () => {
  const path = (entries: [string, string, number?][]) => `${folderOf({ 'a.zip': zipOf(entries) })}/a.zip`
  const whole = Object.entries(TABLES).map(([name, text]): [string, string] => [`data/${name}`, text])

  test('is read like a folder', async () => {
    const database = await placedDirectory()
    expect(
      (await importInto(database, path([...whole, ['datapackage.json', '{"version":"9.9"}']]))).report?.outcome,
    ).toBe('applied')
    expect((await served(database)).map(({ ref }) => ref)).toEqual(['s1', 's2'])
  })

  test.each([
    ['a path that leads out', [['../services.csv', 'id\n1']], /relative path|leads out/],
    ['an absolute path', [['/etc/services.csv', 'id\n1']], /absolute path|leads out/],
    ['a link', [['services.csv', '/etc/passwd', 0o120777]], /is a link/],
    ['an archive within', [['more.zip', 'PK']], /archive within/],
    ['a bomb', [['services.csv', ' '.repeat(5_000_000)]], /more than 100 times/],
  ] as [string, [string, string, number?][], RegExp][])('with %s is refused', async (_, entries, why) => {
    const { refused } = await importInto(await placedDirectory(), path(entries))
    expect(refused?.join()).toMatch(why)
  })

  test('that is none is refused', async () => {
    const { refused } = await importInto(await placedDirectory(), `${folderOf({ 'a.zip': 'PK no' })}/a.zip`)
    expect(refused?.join()).toMatch(/not readable as a zip/)
  })
})

test.each([
  ['nothing there', () => '/nowhere/at/all', /no such file or folder/],
  ['an empty file', () => `${folderOf({ 'services.csv': '' })}/services.csv`, /1:1 the file is empty/],
  ['a folder without a known file', () => folderOf({ 'photos.csv': 'a\n1' }), /no file here is of HSDS/],
  [
    'a header with a stray quote',
    () => folderOf({ 'services.csv': 'id,na"me,status\n1,Food,active\n' }),
    /services\.csv:1:1 the header cannot be read/,
  ],
  [
    'a quote that is never closed',
    () => folderOf({ 'services.csv': 'id,name,status\n1,"Food,active\n2,B,active\n' }),
    /services\.csv:2:1 a quote is opened and never closed/,
  ],
])('%s is refused and nothing is changed', async (_, path, why) => {
  const database = await placedDirectory()
  const { refused } = await importInto(database, path())
  expect(refused?.join()).toMatch(why)
  expect(await served(database)).toEqual([])
})
