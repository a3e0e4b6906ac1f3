import { afterEach, describe, expect, test, vi } from 'vitest'
import { readAccess } from '../../src/twilio/access.ts'
import { openRest } from '../../src/twilio/rest.ts'
import { ACCOUNT, FAMILY, TOKEN, WORDS } from './fake-twilio.ts'

const access = { accountSid: ACCOUNT, tokens: [TOKEN] }
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('asks with the credentials, follows nothing', async () => {
  const asked: [string, RequestInit][] = []
  const ask = openRest(access, async (url, init) => {
    asked.push([url, init])
    return new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })
  })
  expect(await ask('GET', 'messaging', '/v1/Services')).toMatchObject({ status: 302 })
  const [[url, init]] = asked as [[string, RequestInit]]
  expect(url).toBe('https://messaging.twilio.com/v1/Services')
  expect(init).toMatchObject({ redirect: 'manual', headers: { Authorization: `Basic ${btoa(`${ACCOUNT}:${TOKEN}`)}` } })
})

test('while a token is rotated the second is tried, and kept', async () => {
  const used: string[] = []
  const ask = openRest({ accountSid: ACCOUNT, tokens: ['old-token', 'new-token'] }, async (_, init) => {
    const token = atob(new Headers(init.headers).get('Authorization')!.slice(6)).split(':')[1]!
    used.push(token)
    return new Response('{}', { status: token === 'new-token' ? 200 : 401 })
  })
  expect((await ask('GET', 'api', '/')).status).toBe(200)
  expect((await ask('GET', 'api', '/')).status).toBe(200)
  expect(used).toEqual(['old-token', 'new-token', 'new-token'])
})

describe('trouble is an answer, never an exception', () => {
  test('no connection', async () => {
    const ask = openRest(access, async () => {
      throw new TypeError('fetch failed')
    })
    expect(await ask('GET', 'api', '/')).toEqual({ status: 0, body: undefined })
  })
  test('no answer within half a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ask = openRest(
      access,
      (_, { signal }) => new Promise((_, fail) => signal!.addEventListener('abort', () => fail(signal!.reason))),
    )
    const answer = ask('GET', 'api', '/')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toEqual({ status: 0, body: undefined })
  })
  test('a page of a proxy instead of JSON', async () => {
    const ask = openRest(access, async () => new Response('<html>Bad gateway', { status: 502 }))
    expect(await ask('GET', 'api', '/')).toEqual({ status: 502, body: undefined })
  })
})

test.each([
  ['7', 7_000],
  ['Sun, 22 Nov 2026 03:01:00 GMT', 60_000],
  ['soon', undefined],
  ['-5', undefined],
])('Retry-After: %s', async (header, ms) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T03:00:00Z') })
  const ask = openRest(access, async () => new Response('{}', { status: 429, headers: { 'Retry-After': header } }))
  expect((await ask('GET', 'api', '/')).retryAfterMs).toBe(ms)
})

test('nothing is written anywhere, whatever is answered', async () => {
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  for (const method of ['log', 'error', 'warn', 'debug', 'info'] as const)
    vi.spyOn(console, method).mockImplementation((...args) => void written.push(args.join(' ')))
  const body = JSON.stringify({ code: 20500, message: `${FAMILY} ${WORDS}` })
  await openRest(access, async () => new Response(body, { status: 500 }))('DELETE', 'api', '/')
  expect(written).toEqual([])
})

describe('the credentials', () => {
  const env = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: `${TOKEN},second-token` }
  test('are all that is read: nothing else has to be set', () =>
    expect(readAccess({ ...env, PORT: 'abc', NODE_ENV: 'production' }).access).toEqual({
      accountSid: ACCOUNT,
      tokens: [TOKEN, 'second-token'],
    }))
  test('missing, each is named', () =>
    expect(readAccess({}).faults).toEqual([
      "TWILIO_ACCOUNT_SID: is missing; it is in Twilio's console",
      "TWILIO_AUTH_TOKEN: is missing; it is in Twilio's console",
    ]))
  test('wrong, the token is not repeated', () =>
    expect(readAccess({ ...env, TWILIO_AUTH_TOKEN: 'abcd' }).faults.join()).not.toContain('abcd'))
  test.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010/',
    'http://[::1]:4010',
  ])('may go to a stand-in: %s', (url) => expect(readAccess({ ...env, TWILIO_API_URL: url }).access?.apiUrl).toBe(url))
  test.each([
    'https://evil.example',
    'http://127.0.0.1.evil.example',
    'file:///etc/passwd',
    'nonsense',
  ])('go nowhere else: %s', (url) => expect(readAccess({ ...env, TWILIO_API_URL: url }).access).toBeUndefined())
})
