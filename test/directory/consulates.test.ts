import { describe, expect, test } from 'vitest'
import type { ConsulatesFound } from '../../src/answers/types.ts'
import { findConsulates } from '../../src/directory/consulates.ts'
import { TODAY } from '../support/app.ts'
import { placeAt, seededDirectory } from '../support/directory.ts'

/** Worked out by hand from drizzle/seed/consulates.csv: the post to name first, and why it. */
const PAIRS: [near: string, country: string, post: string, jurisdiction: string][] = [
  ['zip:77036', 'MX', 'mx-houston-tx', 'county'],
  ['zip:79901', 'MX', 'mx-el-paso-tx', 'county'],
  ['zip:78577', 'MX', 'mx-mcallen-tx', 'county'],
  ['zip:78520', 'MX', 'mx-brownsville-tx', 'county'],
  ['zip:78701', 'MX', 'mx-austin-tx', 'county'],
  ['zip:79101', 'MX', 'mx-albuquerque-nm', 'county'], // Amarillo, in Potter County
  ['zip:90022', 'MX', 'mx-los-angeles-ca', 'county'],
  ['zip:92704', 'MX', 'mx-santa-ana-ca', 'county'],
  ['zip:92503', 'MX', 'mx-san-bernardino-ca', 'county'], // Riverside
  ['zip:93905', 'MX', 'mx-san-jose-ca', 'county'], // Salinas, in Monterey County
  ['zip:93722', 'MX', 'mx-fresno-ca', 'county'],
  ['zip:60608', 'MX', 'mx-chicago-il', 'state'],
  ['zip:46327', 'MX', 'mx-chicago-il', 'county'], // Hammond, in Lake County, Indiana
  ['zip:46203', 'MX', 'mx-indianapolis-in', 'county'],
  ['zip:40202', 'MX', 'mx-indianapolis-in', 'state'], // Louisville: all Kentucky
  ['zip:44105', 'MX', 'mx-detroit-mi', 'county'], // Cleveland, in Cuyahoga County
  ['zip:43204', 'MX', 'mx-indianapolis-in', 'county'], // Columbus, in Franklin County, Ohio
  ['zip:30341', 'MX', 'mx-atlanta-ga', 'state'],
  ['zip:35211', 'MX', 'mx-atlanta-ga', 'state'], // Birmingham
  ['zip:37211', 'MX', 'mx-atlanta-ga', 'state'], // Nashville
  ['zip:28205', 'MX', 'mx-raleigh-nc', 'state'], // Charlotte
  ['zip:99501', 'MX', 'mx-seattle-wa', 'state'], // Anchorage: its own office closed
  ['zip:98901', 'MX', 'mx-seattle-wa', 'state'],
  ['zip:06106', 'MX', 'mx-boston-ma', 'state'], // Hartford
  ['zip:07055', 'MX', 'mx-new-brunswick-nj', 'county'], // Passaic
  ['zip:08102', 'MX', 'mx-philadelphia-pa', 'nearest'], // Camden is in nobody's list
  ['zip:21224', 'MX', 'mx-washington-dc-emb', 'nearest'], // nor is Maryland
  ['zip:33125', 'MX', 'mx-miami-fl', 'county'],
  ['zip:00901', 'MX', 'mx-san-juan-pr', 'state'],
  ['zip:02128', 'GT', 'gt-providence-ri', 'state'], // East Boston
  ['zip:98901', 'GT', 'gt-seattle-wa', 'nearest'],
  ['zip:33460', 'GT', 'gt-lake-worth-fl', 'nearest'],
  ['zip:77036', 'HN', 'hn-houston-tx', 'nearest'],
  ['zip:20747', 'HN', 'hn-washington-dc-emb', 'state'], // Maryland
  ['zip:11717', 'SV', 'sv-long-island-ny', 'nearest'],
  ['zip:20010', 'SV', 'sv-silver-spring-md', 'nearest'], // the embassy is nearer, but sends the public away
  ['zip:33135', 'NI', 'ni-miami-fl', 'nearest'],
  ['zip:77036', 'NI', 'ni-miami-fl', 'nearest'], // Houston closed in 2024
  ['zip:33135', 'CU', 'cu-washington-dc-emb', 'country'],
  ['zip:11372', 'EC', 'ec-queens-ny', 'nearest'],
  ['zip:02138', 'EC', 'ec-new-haven-ct', 'nearest'], // the honorary post of Needham is nearer
  ['zip:02138', 'PE', 'pe-boston-ma', 'nearest'],
  ['zip:84104', 'PE', 'pe-denver-co', 'nearest'], // the post of Salt Lake City is honorary
  ['zip:33023', 'HT', 'ht-miami-fl', 'nearest'],
  ['zip:11226', 'HT', 'ht-new-york-ny', 'nearest'],
  ['zip:28205', 'CO', 'co-atlanta-ga', 'state'],
  ['zip:06106', 'BR', 'br-hartford-ct', 'state'],
  ['zip:10032', 'DO', 'do-new-york-ny', 'nearest'],
  ['zip:90005', 'BD', 'bd-los-angeles-ca', 'state'],
  ['zip:60659', 'PH', 'ph-chicago-il', 'nearest'],
  ['zip:28205', 'AR', 'ar-washington-dc-emb', 'state'],
  ['city:el paso|TX', 'MX', 'mx-el-paso-tx', 'county'],
  ['state:OR', 'MX', 'mx-portland-or', 'state'],
]

