import { afterEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../src/config/settings.ts'
import { diagnose } from '../../src/twilio/doctor/diagnose.ts'
import { formatFinding } from '../../src/twilio/doctor/finding.ts'
import { content, TODAY } from '../support/app.ts'
import { ACCOUNT, FAMILY, type Fault, TOKEN, untrue, WORDS } from './fake-twilio.ts'
import * as set from './well-set.ts'

const { AT, NUMBER, TOLL_FREE, page, metaPage } = set

afterEach(() => expect(untrue.splice(0)).toEqual([]))

type Host = { status: number; type: string; body: string } | 'down'
type Setting = {
  change?: [path: string, body: unknown][]
  fault?: (request: string) => Fault | undefined
  old?: number
  fallback?: Host
  env?: Record<string, string>
}

/** What doctor says of an account that is set well, but for what a test changes. */
async function doctor({ change = [], fault, old = 0, fallback, env = {} }: Setting = {}) {
  const twilio = set.wellSetTwilio()
  for (const [path, body] of change) twilio.answer(path, body)
  if (fault) twilio.fault = fault
  if (old > 0) twilio.store(old, 9 * 86_400_000)
  const hosted: { method: string | undefined; signature: string | null }[] = []
  const { settings, faults } = readSettings(
    {
      PUBLIC_URL: 'https://line.example.org',
      WEBHOOK_SECRET_PATH: set.SECRET,
      TWILIO_NUMBERS: `${NUMBER}=es,${TOLL_FREE}`,
      ...env,
    },
    ['en', 'es'],
    TODAY,
  )
  if (!settings) throw new Error(faults.join('\n'))
  const findings = await diagnose({
    access: { accountSid: ACCOUNT, tokens: [TOKEN] },
    settings,
    words: content().wordLists.words,
    today: TODAY,
    timing: { nowMs: () => set.NOW_MS, sleep: async () => {}, random: () => 1 },
    fetch: async (url, init) => {
      if (new URL(url).host.endsWith('.twilio.com')) return twilio.fetch(url, init)
      hosted.push({ method: init.method, signature: new Headers(init.headers).get('X-Twilio-Signature') })
      const host = fallback ?? { status: 200, type: 'text/xml; charset=utf-8', body: set.fallbackXml(TODAY) }
      if (host === 'down') throw new TypeError('fetch failed')
      return new Response(host.body, { status: host.status, headers: { 'Content-Type': host.type } })
    },
  })
  const lines = findings.map(formatFinding)
  for (const secret of [TOKEN, set.SECRET, FAMILY, WORDS, 'an-account-tells-its-own-token'])
    expect(lines.join('\n')).not.toContain(secret)
  const wrong = lines.filter((line) => /^(danger|change)/.test(line))
  return { findings, lines, wrong, hosted, asked: twilio.asked }
}
const numbers = (changes: object) => [
  [AT.numbers, page('incoming_phone_numbers', [set.number(changes), set.number({ phone_number: TOLL_FREE })])] as [
    string,
    unknown,
  ],
]

describe('an account that is set well', () => {
  test('has nothing to change, and five things that only the console shows', async () => {
    const { wrong, lines } = await doctor()
    expect(wrong).toEqual([])
    expect(lines.filter((line) => line.startsWith('unread')).map((line) => line.split(': ')[0])).toEqual([
      'unread  retention',
      'unread  body redaction',
      'unread  phone number redaction',
      'unread  media authentication',
      'unread  opt-out words',
    ])
  })
  test('is only read', async () => {
    const { asked } = await doctor()
    expect(asked.filter((request) => !request.startsWith('GET'))).toEqual([])
  })
  test('our opt-out words are told in the languages served, single words only', async () => {
    const { lines } = await doctor()
    expect(lines.at(-1)).toMatch(/\bes: [^;]*\balto\b/)
    expect(lines.at(-1)).not.toMatch(/ya no me escriba|unsubscribe me/)
  })
  test('the fallback document is asked for once, as Twilio would: by POST, signed', async () => {
    const { hosted } = await doctor()
    expect(hosted).toEqual([{ method: 'POST', signature: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/) }])
  })
})

