import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { SECURITY_HEADERS } from '../../src/http/security-headers.ts'
import { testApp } from '../support/app.ts'
import { MESSAGES, messageOf, TWILIO, twilioOf } from '../support/webhook.ts'

const app = testApp({ env: TWILIO })
const { http, post } = twilioOf(app)
const broken = createApp(testApp())
broken.get('/broken', () => {
  throw new Error('+15095550101 wrote that')
})

const ROUTES: [string, number, () => Response | Promise<Response>][] = [
  ['the simulator', 200, () => http.request('/')],
  ['health', 200, () => http.request('/healthz')],
  ['a directory that is not there', 503, () => http.request('/directory')],
  ['an answer', 200, () => post(messageOf())],
  ['a delivery callback', 204, () => post({ MessageSid: 'SM1' }, { path: '/webhooks/twilio/status' })],
  ['unsigned', 403, () => post(messageOf(), { token: 'f'.repeat(32) })],
  ['refused', 400, () => post(messageOf({ To: '+15095550123' }))],
  ['too large', 413, () => post(messageOf({ Body: 'a'.repeat(70_000) }))],
  ['no such route', 404, () => http.request('/nothing')],
  ['no such method', 404, () => http.request(MESSAGES, { method: 'PUT' })],
  ['no token', 503, () => broken.request(MESSAGES, { method: 'POST', body: 'a=b' })],
  ['a fault of ours', 500, () => broken.request('/broken')],
  ['a wrong simulator message', 400, () => http.request('/simulator/messages', { method: 'POST', body: '{' })],
]

describe.each(ROUTES)('%s (%i)', (_name, status, request) => {
  test('runs nothing foreign, is framed and kept by nobody, and tells nothing of itself', async () => {
    const response = await request()
    expect(response.status).toBe(status)
    const policy = response.headers.get('content-security-policy') ?? ''
    for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe-|https?:|\*/)
    const [, seconds] = /max-age=(\d+)/.exec(response.headers.get('strict-transport-security') ?? '') ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    for (const name of ['server', 'x-powered-by', 'set-cookie']) expect(response.headers.get(name)).toBeNull()
    expect(await response.text()).not.toContain('5095550101')
  })
})

test('our table of headers names all that Hono would set, and none more weakly', async () => {
  const theirs = new Hono().use(secureHeaders()).get('/', (c) => c.body('ok'))
  const ours = new Headers(SECURITY_HEADERS)
  const { headers } = await theirs.request('/')
  const differing = [...headers].filter(([name, value]) => name !== 'content-type' && ours.get(name) !== value)
  expect(differing).toEqual([
    ['strict-transport-security', 'max-age=15552000; includeSubDomains'], // ours is a year
    ['x-frame-options', 'SAMEORIGIN'], // ours denies
  ])
})
