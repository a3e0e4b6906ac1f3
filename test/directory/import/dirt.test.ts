import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { column, folderOf, importInto, placedDirectory, served, services, TABLES, tables } from './support.ts'

const first = <One>(all: One[]): One => all[0]!

describe('encodings', () => {
  const named = (bytes: number[], end = '\n') =>
    folderOf({
      'services.csv': Buffer.concat([
        Buffer.from(`id,name,status${end}a,Cl`),
        Buffer.from(bytes),
        Buffer.from(`nica,active${end}`),
      ]),
    })
  test.each([
    ['windows-1252', [0xed], '\n'],
    ['macintosh', [0x92], '\r'],
  ])('%s is detected, said, and its rows are listed', async (encoding, bytes, end) => {
    const database = await placedDirectory()
    const { findings } = await importInto(database, named(bytes, end))
    expect(findings.join()).toContain(`the file is not UTF-8 (${encoding})`)
    expect(findings.join()).toMatch(/services\.csv:2:2 encoding_changed name/)
    expect(first(await served(database)).name).toBe('Clínica')
  })
  test.each([
    ['windows-1252', 0xc1, '\r'],
    ['macintosh', 0xe7, '\n'],
  ])('%s is detected by a capital among capitals', async (encoding, byte, end) => {
    const text = Buffer.from(`id,name,status${end}a,COMIDA DEL ?REA,active${end}`)
    text[text.indexOf('?')] = byte
    const database = await placedDirectory()
    const { findings } = await importInto(database, folderOf({ 'services.csv': text }))
    expect(findings.join()).toContain(`(${encoding})`)
    expect(first(await served(database)).name).toBe('COMIDA DEL ÁREA')
  })
  test('a picture in a name is left out, for it halves what one message holds', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(services('', 'a,Food Pantry 🍎👩‍🌾,active')))
    expect(first(await served(database)).name).toBe('Food Pantry')
  })
  test('a lost character is told, not guessed', async () => {
    const { findings } = await importInto(await placedDirectory(), named([0x83, 0x3f, 0x3f]))
    expect(findings.join()).toMatch(/:2:2 character_lost name/)
  })
  test('text that was encoded twice is mended', async () => {
    const database = await placedDirectory()
    const { codes } = await importInto(database, folderOf(services('', 'a,ClÃ­nica,active')))
    expect(codes.text_broken_twice).toBe(1)
    expect(first(await served(database)).name).toBe('Clínica')
  })
  test('a byte order mark is none of the first column', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf({ 'services.csv': '\ufeffid,name,status\na,Food,active\n' }))
    expect(first(await served(database)).ref).toBe('a')
  })
})

