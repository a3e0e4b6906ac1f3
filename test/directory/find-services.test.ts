import { describe, expect, test } from 'vitest'
import type { Category } from '../../src/answers/types.ts'
import { findServices, type ServicesQuestion } from '../../src/directory/find-services.ts'
import { TODAY } from '../support/app.ts'
import { MONDAY_MORNING, placeAt, seededDirectory } from '../support/directory.ts'

/** Checked by hand against drizzle/seed/services-starter.csv: where, what, in which language, and the first three in order. */
const QUESTIONS: [near: string, category: Category, language: string, first: string[]][] = [
  ['zip:79901', 'legal', 'es', ['tx-imm-las-americas', 'tx-imm-estrella', 'il-imm-oikosnow']],
  ['zip:77036', 'legal', 'es', ['tx-imm-cabrini', 'tx-imm-ghirp', 'tx-legalaid-lone-star-legal-aid']],
  ['zip:78577', 'legal', 'es', ['tx-legalaid-texas-riogrande-legal-aid', 'tx-imm-probar', 'il-imm-oikosnow']],
  ['zip:78701', 'legal', 'es', ['tx-imm-gateways-austin', 'il-imm-oikosnow']],
  ['zip:75212', 'legal', 'es', ['tx-imm-hri', 'tx-imm-raices-dallas', 'tx-imm-cc-dallas']],
  ['zip:78204', 'legal', 'es', ['tx-imm-gateways-sa', 'tx-imm-raices-sa', 'il-imm-oikosnow']],
  [
    'zip:90022',
    'legal',
    'es',
    ['ca-imm-esperanza-la', 'ca-imm-rsn-monterey-park', 'ca-legalaid-legal-aid-foundation-of-los-angeles'],
  ],
  ['zip:94601', 'legal', 'es', ['ca-imm-lila-sf', 'ca-imm-carecen-sf', 'ca-imm-centro-legal']],
  ['zip:93722', 'legal', 'es', ['ca-imm-centro-la-familia', 'ca-imm-crlaf', 'il-imm-oikosnow']],
  ['zip:92111', 'legal', 'en', ['ca-imm-jfs-san-diego', 'ca-imm-la-maestra-legal', 'ca-imm-casa-cornelia']],
  ['zip:98901', 'legal', 'es', ['wa-imm-nwirp-granger']],
  ['zip:98104', 'legal', 'en', ['wa-imm-nwirp-seattle', 'wa-imm-nwirp-tacoma', 'wa-imm-kind-seattle']],
  ['zip:98801', 'legal', 'es', ['wa-imm-nwirp-wenatchee']],
  ['zip:85006', 'legal', 'es', ['az-imm-irc-phoenix', 'az-imm-firrp-detained', 'az-imm-firrp-children']],
  ['zip:80204', 'legal', 'es', ['co-imm-colorado-asylum', 'co-imm-rmian']],
  ['zip:60608', 'legal', 'es', ['il-imm-nijc', 'il-imm-oikosnow', 'il-legalaid-legal-aid-chicago']],
  ['zip:46526', 'legal', 'es', ['in-imm-nijc-goshen']],
  ['zip:55407', 'legal', 'es', ['mn-imm-mmla', 'mn-imm-ilcm', 'mn-imm-advocates']],
  ['zip:53204', 'legal', 'es', ['wi-imm-james-place']],
  ['zip:63118', 'legal', 'es', ['mo-imm-clam', 'mo-imm-mica']],
  ['zip:38122', 'legal', 'es', ['tn-imm-latino-memphis', 'tn-imm-air-memphis']],
  ['zip:30341', 'legal', 'es', ['ga-imm-inspiritus', 'ga-imm-gain', 'ga-imm-kind-atlanta']],
  ['zip:35209', 'legal', 'es', ['al-imm-hcss', 'al-imm-hica']],
  [
    'zip:33125',
    'legal',
    'ht',
    ['fl-imm-cws-doral', 'fl-imm-ccls-miami', 'fl-legalaid-legal-services-of-greater-miami'],
  ],
  ['zip:33125', 'legal', 'es', ['fl-imm-cws-doral', 'fl-imm-ccls-miami', 'fl-imm-cima']],
  ['zip:33463', 'legal', 'es', ['fl-imm-cws-delray', 'fl-imm-ccls-palm-beach', 'fl-imm-cws-broward']],
  ['zip:32805', 'legal', 'pt', ['fl-imm-cc-central-florida', 'fl-imm-kind-orlando', 'fl-imm-orlando-justice']],
  ['zip:28205', 'legal', 'es', ['nc-imm-clcla', 'nc-imm-ncjc']],
  ['zip:22204', 'legal', 'es', ['va-imm-rila', 'dc-imm-ayuda-dc', 'dc-imm-gwu']],
  ['zip:20010', 'legal', 'es', ['md-imm-hias-md', 'dc-imm-ayuda-dc', 'md-imm-ayuda-md']],
  ['zip:21224', 'legal', 'es', ['md-imm-esperanza-center', 'md-imm-hias-md', 'md-imm-ayuda-md']],
  ['zip:19147', 'legal', 'es', ['nj-imm-camden', 'pa-imm-css-philadelphia', 'pa-imm-nsc']],
  ['zip:07105', 'legal', 'pt', ['nj-imm-cc-newark', 'nj-imm-afsc', 'ny-imm-las-nyc']],
  ['zip:10453', 'legal', 'es', ['ny-imm-cala', 'ny-imm-mfj', 'ny-imm-cms-queens']],
  ['zip:11372', 'legal', 'zh', ['ny-imm-cms-queens', 'ny-imm-cala', 'ny-imm-mfj']],
  ['zip:14201', 'legal', 'en', ['ny-imm-ecba-vlp']],
  ['zip:06106', 'legal', 'es', ['ct-imm-ciri-hartford', 'ct-imm-danbury', 'ct-imm-ciri-bridgeport']],
  ['zip:02128', 'legal', 'pt', ['ma-imm-mabel', 'ma-imm-pair', 'ma-imm-de-novo']],
  ['zip:04101', 'legal', 'fr', ['me-imm-ilap', 'me-legalaid-pine-tree-legal-assistance']],
  ['zip:96817', 'legal', 'en', ['hi-imm-lash', 'hi-imm-tlc', 'hi-imm-pgc']],
  ['zip:99501', 'legal', 'es', ['ak-imm-css-rais', 'ak-legalaid-alaska-legal-services-corporation']],
  ['zip:83301', 'legal', 'es', ['id-legalaid-idaho-legal-aid-services', 'wy-imm-immigrant-hope']],
  ['zip:25301', 'legal', 'es', ['pa-imm-jfcs-pittsburgh', 'oh-imm-iia-akron', 'nc-imm-clcla']],
  ['zip:00901', 'legal', 'es', ['pr-legalaid-community-law-office', 'pr-legalaid-puerto-rico-legal-services']],
  ['zip:79901', 'food', 'es', ['tx-food-el-pasoans-fighting-hunger', 'us-food-hunger-hotline']],
  ['zip:98901', 'food', 'es', ['wa-food-second-harvest-inland-northwest', 'us-food-hunger-hotline']],
  ['zip:60608', 'food', 'es', ['il-food-greater-chicago-food-depository', 'us-food-hunger-hotline']],
  [
    'zip:10453',
    'food',
    'es',
    ['ny-food-food-bank-for-new-york-city', 'ny-food-city-harvest', 'us-food-hunger-hotline'],
  ],
  ['zip:33125', 'food', 'es', ['fl-food-feeding-south-florida', 'us-food-hunger-hotline']],
  ['zip:75935', 'food', 'en', ['tx-food-east-texas-food-bank', 'us-food-hunger-hotline']],
  ['zip:77036', 'food', 'es', ['tx-food-houston-food-bank', 'us-food-hunger-hotline']],
  ['zip:00901', 'food', 'es', ['pr-food-banco-de-alimentos-de-puerto-rico', 'us-food-hunger-hotline']],
  ['zip:98901', 'health', 'es', ['wa-health-yakima-valley-farm-workers-clinic-yakima']],
  ['zip:85031', 'health', 'es', ['az-health-mountain-park-health-center-maryvale']],
  ['zip:90022', 'dv', 'es', ['ca-dv-la-county', 'ca-dv-coalition']],
  ['zip:10453', 'dv', 'es', ['ny-dv-vip', 'ny-dv-womankind', 'ny-dv-state-line']],
  ['zip:78577', 'dv', 'es', ['tx-dv-coalition']],
  ['zip:98901', 'dv', 'es', ['wa-dv-nuestra-casa', 'wa-dv-yakima', 'wa-dv-coalition']],
  ['zip:05401', 'dv', 'en', ['vt-dv-steps', 'vt-dv-coalition']],
  ['zip:85719', 'jobs', 'ar', ['az-newcomer-international-rescue-committee-tucson']],
  ['zip:83301', 'shelter', 'es', ['id-imm-la-posada']],
  ['zip:83301', 'id_help', 'es', ['id-imm-la-posada']],
  ['zip:92111', 'english', 'fa', ['ca-newcomer-international-rescue-committee-san-diego']],
  ['state:WA', 'legal', 'es', ['wa-imm-nwirp-seattle', 'wa-imm-nwirp-granger', 'wa-imm-nwirp-tacoma']],
  ['city:houston', 'food', 'es', ['tx-food-houston-food-bank', 'us-food-hunger-hotline']],
  ['zip:60608', 'money', 'es', []],
  ['zip:84104', 'legal', 'es', ['ut-imm-uic', 'ut-imm-ccs-utah']],
  ['zip:68107', 'legal', 'es', ['ne-imm-nilah', 'ne-legalaid-legal-aid-of-nebraska']],
  ['zip:70112', 'legal', 'es', ['la-imm-loyola', 'la-imm-isla']],
  ['zip:89101', 'legal', 'es', ['nv-imm-cc-southern-nv', 'nv-imm-lacsn', 'nv-imm-unlv']],
  ['zip:97206', 'legal', 'es', ['or-imm-soar', 'or-imm-cc-oregon', 'or-imm-equity-corps']],
  ['zip:87105', 'legal', 'es', ['nm-imm-nmilc']],
  ['zip:57104', 'legal', 'es', ['mn-imm-advocates', 'sd-imm-sdvfp']],
  ['zip:72204', 'legal', 'es', ['tn-imm-latino-memphis', 'tx-imm-irc-dallas', 'tn-imm-air-memphis']],
  ['zip:50314', 'legal', 'es', ['mn-imm-mmla', 'mo-imm-clam', 'wi-imm-cc-la-crosse']],
  ['zip:96701', 'food', 'en', ['hi-food-hawaii-foodbank', 'us-food-hunger-hotline']],
  ['zip:85034', 'food', 'es', ['az-food-st-mary-s-food-bank', 'az-food-united-food-bank', 'us-food-hunger-hotline']],
  ['', 'legal', 'es', []],
  ['', 'food', 'es', ['us-food-hunger-hotline']],
  ['', 'dv', 'es', []],
]

