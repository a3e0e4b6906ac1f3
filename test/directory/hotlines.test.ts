import { expect, test } from 'vitest'
import { findHotlines, findHotlinesAndLocalHelp } from '../../src/directory/hotlines.ts'
import { MONDAY_MORNING, seededDirectory } from '../support/directory.ts'

async function lines(topic: string, now = MONDAY_MORNING) {
  return findHotlines((await seededDirectory()).db, topic, now)
}
const ids = async (topic: string) => (await lines(topic)).map(({ id }) => id)

test('the lines of a topic come in the order of the file', async () => {
  expect(await ids('crisis.abuse')).toEqual(['hotlines-01', 'hotlines-03'])
  expect(await ids('crisis.child')).toEqual(['hotlines-01', 'hotlines-05'])
  expect(await ids('services.dv')).toEqual(['hotlines-03'])
  expect(await ids('about.privacy')).toEqual([])
})

test('a line says what it is, and only what its row says', async () => {
  const [line] = await lines('services.dv')
  expect(line).toEqual({
    kind: 'hotline',
    id: 'hotlines-03',
    name: 'National Domestic Violence Hotline',
    phone: '+18007997233',
    textNumber: '88788',
    textWord: 'START',
    hours: { state: 'always' },
    languages: ['mul'],
    runBy: 'nonprofit',
    checkedOn: '2022-01',
    confidence: 'confirmed',
  })
})

test('hours with a zone are those of that zone; others are not told, for the file has them in English', async () => {
  const ofIce = async (now: string) =>
    (await lines('child_welfare', new Date(now))).find(({ id }) => id === 'hotlines-08')
  expect((await ofIce('2026-11-23T15:00:00Z'))?.hours).toEqual({ state: 'open', untilMinute: 1200 })
  expect((await ofIce('2026-11-26T15:00:00Z'))?.hours).toEqual({ state: 'call_first' }) // Thanksgiving
  expect((await lines('services.food'))[0]?.hours).toEqual({ state: 'unknown' }) // "24/7 in most places"
  expect((await lines('plan'))[0]?.hours).toEqual({ state: 'unknown' })
})

test('lines of the government are known as such', async () => {
  const detained = await lines('detained')
  expect(detained.filter(({ runBy }) => runBy === 'government').map(({ id }) => id)).toEqual([
    'hotlines-08',
    'hotlines-09',
    'hotlines-11',
    'hotlines-12',
  ])
})

test('211 is there for whatever has no line of its own', async () => {
  const found = await findHotlinesAndLocalHelp((await seededDirectory()).db, 'no such topic', MONDAY_MORNING)
  expect(found.map(({ id, phone }) => [id, phone])).toEqual([['hotlines-06', '211']])
})
