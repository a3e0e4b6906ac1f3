import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { weekWriter } from '../../src/counts/write-weeks.ts'
import type { Db } from '../../src/directory/database.ts'
import { emptyDirectory } from '../support/directory.ts'
import { signedLine, topicNames } from '../support/signed-line.ts'
import { seededRandom } from '../support/synthetic-places.ts'

const POINT = 0.01
const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']

/** What families ask about: the first most often. */
const ASKED =
  'services.food services.food services.food services.food rights.home rights.home services.legal services.legal crisis.suicide scams trafficking benefits'.split(
    ' ',
  )

/** A line whose weeks are written on the Monday after them, on a clock that only the test moves. */
async function countedLine() {
  const line = signedLine({ env: { CONTENT_DATE: '2026-11-18' } })
  const directory = await emptyDirectory()
  const write = weekWriter({ counts: line.app.counts, directory, now: line.app.ports.clock.now, log: line.app.log })
  const endWeekOn = async (monday: string) => {
    line.app.clock.today = monday
    await write()
  }
  return { ...line, db: directory.db, write, endWeekOn }
}

const told = (db: Db) =>
  db.all<{ week: string; cell: string; count: number }>(sql`
    select week, topic as cell, count from count_topic union all
    select week, language, count from count_language union all
    select week, channel, count from count_channel`)

const nameIn = (locale: string, topic: string) => topicNames(locale).find((one) => one.topic === topic)!.name

test('T11: who has our tables and the provider’s list of who wrote when guesses no better than the commonest', async () => {
  const line = await countedLine()
  const random = seededRandom(11)
  const truths: { week: number; topic: string; language: string }[] = []
  for (const [week, monday] of MONDAYS.entries()) {
    for (let family = 0; family < 120; family++) {
      const topic = ASKED[Math.floor(random() * ASKED.length)]!
      const language = random() < 0.7 ? 'es' : 'en'
      await line.say(nameIn(language, topic))
      truths.push({ week, topic, language })
    }
    await line.endWeekOn(monday)
  }
  const rows = await told(line.db)
  expect(rows.length).toBeGreaterThan(8)
  expect(JSON.stringify(rows)).not.toMatch(/crisis|trafficking/)

  const weeks = [...new Set(rows.map(({ week }) => week))].sort()
  for (const what of ['topic', 'language'] as const) {
    const values = truths.map((truth) => truth[what])
    const share = (value: string) => values.filter((one) => one === value).length / values.length
    const commonest = [...new Set(values)].sort((a, b) => share(b) - share(a))[0]!
    // The best guess for somebody who wrote in a week: the largest cell told of it.
    const guess = (week: number) => {
      const known = rows.filter((row) => row.week === weeks[week] && values.includes(row.cell))
      return known.sort((a, b) => b.count - a.count)[0]?.cell ?? commonest
    }
    const right = truths.filter((truth) => guess(truth.week) === truth[what]).length / truths.length
    expect(right).toBeLessThanOrEqual(share(commonest) + POINT)
  }
}, 120_000)

test('a week in which one family wrote, however much, is not told at all', async () => {
  const line = await countedLine()
  const topics = ['services.food', 'rights.home', 'services.legal'].map((topic) => nameIn('es', topic))
  for (let message = 0; message < 150; message++) await line.say(topics[message % 3]!, '+15095550101')
  await line.endWeekOn('2026-11-23')
  expect(await told(line.db)).toEqual([])
})

test('a family that writes more than all others together does not make a topic large', async () => {
  const line = await countedLine()
  const [food, home, legal] = ['services.food', 'rights.home', 'services.legal'].map((topic) => nameIn('es', topic))
  for (let family = 0; family < 30; family++) await line.say(home!)
  for (let message = 0; message < 100; message++) await line.say([food!, legal!][message % 2]!, '+15095550101')
  await line.endWeekOn('2026-11-23')
  expect(JSON.stringify(await told(line.db))).not.toMatch(/food|legal/)
})

test('a week in which everybody asked the same is told without saying what', async () => {
  const line = await countedLine()
  for (let family = 0; family < 40; family++) await line.say(nameIn('es', 'rights.home'))
  await line.endWeekOn('2026-11-23')
  expect((await told(line.db)).map(({ cell }) => cell)).toEqual(['other', 'other', 'other'])
})

test('T12, T14: one more message changes nothing that is stored, whatever it is about, until its week is over', async () => {
  const line = await countedLine()
  for (let family = 0; family < 40; family++) await line.say(nameIn('es', 'services.food'))
  const [before] = await line.db.all<{ changes: number }>(sql`select total_changes() as changes`)
  for (const message of line.someOfEveryTopic(120)) {
    await line.say(message)
    await line.write()
  }
  const [after] = await line.db.all<{ changes: number }>(sql`select total_changes() as changes`)
  expect([after, await told(line.db)]).toEqual([before, []])
}, 120_000)

test('the simulator and a replayed webhook are not counted', async () => {
  const line = await countedLine()
  const body = JSON.stringify({ from: 'x', channel: 'sms', body: 'comida' })
  for (let message = 0; message < 60; message++)
    await line.http.request('/simulator/messages', { method: 'POST', body: body.replace('"x"', `"x${message}"`) })
  await line.endWeekOn('2026-11-23')
  expect(await told(line.db)).toEqual([])
})