async function find(near: string, category: Category, more: Partial<ServicesQuestion> = {}) {
  const { db } = await seededDirectory()
  const place = near ? { place: await placeAt(db, near) } : {}
  return findServices(db, { category, ...place, now: MONDAY_MORNING, today: TODAY, ...more })
}
const firstId = async (...question: Parameters<typeof find>) => (await find(...question)).answers[0]?.id

describe('the starter directory', () => {
  test.each(QUESTIONS)('%s, %s in %s: %j', async (near, category, language, first) => {
    const { answers } = await find(near, category, { language })
    expect(answers.slice(0, 3).map(({ id }) => id)).toEqual(first)
  })
})

test('a category without a local row gives 211 and nothing else', async () => {
  const { answers, hotlines, beyond } = await find('zip:60608', 'money')
  expect([answers, hotlines.map(({ phone }) => phone), beyond]).toEqual([[], ['211'], false])
})

test('where nothing is local the nearest of their kind are told, and that they are beyond', async () => {
  const { answers, beyond, radiusMiles } = await find('zip:25301', 'legal')
  expect([answers.length, beyond, radiusMiles]).toEqual([3, true, 50])
  expect(answers.every(({ distanceMiles }) => Number(distanceMiles) > 50)).toBe(true)
})

test('WIDER looks farther by steps, and ends', async () => {
  const near = await find('zip:90022', 'legal')
  expect([near.radiusMiles, near.widerMiles]).toEqual([5, 10])
  const wider = await find('zip:90022', 'legal', { minimumMiles: near.widerMiles! })
  expect(wider.radiusMiles).toBe(10)
  expect(wider.answers.length).toBeGreaterThan(near.answers.length)
  expect(await find('zip:90022', 'legal', { minimumMiles: 200 })).not.toHaveProperty('widerMiles')
})

