import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { seededLookUps } from '../support/directory.ts'
import { messageOf, TWILIO, twilioOf } from '../support/webhook.ts'
import { workOf } from './counting.ts'

// What a turn may do at most. A time says little on a machine that does other things; a count holds everywhere.

const directory = await seededLookUps()
const line = twilioOf(testApp({ env: TWILIO, directory }))
let families = 0
/** A family that is in a conversation: what is made once for everybody is made. */
const family = async () => {
  const From = `+1509555${String(1_000 + families++)}`
  const say = (Body: string) => line.say(messageOf({ From, To: '+15095550199', Body }))
  await say('menu')
  return say
}
for (const text of ['1', 'la migra toco mi puerta', 'zxqv', 'food 78701']) await (await family())(text)

const NOTHING = { statements: 0, expressions: 0, formatters: 0, largeArrays: 0 }

test('a choice by number asks the database nothing and makes nothing anew', async () => {
  const say = await family()
  expect(await workOf(() => say('1'))).toEqual(NOTHING)
  expect(await workOf(() => say('2'))).toEqual(NOTHING)
})

test('a word that works everywhere asks the database nothing', async () => {
  const say = await family()
  for (const word of ['menu', 'help', 'atras', 'repeat']) expect(await workOf(() => say(word))).toEqual(NOTHING)
})

test('a free text is held against every topic in every language without the database', async () => {
  const say = await family()
  for (const text of ['la migra toco mi puerta', 'they took my husband', 'zxqv', 'ho bezwen manje'])
    expect(await workOf(() => say(text))).toEqual(NOTHING)
})

test('a look-up asks a bounded number of statements, and no more when it is asked again', async () => {
  const [first, second] = [await family(), await family()]
  const { statements, ...rest } = await workOf(() => first('food 78701'))
  expect(statements).toBeGreaterThan(0)
  expect(statements).toBeLessThanOrEqual(LOOK_UP_STATEMENTS)
  expect(rest).toMatchObject({ expressions: 0, largeArrays: 0 })
  expect((await workOf(() => second('food 78701'))).statements).toBe(statements)
})

/** A place, its lists, the rows of the nearest services and their details, the national lines. */
const LOOK_UP_STATEMENTS = 24

test('the counting sees what it counts', async () => {
  const seen = await workOf(async () => {
    const written = 'a'
    new SQLite(':memory:').prepare('select 1').all()
    void [new RegExp(written), RegExp(written), new Uint8Array(20_000), new Uint8Array(10), new Intl.ListFormat('en')]
  })
  expect(seen).toEqual({ statements: 1, expressions: 2, formatters: 1, largeArrays: 1 })
})
