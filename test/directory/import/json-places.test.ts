import { expect, test } from 'vitest'
import { findServices } from '../../../src/directory/find-services.ts'
import { findPlace } from '../../../src/directory/places.ts'
import { TODAY } from '../../support/app.ts'
import { MONDAY_MORNING } from '../../support/directory.ts'
import { column, folderOf, importInto, placedDirectory } from './support.ts'

const PLACE = {
  location_type: 'physical',
  addresses: [{ address_1: '3 Ash St', city: 'Austin', state_province: 'TX', postal_code: '78701' }],
}
const HERE = {
  schedules: [{ freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:00' }],
  phones: [{ number: '512-555-0107' }],
}

test.each([
  ['with ids', { id: 'sal1', location: { id: 'l1', ...PLACE }, ...HERE }],
  ['without ids', { location: PLACE, ...HERE }],
  ['of its own, beside its location', { id: 'sal1', location_id: 'l1', location: { id: 'l1', ...PLACE }, ...HERE }],
])('hours and lines of a service at a place %s are those that families are told', async (_, at) => {
  const database = await placedDirectory()
  const service = { id: 's1', name: 'Food Pantry', status: 'active', organization_id: 'o1', service_at_locations: [at] }
  const { report } = await importInto(database, folderOf({ 'a.json': JSON.stringify([service]) }))
  expect(report?.counted.find(({ table }) => table === 'schedule')).toMatchObject({ read: 1, kept: 1 })
  const place = await findPlace(database.db, { zip: '78701' })
  if (place.kind !== 'place') throw new Error('no place')
  const { answers } = await findServices(database.db, { category: 'food', place, now: MONDAY_MORNING, today: TODAY })
  expect(answers).toMatchObject([
    {
      phones: [{ number: '+15125550107' }],
      hours: { state: 'open', untilMinute: 1020 },
      place: { address: '3 Ash St' },
    },
  ])
})

test('a finding of one long line says which service is meant', async () => {
  const one = {
    id: 's1',
    name: 'Food Pantry',
    description: '',
    organization_id: 'o1',
    service_at_locations: [{ location: PLACE }],
  }
  const { findings } = await importInto(await placedDirectory(), folderOf({ 'a.json': JSON.stringify([one]) }))
  expect(findings.find((line) => line.includes('status_blank'))).toContain('(Food Pantry)')
})

test('the terms of 2.0 are called term, and those of 1.1 need no parent', async () => {
  for (const [terms, links] of [
    [{ 'taxonomy_terms.csv': 'id,term\nt1,Food pantry\n' }, 'service_attributes.csv'],
    [{ 'taxonomy.csv': 'id,name\nt1,Food pantry\n' }, 'services_taxonomy.csv'],
  ] as const) {
    const database = await placedDirectory()
    const link = links.startsWith('service_attr') ? 'taxonomy_term_id' : 'taxonomy_id'
    const { codes } = await importInto(
      database,
      folderOf({
        'services.csv': 'id,name,status\ns1,Mano a Mano,active\n',
        ...terms,
        [links]: `id,service_id,${link}\n1,s1,t1\n`,
        'phones.csv': '',
      }),
    )
    expect(codes).toMatchObject({ file_empty: 1 })
    expect(codes).not.toHaveProperty('no_category')
    expect(await column(database, 'service', 'name')).toEqual(['Mano a Mano'])
  }
})
