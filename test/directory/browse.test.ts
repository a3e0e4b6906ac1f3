import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BrowseFilters, searchedWords } from '../../src/directory/browse.ts'
import { browseConsulates } from '../../src/directory/browse-consulates.ts'
import { browseHotlines } from '../../src/directory/browse-hotlines.ts'
import { browseIdPrograms } from '../../src/directory/browse-id-programs.ts'
import { browseServices } from '../../src/directory/browse-services.ts'
import { findConsulates } from '../../src/directory/consulates.ts'
import type { Db } from '../../src/directory/database.ts'
import { findServices } from '../../src/directory/find-services.ts'
import { findIdPrograms } from '../../src/directory/id-programs.ts'
import { isOlderThan } from '../../src/directory/partial-date.ts'
import { blockedNumber } from '../../src/directory/schema-lists.ts'
import { seedFiles } from '../../src/directory/seed/seed-lists.ts'
import { ROOT, TODAY } from '../support/app.ts'
import { MONDAY_MORNING, placeAt, seededDirectory } from '../support/directory.ts'
import { directoryOf, PLACE } from '../support/made-services.ts'

let seed: Db
beforeAll(async () => {
  seed = (await seededDirectory()).db
})
type Asked = Partial<BrowseFilters> & { page?: number; q?: string }
const asked = ({ q = '', ...filters }: Asked = {}) => ({
  ...{ words: searchedWords(q), page: 1, now: MONDAY_MORNING, today: TODAY },
  ...filters,
})
const services = (filters?: Asked, db = seed) => browseServices(db, asked(filters))
const refs = async (filters?: Asked, db = seed) => (await services(filters, db)).rows.map(({ service }) => service.ref)
const allOf = async <Row>(browse: (page: number) => Promise<{ total: number; rows: Row[] }>) => {
  const rows: Row[] = []
  for (let page = 1; ; page++) {
    const found = await browse(page)
    rows.push(...found.rows)
    if (rows.length >= found.total || found.rows.length === 0) return rows
  }
}
const table = (name: string) =>
  parse(seedFiles(ROOT).find(({ path }) => path.endsWith(`/${name}.csv`))!.text, { columns: true }) as Record<
    string,
    string
  >[]
const idsIn = (rows: Record<string, string>[]) => rows.map(({ id }) => id!).sort()

describe('services, page by page', () => {
  test('every row that is served stands on one page, fifty on each', async () => {
    const rows = await allOf((page) => services({ page }))
    expect(rows.map(({ service }) => service.ref).sort()).toEqual(idsIn(table('services-starter')))
    expect((await services()).rows).toHaveLength(50)
  })

  test('a page beyond the last is the last', async () => {
    const { page, rows, total } = await services({ page: 1_000 })
    expect({ page, rows: rows.length }).toEqual({ page: Math.ceil(total / 50), rows: total % 50 })
  })

  type Row = Record<string, string>
  test.each<[Asked, (row: Row) => boolean]>([
    [{ vetting: 'lsc' }, (row) => row.vetting === 'lsc'],
    [{ confidence: 'confirmed' }, (row) => row.confidence === 'confirmed'],
    [{ category: 'shelter' }, (row) => row.categories!.split(';').includes('shelter')],
    [{ language: 'ht' }, (row) => row.languages!.split(';').includes('ht')],
    [{ old: true }, (row) => isOlderThan(row.source_date!, 18, TODAY)],
    [{ q: 'catholic charities' }, (row) => /catholic.*charities|charities.*catholic/i.test(namesOf(row))],
    [{ category: 'legal', vetting: 'none', q: 'rapid' }, (row) => isUnvetted(row) && /rapid/i.test(namesOf(row))],
  ])('%j keeps what it names and nothing else', async (filters, fits) => {
    const expected = idsIn(table('services-starter').filter(fits))
    const rows = await allOf((page) => services({ ...filters, page }))
    expect(expected.length).toBeGreaterThan(0)
    expect(rows.map(({ service }) => service.ref).sort()).toEqual(expected)
  })
  const namesOf = ({ id, name, organization, city }: Row) => [id, name, organization, city].join(' ')
  const isUnvetted = ({ categories, vetting }: Row) => categories!.split(';').includes('legal') && vetting === 'none'

  test('a state holds what is there and what serves it or a part of it', async () => {
    const area = (kind: 'state' | 'county' | 'city', value: string) => ({ areas: [{ kind, value }] })
    const db = await directoryOf(
      { ref: 'there', places: [PLACE] },
      { ref: 'elsewhere', places: [{ ...PLACE, ref: 'far', state: 'OK' }] },
      { ref: 'state', ...area('state', 'TX') },
      { ref: 'county', ...area('county', 'TX:travis') },
      { ref: 'city', ...area('city', 'TX:el paso') },
      { ref: 'other', ...area('county', 'TN:knox') },
    )
    expect((await refs({ state: 'TX' }, db)).sort()).toEqual(['city', 'county', 'state', 'there'])
  })

  test('a language on a telephone alone counts too, whoever owns the telephone', async () => {
    const line = (languages: string[]) => [{ number: '+15125550100', kind: 'voice' as const, languages }]
    const db = await directoryOf(
      { ref: 'own', phones: line(['es']) },
      { ref: 'org', organization: { ref: 'o', name: 'O', phones: line(['en', 'es']) } },
      { ref: 'place', places: [{ ...PLACE, phones: line(['es']) }] },
      { ref: 'other', phones: line(['est']) },
    )
    expect((await refs({ language: 'es' }, db)).sort()).toEqual(['org', 'own', 'place'])
  })
})

