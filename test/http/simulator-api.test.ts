import { beforeEach, describe, expect, test } from 'vitest'
import type { SimulatorReply } from '../../src/channels/simulator/simulate.ts'
import { createApp } from '../../src/http/app.ts'
import { content, type TestApp, testApp } from '../support/app.ts'

let app: TestApp
let http: ReturnType<typeof createApp>
beforeEach(() => {
  app = testApp()
  http = createApp(app)
})
const post = (body: unknown) =>
  http.request('/simulator/messages', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
const say = async (body: string, more = {}) =>
  (await (await post({ from: '+15095550101', channel: 'sms', body, ...more })).json()) as SimulatorReply

test('a reply has exactly the fields of the contract', async () => {
  expect(await say('que hago si viene la migra a mi casa')).toEqual({
    messages: [
      {
        text: expect.any(String),
        encoding: 'GSM-7',
        segments: 3,
        options: expect.arrayContaining([{ id: '1', label: 'Muestran un papel' }]),
      },
    ],
    language: 'es',
    topic: 'rights.home',
    node: 'rights.home_door',
    understood: 'topic',
    expects: 'choice',
    facts: ['rights.home-01', 'rights.home-02', 'rights.home-10'],
    withheld: [],
    results: [],
    ended: false,
    replayed: false,
  })
})

test('on WhatsApp there is no encoding and there are no segments', async () =>
  expect((await say('hola', { channel: 'whatsapp' })).messages[0]).toMatchObject({ encoding: null, segments: null }))

describe('how a message was understood', () => {
  test.each([
    ['hola', 'global', 'none'],
    ['1', 'nothing', 'none'],
    ['se llevaron a mi esposo', 'topic', 'crisis.taken_now'],
    ['xyzzy plugh', 'nothing', 'none'],
    ['PRIVACIDAD', 'global', 'about.privacy'],
    ['LANGUAGE', 'global', 'language'],
    ['PERSON', 'global', 'person'],
    ['ya no me escriban', 'opt_out', 'none'],
    ['DELETE', 'global', 'none'],
  ])('%j first: %s, topic %s', async (body, understood, topic) =>
    expect(await say(body)).toMatchObject({ understood, topic }))

  test('a choice, and a word that keeps the topic', async () => {
    await say('que hago si viene la migra a mi casa')
    expect(await say('1')).toMatchObject({ understood: 'choice', topic: 'rights.home' })
    for (const word of ['HELP', 'FUENTE', 'REPETIR'])
      expect(await say(word)).toMatchObject({ understood: 'global', topic: 'rights.home' })
    expect(await say('MENU')).toMatchObject({ topic: 'none' })
  })
})

test('every topic is reached by the name it bears in our lists, in either language, from anywhere', async () => {
  for (const locale of ['en', 'es'])
    for (const { key, text } of content().catalogue.texts.get(locale)!.values()) {
      if (!key.startsWith('topics.')) continue
      await say('MENU')
      expect(await say(text), `${locale} ${key}`).toMatchObject({
        topic: key.slice('topics.'.length),
        language: expect.stringMatching(/^(en|es)$/),
      })
    }
})

test('the same MessageSid again moves nothing and says so', async () => {
  await say('hola')
  const first = await say('1', { messageSid: 'SM1' })
  const again = await say('1', { messageSid: 'SM1' })
  expect(again).toEqual({ ...first, replayed: true })
  expect(await say('1')).toMatchObject({ node: 'rights.home_door' })
})

test('expire forgets before it answers; a content date is for its message alone', async () => {
  await say('que hago si viene la migra a mi casa')
  expect(await say('1', { expire: true })).toMatchObject({ understood: 'nothing', node: 'menu_menu' })
  const due = await say('que hago si viene la migra a mi casa', { contentDate: '2026-12-07' })
  expect(due.withheld).toEqual(['rights.home-10'])
  expect((await say('REPETIR')).withheld).toEqual([])
})

test('STOP on SMS: no message, ended', async () => {
  await say('hola')
  expect(await say('STOP')).toMatchObject({ messages: [], understood: 'opt_out', ended: true, expects: 'nothing' })
})

test('a simulated person can never reach into a real conversation', () =>
  expect(app.keyOf('simulator', 'sms:+15095550101', 'x')).not.toBe(app.keyOf('twilio', '+15095550101', 'x')))

describe('a bad request is told what is wrong with it', () => {
  test.each([
    [{ channel: 'sms', body: 'hola' }, /^from: /],
    [{ from: 'a', channel: 'fax', body: 'hola' }, /^channel: /],
    [{ from: 'a', channel: 'sms' }, /^body: /],
    [{ from: 'a', channel: 'sms', body: 'x', name: 'Ana' }, /^name: no such field$/],
    [{ from: 'a', channel: 'sms', body: 'x', contentDate: '2026-02-30' }, /^contentDate: /],
    [{ from: 'a', channel: 'sms', body: 'x', latitude: 200 }, /^latitude: /],
    ['not json', /^message: /],
    ['[]', /^message: /],
  ])('%j', async (body, error) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: string }).error).toMatch(error)
  })
  test('too large: 413', async () =>
    expect((await post({ from: 'a', channel: 'sms', body: 'a'.repeat(70_000) })).status).toBe(413))
})

test('there is no simulator where it is off', async () => {
  http = createApp(testApp({ env: { SIMULATOR: 'off' } }))
  expect((await post({ from: 'a', channel: 'sms', body: 'hola' })).status).toBe(404)
  expect((await http.request('/')).status).toBe(404)
})