describe('where messages go', () => {
  test.each<[string, object, string]>([
    [
      'another host',
      { sms_url: 'https://old.example.org/sms' },
      `webhook ${NUMBER}: goes to https://old.example.org; set it to https://line.example.org/webhooks/twilio/<WEBHOOK_SECRET_PATH>/messages, POST`,
    ],
    [
      'an old secret',
      { sms_url: set.WEBHOOK.replace(set.SECRET, 'old-secret') },
      `webhook ${NUMBER}: goes to another path of line.example.org`,
    ],
    [
      'plain http',
      { sms_url: set.WEBHOOK.replace('https', 'http') },
      `webhook ${NUMBER}: goes to another path of line.example.org`,
    ],
    ['nowhere', { sms_url: null }, `webhook ${NUMBER}: is not set`],
    [
      'our line, by GET',
      { sms_method: 'GET' },
      `webhook method ${NUMBER}: GET; set it to POST; otherwise the words of families stand in addresses`,
    ],
    ['a fallback by GET', { sms_fallback_method: 'GET' }, `fallback method ${NUMBER}: GET; set it to POST`],
    [
      'a fallback over http',
      { sms_fallback_url: 'http://static.example.net/f.xml' },
      `fallback ${NUMBER}: is no https address`,
    ],
  ])('%s is a danger', async (_, changes, said) => {
    const { wrong } = await doctor({ change: numbers(changes) })
    expect(wrong).toContainEqual(expect.stringContaining(`danger  ${said}`))
  })
  test('connection settings in the fragment are no part of the address', async () =>
    expect((await doctor({ change: numbers({ sms_url: `${set.WEBHOOK}#rc=2&rp=all` }) })).wrong).toEqual([]))
  test.each([
    ['no fallback', { sms_fallback_url: '' }, 'is not set'],
    [
      'a fallback on our own host',
      { sms_fallback_url: 'https://line.example.org/down.xml' },
      'is on the same host as this line',
    ],
  ])('%s is to change', async (_, changes, said) => {
    const { wrong } = await doctor({ change: numbers(changes) })
    expect(wrong).toContainEqual(expect.stringContaining(`change  fallback ${NUMBER}: ${said}`))
  })
  test('a service that does not defer to the number decides', async () => {
    const own = set.service({ use_inbound_webhook_on_number: false, inbound_request_url: 'https://old.example.org/' })
    const { wrong } = await doctor({ change: [[AT.services, metaPage('services', [own])]] })
    expect(wrong[0]).toContain(`danger  webhook ${NUMBER}: goes to https://old.example.org`)
  })
  test('an application decides over the number', async () => {
    const change: [string, unknown][] = [
      ...numbers({ sms_application_sid: set.APPLICATION }),
      [AT.application, set.application({ sms_url: 'https://old.example.org/' })],
    ]
    expect((await doctor({ change })).wrong[0]).toContain(`danger  webhook ${NUMBER}: goes to https://old.example.org`)
  })
  test('a number of ours that the account does not have', async () => {
    const { wrong } = await doctor({ env: { TWILIO_NUMBERS: `${NUMBER},${TOLL_FREE},+15095550177` } })
    expect(wrong).toEqual([expect.stringContaining('change  number +15095550177: is not a number of this account')])
  })
  test('an add-on reads along', async () => {
    const { wrong } = await doctor({ change: [[AT.addOns, page('assigned_add_ons', [set.addOn()])]] })
    expect(wrong[0]).toContain(`danger  add-ons ${NUMBER}: 1 assigned`)
  })
})