describe('rows', () => {
  test('are placed by their physical line, after line breaks in quotes', async () => {
    const { findings } = await importInto(
      await placedDirectory(),
      folderOf(
        services(
          'description',
          'a,Food,active,"one\ntwo"',
          ...'bcdefg'.split('').map((id) => `${id},Food ${id},active,x`),
          'h,,active,x',
        ),
      ),
    )
    expect(findings.find((line) => line.includes('name_missing'))).toMatch(/services\.csv:10:2 /)
  })
  test('of the wrong width are rejected with their text', async () => {
    const rows = [
      'a,Food,active',
      ...'bcdefg'.split('').map((id) => `${id},Food ${id},active`),
      'h,Food,active,more,cells',
    ]
    const { findings, report } = await importInto(await placedDirectory(), folderOf(services('', ...rows)))
    expect(findings.find((line) => line.includes('row_width'))).toContain('(h,Food,active,more,cells)')
    expect(report?.counted[0]).toMatchObject({ read: 8, kept: 7, rejected: 1 })
  })
  test('with a stray quote are rejected once, and the others kept', async () => {
    const rows = [...'bcdefg'.split('').map((id) => `${id},Food ${id},active`), 'h,The "Old" "Mill" Pantry,active']
    const { codes, report } = await importInto(await placedDirectory(), folderOf(services('', ...rows)))
    expect(codes.row_quotes).toBe(1)
    expect(report?.counted[0]).toMatchObject({ read: 7, kept: 6, rejected: 1 })
  })
  test('with a name and a line that another has are told, never merged', async () => {
    const { findings, report } = await importInto(
      await placedDirectory(),
      folderOf({
        ...services('', 'a,Food Pantry,active', 'b,FOOD PANTRY,active', 'c,Food Pantry,active'),
        'phones.csv': 'id,service_id,number\n1,a,512-555-0100\n2,b,512-555-0100\n3,c,512-555-0109\n',
      }),
    )
    expect(findings.filter((line) => line.includes('same_name'))).toEqual([
      expect.stringMatching(/services\.csv:3:2 same_name name: .*\(FOOD PANTRY, as services\.csv:2\)/),
    ])
    expect(report?.services).toEqual({ active: 3, hidden: 0 })
  })
  test('with a blank before a quote are read', async () => {
    const database = await placedDirectory()
    await importInto(database, folderOf(services('', 'a, "Food, and more",active')))
    expect(first(await served(database)).name).toBe('Food, and more')
  })
  test('with a cell over 64 kB are rejected', async () => {
    const rows = [
      'a,Food,active,x',
      'b,Food b,active,x',
      'c,Food c,active,x',
      'd,Food d,active,x',
      `e,Food e,active,${'x'.repeat(70_000)}`,
    ]
    const { codes, report } = await importInto(await placedDirectory(), folderOf(services('description', ...rows)))
    expect(codes.cell_too_long).toBe(1)
    expect(report?.services).toEqual({ active: 4, hidden: 0 })
  })
  test('there twice are one when they agree; the later is rejected when they do not', async () => {
    const rows = [
      'a,Food,active',
      'a,Food,active',
      ...'bcdefg'.split('').map((id) => `${id},Food ${id},active`),
      'b,Clothes,active',
    ]
    const { findings, codes, report } = await importInto(await placedDirectory(), folderOf(services('', ...rows)))
    expect(codes).toMatchObject({ repeated_row: 1, repeated_id: 1 })
    expect(findings.find((line) => line.includes('repeated_id'))).toMatch(/:10:.*first on line 4/)
    expect(report?.counted[0]).toMatchObject({ read: 9, kept: 7, rejected: 1, skipped: 1 })
  })
  test('of an organization that is not there are kept without; links without ends are rejected', async () => {
    const changes = {
      'organizations.csv': undefined,
      'services_at_location.csv': `${TABLES['services_at_location.csv']}sl3,s9,l1\n`,
    }
    const database = await placedDirectory()
    const { codes } = await importInto(database, folderOf(tables(changes)))
    expect(codes).toMatchObject({ organization_missing: 2, orphan: 1 })
    expect((await served(database)).map(({ ref }) => ref)).toEqual(['s1', 's2'])
  })
  test('of closed services are kept and hidden; a blank status is active', async () => {
    const database = await placedDirectory()
    const rows = [
      'a,Food,',
      'b,Food b,inactive',
      'c,Food c,temporarily closed',
      'd,Food d,active,This program is permanently closed.',
    ]
    const { codes } = await importInto(
      database,
      folderOf(services('description', ...rows.map((row) => (row.split(',').length < 4 ? `${row},` : row)))),
    )
    expect((await served(database)).map(({ status }) => status)).toEqual(['active', 'hidden', 'hidden', 'hidden'])
    expect(codes).toMatchObject({ status_blank: 1, closed: 3 })
  })
})

