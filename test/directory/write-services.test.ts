import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Category } from '../../src/answers/types.ts'
import type { Db } from '../../src/directory/database.ts'
import { findServices } from '../../src/directory/find-services.ts'
import { mayBeLegalHelp } from '../../src/directory/legal-help.ts'
import type { ServiceRecord } from '../../src/directory/service-record.ts'
import { TODAY } from '../support/app.ts'
import { MONDAY_MORNING } from '../support/directory.ts'
import { directoryOf as directoryOfMade, PLACE } from '../support/made-services.ts'

const HERE = {
  kind: 'place' as const,
  by: 'zip' as const,
  state: 'TX',
  point: { lat: 30, lon: -97 },
  counties: ['TX:travis'],
}
/** Each is at a place, unless the test says another. */
const directoryOf = (...services: Partial<ServiceRecord>[]) =>
  directoryOfMade(...services.map((one) => ({ places: [PLACE], ...one })))

async function answers(db: Db, category: Category = 'food', more = {}) {
  return (await findServices(db, { category, place: HERE, now: MONDAY_MORNING, today: TODAY, ...more })).answers
}

test('a service at a place is found there with its address and distance', async () => {
  const [answer] = await answers(await directoryOf({}))
  expect(answer).toMatchObject({
    id: 'one',
    distanceMiles: 3,
    place: { address: '1 Elm Street', city: 'Austin', state: 'TX' },
  })
})

test('a service with several places is told once, with the nearest', async () => {
  const far = { ...PLACE, ref: 'far', address: '9 Oak Street', lat: 30.4 }
  const found = await answers(await directoryOf({ places: [far, PLACE] }))
  expect(found.map(({ place }) => place?.address)).toEqual(['1 Elm Street'])
})

describe('what must not be shown', () => {
  test('a confidential place: its address, position and ZIP code are not even in the file', async () => {
    const confidential = { ...PLACE, confidential: true, phones: [{ number: '+15125550100', kind: 'voice' as const }] }
    const db = await directoryOf({ places: [confidential], areas: [{ kind: 'county', value: 'TX:travis' }] })
    const [answer] = await answers(db)
    expect(answer).toMatchObject({ id: 'one', serves: 'county', phones: [{ number: '+15125550100' }] })
    expect(answer).not.toHaveProperty('place')
    expect(answer).not.toHaveProperty('distanceMiles')
    expect(JSON.stringify(await db.all(sql`select * from location`))).not.toMatch(/Elm|78701|30\.05/)
    expect(await db.all(sql`select * from service_place`)).toEqual([])
  })

  test('a place of a service against abuse, whatever else it is for', async () => {
    const area = { areas: [{ kind: 'state' as const, value: 'TX' }] }
    const db = await directoryOf({ categories: ['shelter', 'dv'], ...area })
    for (const category of ['dv', 'shelter'] as const) {
      const [answer] = await answers(db, category)
      expect(answer?.id).toBe('one')
      expect(Object.keys(answer!)).not.toContain('place')
      expect(Object.keys(answer!)).not.toContain('distanceMiles')
    }
    expect(await db.all(sql`select * from location`)).toEqual([])
  })

  test('a hidden service', async () => expect(await answers(await directoryOf({ hidden: true }))).toEqual([]))

  test('fax and TTY lines', async () => {
    const phones = (['fax', 'tty', 'voice'] as const).map((kind, index) => ({ kind, number: `+1512555010${index}` }))
    expect((await answers(await directoryOf({ phones })))[0]?.phones.map(({ number }) => number)).toEqual([
      '+15125550102',
    ])
  })
})

describe('legal help', () => {
  const legal = { categories: ['legal' as const], vetting: 'court_list' as const, vettingOn: '2026-07' }

  test('somebody vouches for it, or it is not found', async () => {
    expect(await answers(await directoryOf(legal), 'legal')).toHaveLength(1)
    expect(await answers(await directoryOf({ ...legal, vetting: 'none' }), 'legal')).toEqual([])
    const byArea = { areas: [{ kind: 'country' as const, value: 'US' }], places: [] }
    expect(await answers(await directoryOf({ ...legal, ...byArea, vetting: 'none' }), 'legal')).toEqual([])
  })

  test.each([
    'Notary Public Lopez',
    'Notaría del Valle',
    'NOTARIO y servicios legales',
    'Oficina notarial',
  ])('nothing named %s is legal help, though somebody may vouch for it', async (name) => {
    expect(mayBeLegalHelp([name], 'doj_recognized')).toBe(false)
    expect(mayBeLegalHelp(['Immigration help', name], 'doj_recognized')).toBe(false)
    expect(await answers(await directoryOf({ ...legal, name }), 'legal')).toEqual([])
  })

  test('a service that is no legal help stays what else it is', async () => {
    const db = await directoryOf({ ...legal, vetting: 'none', categories: ['food', 'legal'] })
    expect(await answers(db, 'food')).toHaveLength(1)
  })
})

test('an area that does not hold the place leaves a service out, however near it is', async () => {
  expect(await answers(await directoryOf({ areas: [{ kind: 'county', value: 'TX:bexar' }] }))).toHaveLength(1) // the only one: told as beyond
  const other = { ref: 'two', name: 'Two' }
  const found = await answers(await directoryOf({ areas: [{ kind: 'county', value: 'TX:bexar' }] }, other))
  expect(found.map(({ id }) => id)).toEqual(['two'])
})

test('the closest owner of a telephone or of hours wins', async () => {
  const line = (last: number) => ({ number: `+1512555010${last}`, kind: 'voice' as const })
  const openings = [{ day: 1, startMinute: 480, lengthMinutes: 120 }]
  const db = await directoryOf({
    organization: { ref: 'org', name: 'Org', phones: [line(3)] },
    phones: [line(1)],
    hours: { text: 'Mon 8:00-10:00', openings },
    places: [{ ...PLACE, phones: [line(2)], hours: { text: 'closed for good' } }],
  })
  const [answer] = await answers(db)
  expect(answer?.phones.map(({ number }) => number)).toEqual([line(1), line(2), line(3)].map(({ number }) => number))
  expect(answer).toMatchObject({ hours: { state: 'open', untilMinute: 600 }, organization: 'Org' })
})

test('yes, no and unknown stay three', async () => {
  const values = ['yes', 'no', 'unknown'] as const
  const db = await directoryOf(
    ...values.map((asksStatus) => ({ ref: asksStatus, asksStatus, asksDocuments: asksStatus })),
  )
  const found = await answers(db, 'food', { preferNoStatus: true })
  expect(found.map(({ id, asksStatus, asksDocuments }) => [id, asksStatus, asksDocuments])).toEqual([
    ['no', 'no', 'no'],
    ['unknown', 'unknown', 'unknown'],
    ['yes', 'yes', 'yes'],
  ])
})

test('many services arrive whole and in their order', async () => {
  const many = Array.from({ length: 1_500 }, (_, index) => ({ ref: `s${index}`, name: `Ñandú "${index}", 'x' \\ 雪` }))
  const db = await directoryOf(...many)
  const rows = await db.all<{ ref: string; name: string }>(sql`select ref, name from service order by id`)
  expect(rows).toEqual(many)
})