describe('words', () => {
  test('accents and case do not count, on either side', async () => {
    const db = await directoryOf({ ref: 'with', name: 'CLÍNICA Ñandú' }, { ref: 'without', name: 'Clinica Nandu' })
    for (const q of ['clinica ñandu', 'CLÍNICA', 'nandú'])
      expect((await refs({ q }, db)).sort()).toEqual(['with', 'without'])
  })

  test('each of them must stand in the name, the organization or a city', async () => {
    const organization = { ref: 'o', name: 'Casa Latina' }
    const db = await directoryOf({ ref: 'one', name: 'Pantry', organization, places: [PLACE] }, { ref: 'two' })
    expect(await refs({ q: 'austin casa pantry' }, db)).toEqual(['one'])
    expect(await refs({ q: 'austin casa dallas' }, db)).toEqual([])
  })

  test('what means something to a database means nothing here', async () => {
    const db = await directoryOf({ ref: 'one', name: `100% "O'Hara" [a]_\\*` }, { ref: 'two', name: 'Two' })
    for (const q of ['%', '_', '"', "'hara", '[a]', '\\', '*', "o'hara"]) expect(await refs({ q }, db)).toEqual(['one'])
    for (const q of ["' or 1=1 --", '%two', 't_o', '[t]wo', '"; drop table service'])
      expect(await refs({ q }, db)).toEqual([])
    expect(await refs({ q: 'two\u0000' }, db)).toEqual(['two'])
    expect(await refs({ q: `two ${'x'.repeat(10_000)}` }, db)).toEqual([])
  })

  test('a city is not told by where a confidential place is', async () => {
    const db = await directoryOf({ places: [{ ...PLACE, confidential: true }] })
    expect(await refs({ q: 'austin' }, db)).toEqual([])
  })
})

describe('a category at a place', () => {
  test.each([
    'zip:77002',
    'zip:59718',
    'city:el paso|TX',
    'state:VT',
  ])('%s: the very answers of the search, in its order', async (near) => {
    const place = await placeAt(seed, near)
    for (const category of ['legal', 'food', 'dv'] as const) {
      const told = await findServices(seed, { category, place, language: 'es', now: MONDAY_MORNING, today: TODAY })
      const rows = await allOf((page) => services({ category, place, language: 'es', page }))
      expect(rows.map((row) => row.told)).toEqual(told.answers)
      expect(rows.map(({ turn }) => turn)).toEqual(told.answers.map((_, index) => index + 1))
    }
  })

  test('a filter leaves rows out, and the others keep their turn', async () => {
    const question = { category: 'legal' as const, place: await placeAt(seed, 'zip:77002') }
    const all = (await services(question)).rows
    const vouched = (await services({ ...question, vetting: 'lsc' })).rows
    expect(vouched.length).toBeGreaterThan(0)
    expect(vouched).toEqual(all.filter(({ service }) => service.vetting === 'lsc'))
    const last = all.at(-1)!
    expect((await services({ ...question, q: last.service.ref })).rows.map(({ turn }) => turn)).toEqual([all.length])
  })
})

describe('what is withheld, and why', () => {
  const legal = { categories: ['legal' as const] }
  const only = async (...about: Parameters<typeof directoryOf>) =>
    (await services({}, await directoryOf(...about))).rows[0]!

  test.each([
    ['hidden', { hidden: true }],
    ['no_category', { categories: [] }],
    ['legal_unvetted', legal],
    ['legal_notary', { ...legal, vetting: 'court_list' as const, name: 'Notaría Lopez' }],
  ])('%s: nothing of it is told', async (why, about) => {
    const row = await only({ phones: [{ number: '+15125550100', kind: 'voice' }], ...about })
    expect(row.withheld).toEqual([why])
    expect(row.told).toBeUndefined()
    expect(row.hoursText).toBeUndefined()
  })

  test('no legal help, but the food it gives too is told', async () => {
    const row = await only({ categories: ['legal', 'food'] })
    expect(row.withheld).toEqual(['legal_unvetted'])
    expect(row.told?.category).toBe('food')
  })

  test('a confidential place has no address', async () => {
    const row = await only({ places: [{ ...PLACE, confidential: true }] })
    expect(row.withheld).toEqual(['place_confidential'])
    expect(JSON.stringify(row)).not.toMatch(/Elm|Austin|78701|30\.05/)
  })

  test('help against abuse has neither place nor hours', async () => {
    const row = await only({ categories: ['shelter', 'dv'], places: [PLACE], hours: { text: 'weekdays' } })
    expect(row.withheld).toEqual(['place_of_abuse_help'])
    expect(JSON.stringify(row)).not.toMatch(/Elm|Austin|weekdays/)
  })

  test('a number that never leaves stays here too', async () => {
    const phones = [{ number: '+15125550100', kind: 'voice' as const }]
    const db = await directoryOf({ phones: [...phones, { number: '+15125550101', kind: 'voice' }] })
    await db.insert(blockedNumber).values({ phone: '+15125550100', known_as: 'x', reason: 'y' })
    const [row] = (await services({}, db)).rows
    expect(row!.withheld).toEqual(['number_blocked'])
    expect(row!.told!.phones.map(({ number }) => number)).toEqual(['+15125550101'])
  })
})