describe('places', () => {
  const place = async (address: string, location = 'l1,o1,,') => {
    const database = await placedDirectory()
    const { codes } = await importInto(
      database,
      folderOf(
        tables({
          'locations.csv': `id,organization_id,latitude,longitude\n${location}\nl2,o1,,\n`,
          'physical_addresses.csv': `id,location_id,address_1,city,state_province,postal_code\na1,l1,${address}\n`,
        }),
      ),
    )
    const [row] = await database.db.all<Record<string, unknown>>(sql`select * from location where ref = 'l1'`)
    return { ...row, codes }
  }
  test('without coordinates stand in the middle of their ZIP code', async () =>
    expect(await place('1 Elm St,Austin,TX,78702')).toMatchObject({
      lat: 30.263,
      precision: 'area',
      codes: { position_zip: 1 },
    }))
  test('whose ZIP code lost its zero get it back', async () =>
    expect(await place('1 Elm St,Boston,MA,2121')).toMatchObject({ zip: '02121', codes: { zip_padded: 1 } }))
  test('with a ZIP code of another state are not placed by it', async () =>
    expect(await place('1 Elm St,Austin,TX,02121')).toMatchObject({
      zip: null,
      lat: expect.closeTo(30.2665),
      codes: { zip_state: 1 },
    }))
  test('with a ZIP code that is none are placed by their city', async () =>
    expect(await place('1 Elm St,Austin,TX,G9M 9H9')).toMatchObject({
      zip: null,
      precision: 'area',
      codes: { zip_unknown: 1 },
    }))
  test.each([
    ['0,0', 'position_default'],
    ['-97.74,30.27', 'position_swapped'],
    ['30.27,97.74', 'position_swapped'],
    ['100,101', 'position_outside'],
    ['31.76,-106.48', 'position_far'],
  ])('at %s are not believed', async (point, code) =>
    expect(await place('1 Elm St,Austin,TX,78701', `l1,o1,${point}`)).toMatchObject({
      lat: 30.27,
      precision: 'area',
      codes: { [code]: 1 },
    }))
  test('five of which stand on one point are placed by their ZIP codes', async () => {
    const ids = ['1', '2', '3', '4', '5']
    const database = await placedDirectory()
    const { codes } = await importInto(
      database,
      folderOf({
        ...services('', ...ids.map((id) => `${id},Food ${id},active`)),
        'locations.csv': `id,latitude,longitude\n${ids.map((id) => `${id},30.25,-97.75`).join('\n')}\n`,
        'physical_addresses.csv': `id,location_id,address_1,city,state_province,postal_code\n${ids.map((id) => `${id},${id},${id} Elm St,Austin,TX,78701`).join('\n')}\n`,
        'services_at_location.csv': `id,service_id,location_id\n${ids.map((id) => `${id},${id},${id}`).join('\n')}\n`,
      }),
    )
    expect(codes.position_default).toBe(5)
    expect(new Set(await column(database, 'location', 'lat'))).toEqual(new Set([30.27]))
  })
})

