import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SimulatorReply } from '../../src/channels/simulator/simulate.ts'
import { webhookSuite } from '../http/webhook-suite.ts'
import { content, ROOT, TODAY, testApp } from '../support/app.ts'
import { chat } from '../support/chat.ts'
import { seededLookUps } from '../support/directory.ts'
import { topicNames } from '../support/signed-line.ts'
import { TWILIO } from '../support/twilio-env.ts'

const STARTED_MS = 180_000
const CONVERSATIONS = 2_000
const AT_ONCE = 8

let folder: string
let line: ChildProcess
let address: string
let said = ''
let onOneMachine: ReturnType<typeof testApp>

/** `npm run dev:worker`, with a folder of its own. */
beforeAll(async () => {
  // Before the line starts: it would close connections that rest while this is made.
  onOneMachine = testApp({ directory: await seededLookUps() })
  folder = mkdtempSync(join(tmpdir(), 'promotora-worker-'))
  const vars = { ...TWILIO, CONTENT_DATE: TODAY, NODE_ENV: 'development', SIMULATOR: 'on' }
  const given = Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`])
  line = spawn(
    process.execPath,
    ['src/cli/dev-worker.ts', '--persist-to', join(folder, 'state'), '--port', '0', ...given],
    { cwd: ROOT, env: { PATH: process.env.PATH, HOME: folder, CI: '1', DATABASE_PATH: join(folder, 'data/test.db') } },
  )
  for (const stream of [line.stdout!, line.stderr!]) stream.on('data', (data) => (said += data))
  for (let waited = 0; !/Ready on (http:\S+)/.test(said); waited += 100) {
    if (waited > STARTED_MS || line.exitCode !== null) throw new Error(`wrangler dev did not start:\n${said}`)
    await new Promise((done) => setTimeout(done, 100))
  }
  address = /Ready on (http:\S+)/.exec(said)![1]!
}, STARTED_MS + 10_000)

async function stop(): Promise<void> {
  if (line.exitCode !== null || line.signalCode !== null) return
  const ended = new Promise((done) => line.once('exit', done))
  line.kill('SIGTERM')
  await ended
}

afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const ask = (path: string, init?: RequestInit) => fetch(address + path, init)
const simulate = async (message: object): Promise<SimulatorReply> => {
  const answer = await ask('/simulator/messages', { method: 'POST', body: JSON.stringify(message) })
  expect(answer.status).toBe(200)
  return answer.json() as Promise<SimulatorReply>
}

describe('the webhook over HTTP', () => webhookSuite(() => ask))

test('the same conversation is the same text as on Node, byte for byte', async () => {
  for (const [number, talk] of [
    ['hola', '1', '1', 'SIGUE', 'FUENTE', 'ATRAS', 'mi patron no me paga', 'borrar'],
    ['ICE is at my door', '2', 'source', 'language', '1'],
    ['consulado de mexico en 78701', 'fuente', 'sigue', '1'],
    ['id card in 10453', '1', 'more', 'source'],
    ['lawyer in el paso', 'wider', 'more', 'back'],
    // Names that runtimes know differently.
    ['do you speak kiche', '1', 'i speak tigrinya', 'somali'],
    ['consulate of palestine in chicago', '1', 'hong kong', 'falkland islands'],
    ...content().catalogue.locales.map((locale) => [
      topicNames(locale).find(({ topic }) => topic === 'consulate')!.name,
      'Guinea',
      '1',
      '77002',
    ]),
  ].entries()) {
    const from = `+1${2_025_550_100 + number}`
    const onNode = chat(onOneMachine, { from })
    for (const body of talk) expect(await simulate({ from, channel: 'sms', body }), body).toEqual(await onNode(body))
  }
})

test(`after ${CONVERSATIONS} conversations nothing in wrangler's folder, and nothing it said, tells of a family`, async () => {
  const names = ['en', 'es'].flatMap((locale) => topicNames(locale).map(({ name }) => name))
  const numbers = Array.from({ length: CONVERSATIONS }, (_, index) => `+1509${5_550_000 + index}`)
  let next = 0
  const talk = async () => {
    for (let index = next++; index < numbers.length; index = next++) {
      const from = numbers[index]!
      const more = index % 2 === 0 ? ['1'] : index % 5 === 0 ? ['me llamo Zoraida Quintanilla', 'comida en 77002'] : []
      for (const body of [names[index % names.length]!, ...more]) await simulate({ from, channel: 'sms', body })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, talk))
  await stop()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const held = files.map(({ parentPath, name }) => join(parentPath, name))
  expect(held.some((path) => path.includes('promotora-Shard'))).toBe(true) // the shards have a place to store things
  expect(held.some((path) => path.includes('D1DatabaseObject'))).toBe(true)
  for (const path of held) expect(tracesIn(readFileSync(path, 'latin1')), path).toEqual([])
  expect(tracesIn(said)).toEqual([])
  expect(held.filter((path) => /observability|trace|explorer/.test(path))).toEqual([]) // no record of requests
}, 600_000)

test('the search for traces finds one', () => expect(tracesIn('a +15095550123 b, Zoraida')).toHaveLength(2))

/** What only a family of this test has said or is. */
function tracesIn(text: string): string[] {
  return text.match(/509555[01]\d{3}|zoraida|quintanilla/gi) ?? []
}