describe('consulates', () => {
  test('every post once, with whom it serves and what was noted of it', async () => {
    const rows = await allOf((page) => browseConsulates(seed, asked({ page })))
    expect(rows.map(({ post }) => post.id).sort()).toEqual(idsIn(table('consulates')))
    expect(rows.flatMap(({ notes }) => notes)).toHaveLength(table('consulates-notes').length)
    const houston = rows.find(({ post }) => post.id === 'mx-houston-tx')!
    expect(houston.jurisdictions).toContainEqual(expect.objectContaining({ value: 'TX:harris', name: 'Harris' }))
  })

  test('at a place, what a family of the country is told there', async () => {
    for (const [country, near] of Object.entries({
      MX: 'zip:77002',
      GT: 'zip:59718',
      HN: 'state:LA',
      VE: 'zip:33125',
    })) {
      const place = await placeAt(seed, near)
      const told = await findConsulates(seed, country, place, TODAY)
      const { rows, found } = await browseConsulates(seed, asked({ country, place }))
      expect(found).toEqual(told)
      expect(rows.map(({ answer }) => answer)).toEqual(told.kind === 'posts' ? told.posts : [])
      for (const { answer, callFirst } of rows) expect(callFirst).toBe(answer!.callFirst)
    }
  })

  test('countries without a post and offices that are gone stand beside', async () => {
    const all = await browseConsulates(seed, asked())
    expect([all.none.length, all.closed.length]).toEqual([
      table('consulates-none').length,
      table('consulates-closed').length,
    ])
    const of = await browseConsulates(seed, asked({ country: 'NI' }))
    expect(new Set(of.closed.map(({ country_iso2 }) => country_iso2))).toEqual(new Set(['NI']))
    expect(of.none).toEqual([])
  })
})

describe('ID programs', () => {
  test('every card once, with its notes', async () => {
    const rows = await allOf((page) => browseIdPrograms(seed, asked({ page })))
    expect(rows.map(({ program }) => program.id).sort()).toEqual(idsIn(table('id-programs')))
    expect(rows.flatMap(({ notes }) => notes)).toHaveLength(table('id-programs-notes').length)
  })

  test('at a place, what a family is told there; an ended one is not among it', async () => {
    for (const near of ['zip:10001', 'city:new haven|CT', 'state:IL', 'zip:77002']) {
      const place = await placeAt(seed, near)
      const { offered, notRunning } = await findIdPrograms(seed, { place, today: TODAY })
      const { rows } = await browseIdPrograms(seed, asked({ place }))
      expect(rows.map(({ answer }) => answer)).toEqual([...offered, ...notRunning])
      for (const { answer, askFirst } of rows) expect(askFirst).toBe(answer!.askFirst)
    }
  })

  test('of consular cards only those of a country', async () => {
    const { rows } = await browseIdPrograms(seed, asked({ country: 'MX' }))
    expect(new Set(rows.map(({ program }) => program.country_iso2))).toEqual(new Set(['MX']))
  })
})

describe('hotlines', () => {
  test('in the order in which they are given, and by topic', async () => {
    const { rows } = await browseHotlines(seed, asked())
    expect(rows.map(({ line }) => line.id)).toEqual(table('hotlines').map(({ id }) => id))
    const food = await browseHotlines(seed, asked({ category: 'food' }))
    expect(food.rows.map(({ line }) => line.phone)).toEqual(['211'])
  })

  test('a number that never leaves is on no page', async () => {
    const blocked = table('hotlines-blocked').map(({ phone }) => phone!)
    const shown = JSON.stringify([
      await allOf((page) => services({ page })),
      await allOf((page) => browseConsulates(seed, asked({ page }))),
      await allOf((page) => browseIdPrograms(seed, asked({ page }))),
      await browseHotlines(seed, asked()),
    ])
    expect(blocked.length).toBeGreaterThan(0)
    for (const phone of blocked) expect(shown).not.toContain(phone)
  })
})

test('an empty directory has empty lists', async () => {
  const db = await directoryOf()
  for (const browse of [browseServices, browseConsulates, browseIdPrograms, browseHotlines])
    expect(await browse(db, asked({ q: 'x' }))).toMatchObject({ total: 0, page: 1, rows: [] })
})
