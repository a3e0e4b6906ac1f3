import { describe, expect, test } from 'vitest'
import { findPlace, nearOf } from '../../src/directory/places.ts'
import { seededDirectory } from '../support/directory.ts'

async function find(near: string) {
  return findPlace((await seededDirectory()).db, nearOf(near))
}

describe('where a ZIP code is', () => {
  test.each<[string, string, string, string[], string]>([
    ['78701', 'TX', 'Austin', ['TX:travis'], 'America/Chicago'],
    ['79901', 'TX', 'El Paso', ['TX:elpaso'], 'America/Denver'],
    ['42223', 'KY', 'Fort Campbell', ['KY:christian', 'TN:montgomery'], 'America/Chicago'], // two states
    ['94303', 'CA', 'Palo Alto', ['CA:sanmateo', 'CA:santaclara'], 'America/Los_Angeles'], // two counties
    ['86515', 'AZ', 'Window Rock', ['AZ:apache', 'NM:mckinley'], 'America/Denver'], // the Navajo Nation
    ['00901', 'PR', 'San Juan', ['PR:sanjuan'], 'America/Puerto_Rico'],
    ['96910', 'GU', 'Hagatna', ['GU:guam'], 'Pacific/Guam'],
    ['90089', 'CA', 'Los Angeles', ['CA:losangeles'], 'America/Los_Angeles'], // one university
  ])('%s is in %s, %s', async (zip, state, city, counties, tz) => {
    expect(await find(`zip:${zip}`)).toMatchObject({ kind: 'place', by: 'zip', zip, state, city, counties, tz })
  })
})

test('a ZIP code that is too new for the table is near those that begin alike, and says so', async () => {
  const where = await find('zip:85298') // in the table
  expect(where).toMatchObject({ by: 'zip' })
  const unknown = await find('zip:85200')
  expect(unknown).toMatchObject({
    by: 'zip_prefix',
    zip: '85200',
    state: 'AZ',
    city: 'Mesa',
    counties: ['AZ:maricopa'],
  })
})

test.each(['09001', '34012', '96278', '96599'])('%s is military: it has no place', async (zip) => {
  expect(await find(`zip:${zip}`)).toEqual({ kind: 'military' })
})

test('a ZIP code of nowhere is unknown', async () => expect(await find('zip:00099')).toEqual({ kind: 'unknown' }))

describe('where a city is', () => {
  test.each<[string, string, string]>([
    ['city:houston', 'TX', 'Houston'], // other states have a Houston too, but no such city
    ['city:el paso|TX', 'TX', 'El Paso'],
    ['city:springfield|MA', 'MA', 'Springfield'],
    ['city:st. paul', 'MN', 'Saint Paul'],
    ['city:saint louis|MO', 'MO', 'Saint Louis'],
    ['city:ft worth', 'TX', 'Fort Worth'],
    ['city:nyc', 'NY', 'New York'],
    ['city:filadelfia', 'PA', 'Philadelphia'],
    ['city:nueva orleans', 'LA', 'New Orleans'],
    ['city:mayagüez', 'PR', 'Mayaguez'],
  ])('%s is in %s', async (near, state, city) => {
    expect(await find(near)).toMatchObject({ kind: 'place', by: 'city', state, city })
  })

  test('the county that holds most of it comes first, and a slip of the list is left out', async () => {
    expect(await find('city:new york|NY')).toMatchObject({ counties: ['NY:newyork'] })
    const houston = await find('city:houston')
    expect(houston).toMatchObject({ counties: expect.arrayContaining(['TX:harris']) })
    expect(houston.kind === 'place' && houston.counties[0]).toBe('TX:harris')
  })

  test('a city of several states is asked back, the one with most of it first', async () => {
    for (const city of ['springfield', 'kansas city', 'columbus', 'richmond', 'aurora'])
      expect((await find(`city:${city}`)).kind).toBe('ambiguous')
    expect(await find('city:kansas city')).toMatchObject({ city: 'Kansas City', states: ['MO', 'KS'] })
  })

  test('a city of nowhere is unknown', async () => expect(await find('city:xyzzy')).toEqual({ kind: 'unknown' }))
})

test('a state has its middle, its zone where it has only one, and no county', async () => {
  const washington = await find('state:WA')
  expect(washington).toMatchObject({ by: 'state', state: 'WA', counties: [], tz: 'America/Los_Angeles' })
  expect(washington).not.toHaveProperty('city')
  expect(await find('state:TX')).not.toHaveProperty('tz')
  expect(await find('state:ZZ')).toEqual({ kind: 'unknown' })
})

test('a shared position has the county of the nearest ZIP code and its own point; one abroad is unknown', async () => {
  const { db } = await seededDirectory()
  const pin = await findPlace(db, { latitude: 46.6, longitude: -120.5 })
  expect(pin).toMatchObject({ by: 'pin', state: 'WA', city: 'Yakima', point: { lat: 46.6, lon: -120.5 } })
  expect(await findPlace(db, { latitude: 19.4, longitude: -99.1 })).toEqual({ kind: 'unknown' }) // Mexico City
  expect(await findPlace(db, { latitude: 0, longitude: 0 })).toEqual({ kind: 'unknown' })
})
