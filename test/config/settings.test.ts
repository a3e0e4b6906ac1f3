import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/config/settings.ts'

const read = (env: Record<string, string>) => readSettings(env, ['en', 'es'], '2026-11-22')
const PRODUCTION = {
  NODE_ENV: 'production',
  ORG_NAME: 'Vecinas',
  ORG_PHONE: '509-555-0100',
  LANGUAGES: 'en,es',
  PUBLIC_URL: 'https://line.example.org/',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  BUDGET_USD_PER_DAY: '50',
}

test('nothing set is a demo on this machine, with the simulator', () =>
  expect(read({}).settings).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:8080',
    sessionTtlSeconds: 1800,
    simulator: true,
    twilioTokens: [],
    languages: ['en', 'es'],
  }))

test('production, complete', () => {
  const { settings, faults } = read(PRODUCTION)
  expect(faults).toEqual([])
  expect(settings).toMatchObject({
    production: true,
    simulator: false,
    publicUrl: 'https://line.example.org',
    orgPhone: '509-555-0100',
  })
})

test('two tokens while one is rotated, numbers with their languages', () => {
  const { settings } = read({
    TWILIO_AUTH_TOKEN: 'first-token,second-token',
    TWILIO_NUMBERS: '+15095550100=es, +15095550101',
  })
  expect(settings?.twilioTokens).toEqual(['first-token', 'second-token'])
  expect([...(settings?.twilioNumbers ?? [])]).toEqual([
    ['+15095550100', 'es'],
    ['+15095550101', undefined],
  ])
})

describe('each wrong value is one line: the name, what it held, what would be right', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['SESSION_TTL_SECONDS', '0'],
    ['LANGUAGES', 'en,xx'],
    ['DEFAULT_LANGUAGE', 'xx'],
    ['ORG_NAME', 'A name that is far longer than twenty-four'],
    ['PUBLIC_URL', 'line.example.org'],
    ['TWILIO_ACCOUNT_SID', 'nope'],
    ['TWILIO_NUMBERS', '5095550100'],
    ['TWILIO_NUMBERS', '+15095550100=xx'],
    ['SIMULATOR', 'maybe'],
    ['CONTENT_DATE', '2026-02-30'],
    ['LOG_LEVEL', 'loud'],
    ['SERVE_DRAFTS', 'perhaps'],
    ['WEBHOOK_SECRET_PATH', 'a/b'],
    ['BUDGET_USD_PER_DAY', '0'],
    ['BUDGET_USD_PER_DAY', 'fifty'],
    ['REPLIES_PER_SENDER', '0'],
    ['REPLIES_PER_PREFIX', '100000'],
  ])('%s=%s', (name, value) => {
    const { faults } = read({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name}: holds .+; .+`))
  })
  test('a secret is never shown', () => expect(read({ TWILIO_AUTH_TOKEN: 'abc' }).faults.join()).not.toContain('abc'))
  test('a simulator on a public address must be asked for', () => {
    expect(read({ HOST: '0.0.0.0' }).faults).toEqual([expect.stringMatching(/^SIMULATOR: is missing; /)])
    expect(read({ HOST: '0.0.0.0', SIMULATOR: 'off' }).settings).toMatchObject({ simulator: false })
  })
})

describe('how much may be sent', () => {
  const none = Number.POSITIVE_INFINITY
  test('nothing set: it is only counted', () =>
    expect(read({}).settings?.limits).toEqual({
      repliesPerSender: none,
      repliesPerPrefix: none,
      usdPerDay: none,
      enforced: false,
    }))
  test('what is set is enforced, the rest counted', () =>
    expect(read({ REPLIES_PER_SENDER: '5' }).settings?.limits).toEqual({
      repliesPerSender: 5,
      repliesPerPrefix: none,
      usdPerDay: none,
      enforced: true,
    }))
  test('production: 20 replies a sender and 2,000 a prefix in five minutes, and the budget', () =>
    expect(read(PRODUCTION).settings?.limits).toEqual({
      repliesPerSender: 20,
      repliesPerPrefix: 2_000,
      usdPerDay: 50,
      enforced: true,
    }))
})

test('production without its values says all that is missing', () => {
  const { faults } = read({ NODE_ENV: 'production' })
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'ORG_NAME',
    'ORG_PHONE',
    'LANGUAGES',
    'PUBLIC_URL',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'BUDGET_USD_PER_DAY',
  ])
})
test('production refuses an http address and a content date in the past', () => {
  expect(read({ ...PRODUCTION, PUBLIC_URL: 'http://line.example.org' }).faults).toHaveLength(1)
  expect(read({ ...PRODUCTION, CONTENT_DATE: '2026-11-21' }).faults).toHaveLength(1)
  expect(read({ ...PRODUCTION, CONTENT_DATE: '2026-11-22' }).faults).toEqual([])
})