describe('what must not be known', () => {
  test.each([
    [
      'a flag of the place',
      {
        'locations.csv':
          'id,organization_id,latitude,longitude,is_confidential\nl1,o1,30.2672,-97.7431,Yes\nl2,o1,,,\n',
      },
    ],
    [
      'the word in its address',
      {
        'physical_addresses.csv':
          'id,location_id,address_1,city,state_province,postal_code\na1,l1,Confidential,Austin,TX,78701\n',
      },
    ],
    [
      'the word in Spanish',
      {
        'physical_addresses.csv':
          'id,location_id,address_1,city,state_province,postal_code\na1,l1,Dirección confidencial,Austin,TX,78701\n',
      },
    ],
    [
      'the text of a service',
      {
        'services.csv':
          'id,organization_id,name,description,status\ns1,o1,Night Shelter,The location is kept confidential.,active\n',
      },
    ],
  ])('a place that is secret by %s keeps only its lines', async (_, changes) => {
    const database = await placedDirectory()
    const { codes } = await importInto(database, folderOf(tables(changes)))
    expect(codes.confidential).toBeGreaterThan(0)
    const [row] = await database.db.all<Record<string, unknown>>(sql`select * from location where ref = 'l1'`)
    expect(row).toMatchObject({
      confidential: 1,
      address: null,
      city: null,
      zip: null,
      lat: null,
      lon: null,
      state: 'TX',
    })
    expect(
      await database.db.all(
        sql`select * from service_place p join location l on l.id = p.location_id where l.ref = 'l1'`,
      ),
    ).toEqual([])
    expect(await column(database, 'phone', 'number')).toContain('+15125550100')
  })

  test('the house where people who fled abuse sleep is secret for whatever else is there', async () => {
    const changes = {
      'services.csv':
        'id,organization_id,name,status\ns1,o1,Domestic Violence Shelter,active\ns2,o1,English Classes,active\n',
      'services_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\nsl2,s2,l2\n',
      'physical_addresses.csv':
        'id,location_id,address_1,city,state_province,postal_code\na1,l1,1 Elm St,Austin,TX,78701\na2,l2,1 ELM ST,Austin,TX,78701-0001\n',
    }
    const database = await placedDirectory()
    await importInto(database, folderOf(tables(changes)))
    expect(JSON.stringify(await database.db.all(sql`select * from location`))).not.toMatch(/elm|78701|30\.2/i)
  })

  test('staff, notes and e-mails have no way in', async () => {
    const database = await placedDirectory()
    await importInto(
      database,
      folderOf(
        tables({
          'contacts.csv': 'id,service_id,name,email\nc1,s1,Ana Ejemplo,ana@casa.example\n',
          'services.csv':
            'id,organization_id,name,email,internal_notes,status\ns1,o1,Food Pantry,ana@casa.example,Ask for Ana,active\n',
        }),
      ),
    )
    const names = (
      await database.db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table'`)
    ).map(({ name }) => name)
    const all = await Promise.all(names.map((name) => database.db.all(sql.raw(`select * from "${name}"`))))
    expect(JSON.stringify(all)).not.toMatch(/Ana|ana@/)
  })

  test('a number that must never be sent is left out, wherever it stands', async () => {
    const database = await placedDirectory()
    const { codes } = await importInto(
      database,
      folderOf(
        tables({ 'phones.csv': 'id,service_id,number\np1,s1,512-555-0911\np2,s1,512-555-0100\np3,s2,512-555-0101\n' }),
      ),
    )
    expect(codes.phone_blocked).toBe(1)
    expect(await column(database, 'phone', 'number')).toEqual(['+15125550100', '+15125550101'])
  })

  test('legal help is vouched for by name and day, or never given', async () => {
    const database = await placedDirectory()
    const rows = [
      'a,Immigration Lawyers,active,,',
      'b,Legal Aid,active,lsc,2026-01-05',
      'c,Legal Help,active,lsc,',
      'd,Notary Legal Services,active,lsc,2026-01-05',
    ]
    const { codes } = await importInto(database, folderOf(services('vetting,vetting_on', ...rows)))
    expect((await served(database)).map(({ vetting }) => vetting)).toEqual(['none', 'lsc', 'none', 'lsc'])
    expect(codes).toMatchObject({ legal_unvetted: 2, vetting_unknown: 1 })
  })

  test('"asks no status" needs who said so and when; text only says that it is asked', async () => {
    const database = await placedDirectory()
    const rows = [
      'a,Food a,active,no,,,',
      'b,Food b,active,no,the provider,2026-05-01,',
      'c,Food c,active,,,,Must be a US citizen.',
      'd,Food d,active,,,,Undocumented people welcome.',
    ]
    const { codes } = await importInto(
      database,
      folderOf(services('asks_status,asks_status_by,asks_status_on,description', ...rows)),
    )
    expect((await served(database)).map(({ asks_status }) => asks_status)).toEqual(['unknown', 'no', 'yes', 'unknown'])
    expect(codes).toMatchObject({ asks_status_unproven: 1, asks_status: 1 })
  })

  test('the day of a check is the source’s, never ours or the export’s', async () => {
    const database = await placedDirectory()
    await importInto(
      database,
      folderOf(
        services(
          'assured_date,last_action_date',
          'a,Food,active,2025-03-01,2026-01-01',
          'b,Food b,active,,2026-01-01',
          'c,Food c,active,2099-01-01,',
        ),
      ),
    )
    expect((await served(database)).map(({ source_date }) => source_date)).toEqual(['2025-03-01', 'undated', 'undated'])
  })
})

test('the order of rows, columns and files does not matter', async () => {
  const database = await placedDirectory()
  await importInto(database, folderOf(tables()))
  const shuffled = (text: string, seed: number) => {
    const [header = [], ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    const order = [...header.keys()].sort((a, b) => ((a * 7 + seed) % 5) - ((b * 7 + seed) % 5))
    const turned = rows.toSorted((a, b) => ((a.join().length * 3 + seed) % 7) - ((b.join().length * 3 + seed) % 7))
    return `${[header, ...turned].map((cells) => order.map((index) => cells[index]).join(',')).join('\n')}\n`
  }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1000 }), fc.boolean(), async (seed, isNested) => {
      const files = Object.fromEntries(
        Object.entries(TABLES).map(([name, text]) => [`${isNested ? 'data/' : ''}${name}`, shuffled(text, seed)]),
      )
      expect((await importInto(database, folderOf(files))).report?.outcome).toBe('no change')
    }),
    { numRuns: 12, seed: 7 },
  )
})
