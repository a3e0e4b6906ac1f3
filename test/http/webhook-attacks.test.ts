import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { MESSAGES, messageOf, TOKEN, TWILIO, twilioOf } from '../support/webhook.ts'

const NEXT_TOKEN = 'fedcba9876543210fedcba9876543210'
const SECRET = '/webhooks/twilio/spring-2027/messages'
const STATUS = '/webhooks/twilio/status'
function line(env: Record<string, string> = {}) {
  const app = testApp({ env: { ...TWILIO, ...env } })
  return { app, ...twilioOf(app) }
}

describe('what Twilio did not sign', () => {
  const right = 'x'.repeat(27)
  test.each([
    ['none', ''],
    ['of one letter', 'A'],
    ['with the scheme of another', `sha1=${right}=`],
    [
      'of letters outside ASCII',
      'ñ'
        .repeat(28)
        .normalize('NFD')
        .replace(/[^\x20-\x7e]/g, '~'),
    ],
    ['very long', 'A'.repeat(8_000)],
  ])('a signature %s: 403, no body, nothing remembered', async (_name, signature) => {
    const { app, post } = line()
    const response = await post(messageOf(), { headers: { 'X-Twilio-Signature': signature } })
    expect([response.status, await response.text()]).toEqual([403, ''])
    expect(app.answered.size()).toBe(0)
    expect(app.limits.totals().sent.full).toBe(0)
  })

  test('1,000 random signatures', async () => {
    const { app, post } = line()
    for (let time = 0; time < 1_000; time++) {
      const headers = { 'X-Twilio-Signature': randomBytes(20).toString('base64') }
      expect((await post(messageOf(), { headers })).status).toBe(403)
    }
    expect(app.answered.size()).toBe(0)
  })

  test('a body of JSON, and one whose fields were folded into each other', async () => {
    const { http, post } = line()
    const captured = messageOf({ Body: 'hola' })
    const { Body, ...others } = captured
    const signature = { 'X-Twilio-Signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }
    const json = {
      method: 'POST',
      body: JSON.stringify(captured),
      headers: { ...signature, 'Content-Type': 'application/json' },
    }
    expect((await http.request(MESSAGES, json)).status).toBe(403)
    // Twilio signs names and values without a mark between them: AccountSid swallows Body and its value.
    const folded = { ...others, AccountSid: `${others.AccountSid}Body${Body}` }
    expect((await post(folded)).status).toBe(400)
  })
})

describe('a message that was captured', () => {
  test('sent again 1,000 times: the same bytes, one turn', async () => {
    const { post, app } = line()
    const captured = messageOf({ Body: 'que hago si viene la migra a mi casa' })
    const first = await (await post(captured)).text()
    for (let time = 0; time < 1_000; time++) expect(await (await post(captured)).text()).toBe(first)
    expect(app.limits.totals().sent.full).toBe(1)
  })

  test('after a restart: one reply, in a conversation of its own; after the path was changed: none', async () => {
    const captured = messageOf({ Body: '1' })
    const before = line({ WEBHOOK_SECRET_PATH: 'spring-2027' })
    expect((await before.post(captured, { path: SECRET })).status).toBe(200)
    const restarted = line({ WEBHOOK_SECRET_PATH: 'spring-2027' })
    for (let time = 0; time < 5; time++) expect((await restarted.post(captured, { path: SECRET })).status).toBe(200)
    expect(restarted.app.limits.totals().sent.full).toBe(1)
    const changed = line({ WEBHOOK_SECRET_PATH: 'summer-2027' })
    expect((await changed.post(captured, { path: SECRET })).status).toBe(404)
    expect((await changed.post(captured)).status).toBe(404)
    expect(changed.app.limits.totals().sent.full).toBe(0)
  })
})

describe('fields that try to be something else', () => {
  test.each([
    ['__proto__', 'polluted'],
    ['constructor', 'x'],
    ['Body[]', 'se llevaron a mi esposo'],
    ['body', 'se llevaron a mi esposo'],
    ['From[0]', '+15095550199'],
  ])('%s is a field like any other, and nobody reads it', async (name, value) => {
    const { say } = line()
    expect(await say({ [name]: value })).toContain('1 Mis derechos')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  test('2,000 fields are signed over and answered', async () => {
    const { say } = line()
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`Field${n}`, 'x']))
    expect(await say(many)).toContain('1 Mis derechos')
  })
  test.each(['whatsapp:<script>', '+1509\r\n555', 'Ana María', ''])('from %j: 400', async (from) => {
    const { post } = line()
    expect((await post(messageOf({ From: from }))).status).toBe(400)
  })
})

describe('an address that is not ours', () => {
  test.each([
    'Host',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Path',
    'X-Original-URL',
    'X-Rewrite-URL',
  ])('%s changes nothing', async (name) => {
    const { post } = line()
    expect((await post(messageOf(), { headers: { [name]: 'evil.example/other' } })).status).toBe(200)
    const stolen = await post(messageOf(), { path: '/other', headers: { [name]: MESSAGES } })
    expect(stolen.status).toBe(404)
  })
  test('a GET that carries a message is refused, and no log holds its query', async () => {
    const { http, app } = line()
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await http.request(`${MESSAGES}?From=%2B15095550101&Body=secreto`, { method })).status).toBe(404)
    expect(app.logged).toEqual([])
  })
})

test('1,000 delivery callbacks at once, doubled, out of order, of unknown messages: 204, and no line in the log', async () => {
  const { post, app } = line()
  const states = ['delivered', 'queued', 'sent', 'failed', 'nonsense']
  const responses = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      post({ MessageSid: `SM${n % 50}`, MessageStatus: states[n % 5]!, To: '+15095550101' }, { path: STATUS }),
    ),
  )
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204]))
  expect([app.logged, app.answered.size(), app.limits.totals().sent.full]).toEqual([[], 0, 0])
})

test('a token is rotated without a message lost: both are taken, then only the new one', async () => {
  const both = line({ TWILIO_AUTH_TOKEN: `${NEXT_TOKEN},${TOKEN}` })
  expect((await both.post(messageOf())).status).toBe(200)
  expect((await both.post(messageOf(), { token: NEXT_TOKEN })).status).toBe(200)
  expect((await both.post(messageOf(), { token: 'a'.repeat(32) })).status).toBe(403)
  const after = line({ TWILIO_AUTH_TOKEN: NEXT_TOKEN })
  expect((await after.post(messageOf(), { token: NEXT_TOKEN })).status).toBe(200)
  expect((await after.post(messageOf())).status).toBe(403)
})