describe('WhatsApp', () => {
  test('a sender whose messages go elsewhere is a danger', async () => {
    const webhook = {
      callback_url: 'https://old.example.org/',
      callback_method: 'PUT',
      fallback_url: null,
      fallback_method: 'POST',
    }
    const { wrong } = await doctor({ change: [[AT.senders, metaPage('senders', [set.sender({ webhook })])]] })
    expect(wrong.map((line) => line.split(';')[0])).toEqual([
      `danger  webhook whatsapp:${NUMBER}: goes to https://old.example.org`,
      `danger  webhook method whatsapp:${NUMBER}: PUT`,
      `change  fallback whatsapp:${NUMBER}: is not set`,
    ])
  })
  test('a sender that is off', async () => {
    const { wrong } = await doctor({ change: [[AT.senders, metaPage('senders', [set.sender({ status: 'OFFLINE' })])]] })
    expect(wrong).toEqual([expect.stringContaining(`change  WhatsApp whatsapp:${NUMBER}: offline`)])
  })
  test('a sender in a service that does not defer', async () => {
    const own = set.service({
      use_inbound_webhook_on_number: false,
      inbound_request_url: set.WEBHOOK,
      fallback_url: set.FALLBACK,
    })
    const { wrong } = await doctor({
      change: [
        [AT.services, metaPage('services', [own])],
        [AT.serviceSenders, metaPage('senders', [set.serviceSender()])],
        [AT.senders, metaPage('senders', [set.sender({ webhook: null })])],
      ],
    })
    expect(wrong).toEqual([])
  })
  test('none is nothing to change', async () =>
    expect((await doctor({ change: [[AT.senders, metaPage('senders', [])]] })).wrong).toEqual([]))
})

describe('the fallback document', () => {
  const at = (day: string): Host => ({ status: 200, type: 'text/xml', body: set.fallbackXml(day) })
  test.each<[string, Host, string]>([
    ['is old', at('2026-10-01'), 'change  fallback document at static.example.net: was written on 2026-10-01'],
    [
      'refuses a POST, as hosts of static files do',
      { status: 405, type: 'text/xml', body: '' },
      'answers 405; make the host answer POST',
    ],
    ['would be texted as it stands', { status: 200, type: 'text/plain', body: 'down' }, 'is not served as text/xml'],
    ['is not ours', { status: 200, type: 'text/xml', body: '<Response/>' }, 'is not one that `npm run fallback` wrote'],
    ['does not answer', 'down', 'does not answer'],
  ])('that %s', async (_, fallback, said) => {
    const { wrong } = await doctor({ fallback })
    expect(wrong).toEqual([expect.stringContaining(said)])
    expect(wrong[0]).toMatch(/^change/)
  })
  test('that holds law past its review is a danger', async () => {
    const body = set.fallbackXml(TODAY).replace('good until 2027-02-22', 'good until 2026-11-21')
    const { wrong } = await doctor({ fallback: { status: 200, type: 'text/xml', body } })
    expect(wrong).toEqual([
      expect.stringContaining('danger  fallback document at static.example.net: was good until 2026-11-21'),
    ])
  })
})

describe('registration', () => {
  test.each([
    ['FAILED', 'danger', 'A2P campaign: failed'],
    ['IN_PROGRESS', 'change', 'A2P campaign under way'],
    ['"; curl evil', 'danger', 'A2P campaign: curl evil'],
  ])('a campaign that is %s', async (campaign_status, verdict, said) => {
    const { wrong } = await doctor({
      change: [[AT.campaigns, metaPage('compliance', [set.campaign({ campaign_status })])]],
    })
    expect(wrong).toEqual([expect.stringContaining(`${verdict}  registration ${NUMBER}: ${said}`)])
  })
  test('a long code in no service has no campaign', async () => {
    const { wrong } = await doctor({ change: [[AT.serviceNumbers, metaPage('phone_numbers', [])]] })
    expect(wrong).toEqual([expect.stringContaining(`danger  registration ${NUMBER}: no A2P campaign`)])
  })
  test.each([
    ['TWILIO_REJECTED', 'danger', 'toll-free verification: twilio rejected'],
    ['IN_REVIEW', 'change', 'toll-free verification under way'],
  ])('a toll-free number that is %s', async (status, verdict, said) => {
    const { wrong } = await doctor({
      change: [[AT.verifications, metaPage('verifications', [set.verification({ status })])]],
    })
    expect(wrong).toEqual([expect.stringContaining(`${verdict}  registration ${TOLL_FREE}: ${said}`)])
  })
  test('a number abroad needs none', async () => {
    const env = { TWILIO_NUMBERS: '+525555550100' }
    const change = numbers({ phone_number: '+525555550100' })
    expect((await doctor({ change, env })).lines).toContain(
      'ok      registration +525555550100: not a number of the US plan',
    )
  })
})