test('abuse: the hotline comes first, and no answer has an address, a distance or opening hours of a place', async () => {
  for (const near of ['zip:90022', 'zip:10453', 'zip:98901', 'zip:85034', 'state:TX', 'zip:72204']) {
    const { answers, hotlines, hotlinesFirst, radiusMiles } = await find(near, 'dv', { language: 'es' })
    expect([hotlinesFirst, hotlines[0]?.id, radiusMiles]).toEqual([true, 'hotlines-03', undefined])
    for (const answer of answers) {
      expect(Object.keys(answer)).not.toEqual(expect.arrayContaining(['place']))
      expect(Object.keys(answer)).not.toEqual(expect.arrayContaining(['distanceMiles']))
      expect(['always', 'unknown']).toContain(answer.hours.state)
    }
  }
})

test('the national line against abuse is not told twice', async () =>
  expect((await find('zip:90022', 'dv')).answers.map(({ id }) => id)).not.toContain('us-dv-national-hotline'))

test('nobody without a voucher is legal help, wherever it is asked from', async () => {
  for (const near of [
    '',
    'state:IA',
    'state:KY',
    'zip:40202',
    'zip:50314',
    'zip:90022',
    'zip:10001',
    'zip:98104',
    'zip:05401',
  ])
    for (const { vetting } of (await find(near, 'legal', { minimumMiles: 200 })).answers)
      expect(vetting).not.toBe('none')
})