async function find(near: string, country: string) {
  const { db } = await seededDirectory()
  return findConsulates(db, country, await placeAt(db, near), TODAY)
}
async function postsFor(near: string, country: string) {
  const found = await find(near, country)
  if (found.kind !== 'posts') throw new Error(found.kind)
  return found
}

describe('the post for a place', () => {
  test.each(PAIRS)('%s from %s is sent to %s (%s)', async (near, country, post, jurisdiction) => {
    const [first] = (await postsFor(near, country)).posts
    expect([first?.id, first?.jurisdiction]).toEqual([post, jurisdiction])
  })
})

test('a ZIP code on a state line is told both posts, that of its own state first', async () => {
  const { posts } = await postsFor('zip:42223', 'MX') // Fort Campbell, Kentucky and Tennessee
  expect(posts.slice(0, 2).map(({ id, jurisdiction }) => [id, jurisdiction])).toEqual([
    ['mx-indianapolis-in', 'state'],
    ['mx-atlanta-ga', 'state'],
  ])
})

test('an honorary post is never first; one that is nearer is named second, for people hear of it', async () => {
  const ids = async (near: string) => (await postsFor(near, 'PE')).posts.map(({ id }) => id)
  expect(await ids('zip:00918')).toEqual(['pe-miami-fl', 'pe-san-juan-pr', 'pe-atlanta-ga'])
  expect(await ids('zip:33125')).toEqual(['pe-miami-fl', 'pe-atlanta-ga', 'pe-washington-dc-emb'])
})

test('a country without a post is said to have none, and one without a row is unknown', async () => {
  expect(await find('zip:33178', 'VE')).toEqual({ kind: 'none', countryIso2: 'VE', checkedOn: '2026-08' })
  expect(await find('zip:55407', 'SO')).toEqual({ kind: 'unknown', countryIso2: 'SO' })
})

test('offices of the state that are gone are told; an address that was only left behind is not', async () => {
  const closedNear = async (near: string, country: string) => (await postsFor(near, country)).posts[0]?.closedNearby
  expect(await closedNear('zip:90006', 'NI')).toEqual(['Los Angeles', 'San Francisco'])
  expect(await closedNear('zip:99501', 'MX')).toEqual(['Anchorage'])
  expect(await closedNear('zip:77036', 'MX')).toEqual([])
})

test('sources that disagree, and rows of over two years, say to call first', async () => {
  const callFirst = ({ posts }: Extract<ConsulatesFound, { kind: 'posts' }>) => posts[0]?.callFirst
  expect(callFirst(await postsFor('zip:77036', 'HN'))).toBe(true) // not in the appointment system
  expect(callFirst(await postsFor('zip:06106', 'BR'))).toBe(true) // of 2012
  expect(callFirst(await postsFor('zip:98901', 'MX'))).toBe(false)
})

test('the Mexican matricula may be had at any post; no other country is said to do so', async () => {
  expect((await postsFor('zip:98901', 'MX')).posts.every(({ consularIdAnywhere }) => consularIdAnywhere)).toBe(true)
  expect((await postsFor('zip:98901', 'GT')).posts.some(({ consularIdAnywhere }) => consularIdAnywhere)).toBe(false)
})

test('where only a state is known no distance is told, and a ZIP code would help', async () => {
  const found = await postsFor('state:TX', 'MX')
  expect(found.zipWouldHelp).toBe(true)
  expect(found.posts[0]).toMatchObject({ jurisdiction: 'nearest', place: { state: 'TX' } })
  expect(found.posts[0]).not.toHaveProperty('distanceMiles')
})

test('a distance under two miles is told as nearby, for both ends are the middle of a ZIP code', async () => {
  expect((await postsFor('zip:20010', 'SV')).posts[1]).toMatchObject({
    id: 'sv-washington-dc-emb',
    distanceMiles: 'nearby',
  })
})