describe('places where families could leave a trace', () => {
  test.each<[string, [string, unknown], string]>([
    [
      'sticky sender',
      [AT.services, metaPage('services', [set.service({ sticky_sender: true })])],
      'danger  sticky sender MG',
    ],
    ['link shortening', [AT.links, set.domain()], 'change  link shortening MG'],
    [
      'bulk export',
      [
        AT.exports,
        { enabled: true, webhook_url: null, webhook_method: null, resource_type: 'Messages', url: AT.exports },
      ],
      'danger  bulk export: on',
    ],
    [
      'event streams',
      [AT.subscriptions, metaPage('subscriptions', [set.subscription()])],
      'change  event streams: 1 subscriptions',
    ],
    ['a trial account', [AT.account, set.account({ type: 'Trial' })], 'change  account: is a trial'],
    ['a suspended account', [AT.account, set.account({ status: 'suspended' })], 'danger  account: is not active'],
    [
      'other countries',
      [AT.countries, { permissions: ['US', 'LV', 'BD'].map((code) => set.country(code, true)) }],
      'change  geographic permissions: 2 countries beyond the US are on: BD, LV',
    ],
    [
      'the US off',
      [AT.countries, { permissions: [set.country('MX', true)] }],
      'danger  geographic permissions: the US is off',
    ],
  ])('%s', async (_, change, said) => {
    const { wrong } = await doctor({ change: [change] })
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toContain(said)
  })
  test('messages that should be gone, whose they are is not looked at', async () => {
    const { wrong } = await doctor({ old: 3 })
    expect(wrong).toEqual([expect.stringContaining('change  messages kept: there are some from 2026-11-14 or before')])
  })
})

describe('what Twilio does not tell is said, not supposed', () => {
  const refusing = (path: string, status: number) => (request: string) =>
    request.endsWith(path) ? { status, code: 20000 + status } : undefined
  test('credentials refused: one danger, and nothing else is asked', async () => {
    const { lines, asked } = await doctor({ fault: () => ({ status: 401, code: 20003 }) })
    expect(lines).toEqual([
      'danger  account: could not be read: Twilio answered 401 (20003); nothing else was looked at; check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the network',
    ])
    expect(asked).toHaveLength(1)
  })
  test('Twilio down: the same', async () =>
    expect((await doctor({ fault: () => 'cut' })).lines).toEqual([expect.stringContaining('Twilio did not answer')]))
  test('the numbers cannot be read: a danger, for nobody knows where messages go', async () => {
    const { wrong } = await doctor({ fault: refusing('IncomingPhoneNumbers.json', 403) })
    expect(wrong).toEqual([expect.stringContaining('danger  numbers: could not be read: Twilio answered 403')])
  })
  test('the services cannot be read: nothing is claimed of them nor of a campaign', async () => {
    const { wrong, lines } = await doctor({ fault: refusing('/v1/Services', 404) })
    expect(wrong).toEqual([])
    expect(lines).toContainEqual(
      expect.stringContaining('unread  messaging services: could not be read: Twilio answered 404'),
    )
    expect(lines).toContainEqual(expect.stringContaining(`unread  registration ${NUMBER}: could not be read`))
  })
  test.each([
    '/v2/Channels/Senders',
    '/v1/Messaging/GeoPermissions',
    '/v1/Subscriptions',
    '/Configuration',
  ])('%s cannot be read', async (path) => {
    const { wrong, lines } = await doctor({ fault: refusing(path, 500) })
    expect(wrong).toEqual([])
    expect(lines.filter((line) => line.includes('could not be read'))).toHaveLength(1)
  })
})