test('an office only for some is told so and stands after those for all, unless it is asked for', async () => {
  const { answers } = await find('zip:85006', 'legal')
  expect(answers.map(({ onlyFor }) => onlyFor)).toEqual([[], ['detained'], ['children']])
  expect(await firstId('zip:85006', 'legal', { audience: 'children' })).toBe('az-imm-firrp-children')
  expect(await firstId('zip:85006', 'legal', { audience: 'detained' })).toBe('az-imm-firrp-detained')
})

test('who asks nobody for papers comes first only where the settings prefer it', async () => {
  expect(await firstId('zip:96817', 'legal')).toBe('hi-imm-lash')
  const { answers } = await find('zip:96817', 'legal', { preferNoStatus: true })
  expect(answers.map(({ id, asksStatus }) => [id, asksStatus])).toEqual([
    ['hi-imm-tlc', 'unknown'],
    ['hi-imm-pgc', 'unknown'],
    ['hi-imm-lash', 'yes'],
  ])
})

test('what a source does not say stays unknown', async () => {
  const [answer] = (await find('zip:60608', 'food')).answers
  expect(answer).toMatchObject({ asksStatus: 'unknown', asksDocuments: 'unknown', cost: 'unknown', documents: [] })
})

test('a line in the asked language is called first', async () => {
  const numbers = async (language: string) =>
    (await find('', 'food', { language })).answers[0]?.phones.map(({ number, kind }) => `${kind} ${number}`)
  expect(await numbers('es')).toEqual(['voice +18778426273', 'voice +18663486479', 'text +19143427744'])
  expect(await numbers('en')).toEqual(['voice +18663486479', 'voice +18778426273', 'text +19143427744'])
})

test('hours are those of the place now, in its own zone', async () => {
  const hours = async (now: string) => (await find('zip:98104', 'legal', { now: new Date(now) })).answers[0]?.hours
  expect(await hours('2026-11-23T18:00:00Z')).toEqual({ state: 'open', untilMinute: 720 }) // 10 in Seattle; till noon
  const afternoon = { state: 'opens', daysAhead: 0, day: 1, fromMinute: 780, untilMinute: 990 }
  expect(await hours('2026-11-23T20:30:00Z')).toEqual(afternoon)
  expect(await hours('2026-11-26T18:00:00Z')).toEqual({ state: 'call_first' }) // Thanksgiving
})

test('an office is called first when its check is over 18 months old or it was only worked out', async () => {
  const callFirst = async (near: string, category: Category) => (await find(near, category)).answers[0]?.callFirst
  expect(await callFirst('zip:35209', 'legal')).toBe(true) // of 2021
  expect(await callFirst('zip:85719', 'jobs')).toBe(true) // inferred
  expect(await callFirst('zip:98901', 'health')).toBe(false)
})

test('the same question always has the same answer', async () =>
  expect(await find('zip:90022', 'legal', { language: 'es' })).toEqual(
    await find('zip:90022', 'legal', { language: 'es' }),
  ))
