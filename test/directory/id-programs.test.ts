import { describe, expect, test } from 'vitest'
import { findIdPrograms } from '../../src/directory/id-programs.ts'
import { TODAY } from '../support/app.ts'
import { placeAt, seededDirectory } from '../support/directory.ts'

/** Had everywhere: the cards of consulates and the tax number. A question mark: ask first if it still runs. */
const EVERYWHERE = ['con-mx', 'con-sv', 'con-gt?', 'con-hn?', 'tax-us-itin']

/** Worked out by hand from drizzle/seed/id-programs.csv: what is offered there beside those, and what is known not to run. */
const PLACES: [near: string, offered: string[], notRunning?: string[]][] = [
  ['zip:10453', ['dl-ny', 'mun-ny-new-york-idnyc']], // the Bronx
  ['zip:11211', ['dl-ny', 'mun-ny-new-york-idnyc']], // Brooklyn
  ['zip:10001', ['dl-ny', 'mun-ny-new-york-idnyc']],
  ['zip:12401', ['dl-ny', 'mun-ny-kingston?']],
  ['zip:10940', ['dl-ny', 'mun-ny-middletown?']],
  ['zip:12601', ['dl-ny', 'mun-ny-poughkeepsie?']],
  ['zip:12550', ['dl-ny'], ['mun-ny-newburgh']],
  ['zip:06106', ['dl-ct', 'mun-ct-hartford?']],
  ['zip:06511', ['dl-ct', 'mun-ct-new-haven?']],
  ['zip:02907', ['dl-ri', 'mun-ri-providence?'], ['sid-ri']],
  ['zip:19147', ['mun-pa-philadelphia?']],
  ['zip:94110', ['dl-ca', 'mun-ca-san-francisco?']],
  ['zip:94601', ['dl-ca', 'mun-ca-oakland?']],
  ['zip:94801', ['dl-ca', 'mun-ca-richmond?']],
  ['zip:90001', ['dl-ca'], ['mun-ca-los-angeles']],
  ['zip:07105', ['dl-nj', 'mun-nj-newark?']],
  ['zip:07501', ['dl-nj', 'mun-nj-paterson?']],
  ['zip:08861', ['dl-nj', 'mun-nj-perth-amboy?']],
  ['zip:08904', ['dl-nj', 'mun-nj-highland-park?']],
  ['zip:08608', ['dl-nj', 'com-nj-mercer-county?']], // Trenton
  ['zip:07302', ['dl-nj'], ['mun-nj-jersey-city']],
  ['zip:60608', ['dl-il', 'mun-il-chicago?']],
  ['zip:48201', ['mun-mi-detroit?']],
  ['zip:48103', ['mun-mi-washtenaw-county?']],
  ['zip:53204', ['mun-wi-milwaukee']],
  ['zip:52240', ['mun-ia-johnson-county?']],
  ['zip:72204', ['mun-ar-little-rock?']],
  ['zip:85006', []], // the card of Phoenix has ended
  ['zip:43204', [], ['mun-oh-columbus']],
  ['zip:66101', [], ['mun-ks-wyandotte-county']],
  ['zip:45202', ['com-oh-cincinnati-marcc?']],
  ['zip:45402', ['com-oh-miami-valley']],
  ['zip:28205', ['com-nc-faithaction?']], // Charlotte, in Mecklenburg County
  ['zip:27701', ['com-nc-orange-durham?']],
  ['zip:27601', ['com-nc-wake?']],
  ['zip:32601', ['com-fl-alachua?']],
  ['zip:46601', ['com-in-south-bend?']],
  ['zip:46563', ['com-in-plymouth?']],
  ['zip:78577', ['com-tx-rgv-parish?']],
  ['zip:77036', ['lib-tx-houston', 'lib-tx-harris-county?']],
  ['zip:78702', ['lib-tx-austin']],
  ['zip:79901', [], ['lib-tx-el-paso']],
  ['zip:80219', ['dl-co', 'sid-co']],
  ['zip:87102', ['dl-nm', 'sid-nm']],
  ['zip:22204', ['dl-va', 'sid-va?']],
  ['zip:00901', ['dl-pr?']],
  ['zip:33125', []],
  ['city:chicago', ['dl-il', 'mun-il-chicago?']],
  ['state:NJ', ['dl-nj']],
  ['zip:96910', []], // Guam
]

async function find(near: string, countryIso2?: string, today = TODAY) {
  const { db } = await seededDirectory()
  return findIdPrograms(db, { place: await placeAt(db, near), today, ...(countryIso2 && { countryIso2 }) })
}

describe('what people can get where they live', () => {
  test.each(PLACES)('at %s: %j, not running: %j', async (near, offered, notRunning = []) => {
    const found = await find(near)
    const named = found.offered.map(({ id, askFirst }) => `${id}${askFirst ? '?' : ''}`)
    expect(named.toSorted()).toEqual([...offered, ...EVERYWHERE].toSorted())
    expect(found.notRunning.map(({ id }) => id)).toEqual(notRunning)
  })
})

test('licences come first, then cards, then the papers of consulates and the tax number', async () => {
  const { offered } = await find('zip:10453', 'MX')
  expect(offered.map(({ id }) => id)).toEqual(['dl-ny', 'mun-ny-new-york-idnyc', 'con-mx', 'tax-us-itin'])
})

test('a program seen last two years ago or less is not doubted; a day later it is', async () => {
  const askFirst = async (today: string) =>
    (await find('zip:78702', 'MX', today)).offered.find(({ id }) => id === 'lib-tx-austin')?.askFirst
  expect([await askFirst('2027-01-02'), await askFirst('2027-01-03')]).toEqual([false, true]) // seen on 2025-01-02
})

test('what a row does not say is left out, never guessed', async () => {
  const { offered } = await find('zip:90001', 'MX')
  const licence = offered.find(({ id }) => id === 'dl-ca')
  expect(licence).toMatchObject({ documents: [], hasPrivacyNote: true, checkedOn: '2026-09', covers: 'state' })
  expect(licence).not.toHaveProperty('feeUsd')
})

test('without a place only what is everywhere is offered', async () => {
  const { db } = await seededDirectory()
  const { offered } = await findIdPrograms(db, { today: TODAY })
  expect(offered.map(({ id }) => id).toSorted()).toEqual(EVERYWHERE.map((id) => id.replace('?', '')).toSorted())
})
