import { expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { METRICS } from '../../src/purpose/metrics.ts'
import { testApp } from '../support/app.ts'
import { signedLine } from '../support/signed-line.ts'

const TOKEN = 'a-token-for-prometheus'
const asked = (authorization?: string) => ({
  headers: authorization === undefined ? {} : { Authorization: authorization },
})

test('without a token set there is no such route; with one, only who shows it gets in', async () => {
  expect((await createApp(testApp()).request('/metrics', asked(`Bearer ${TOKEN}`))).status).toBe(404)
  const http = createApp(testApp({ env: { METRICS_TOKEN: TOKEN } }))
  for (const wrong of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `bearer ${TOKEN}`,
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
  ]) {
    const refused = await http.request('/metrics', asked(wrong))
    expect([refused.status, refused.headers.get('www-authenticate'), await refused.text()]).toEqual([401, 'Bearer', ''])
  }
  expect((await http.request(`/metrics?token=${TOKEN}`)).status).toBe(401)
  const shown = await http.request('/metrics', asked(`Bearer ${TOKEN}`))
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
})

test('every metric is one of the purpose file, with its purpose as help, and none has a topic or a language', async () => {
  const line = signedLine({ env: { METRICS_TOKEN: TOKEN } })
  await line.say('se llevaron a mi esposo')
  line.app.log('turn_failed')
  const text = await (await line.http.request('/metrics', asked(`Bearer ${TOKEN}`))).text()
  const helps = Object.fromEntries([...text.matchAll(/^# HELP (\S+) (.*)$/gm)].map(([, name, help]) => [name, help]))
  expect(helps).toEqual(METRICS)
  expect([...text.matchAll(/\{(\w+)=/g)].map(([, label]) => label)).toEqual(['part', 'event'])
  expect(text).toContain('promotora_events_total{event="turn_failed"} 1')
  expect(text).not.toMatch(/detained|taken|"es"|sms|spent|seconds_sum|cpu|heap|eventloop/)
})

test('messages are told as of the last full hour, in whole fifties', async () => {
  const line = signedLine({ env: { METRICS_TOKEN: TOKEN } })
  const told = async () => {
    const text = await (await line.http.request('/metrics', asked(`Bearer ${TOKEN}`))).text()
    return text.match(/^promotora_messages_total (\d+)$/m)?.[1]
  }
  for (let each = 0; each < 60; each++) await line.say('hola')
  expect(await told()).toBe('0')
  line.app.clock.today = '2026-11-23'
  expect(await told()).toBe('50')
})

test('T14: what can be read before and after one message is the same, whatever it was about', async () => {
  const line = signedLine({ env: { METRICS_TOKEN: TOKEN } })
  const read = async () => (await line.http.request('/metrics', asked(`Bearer ${TOKEN}`))).text()
  const before = await read()
  const told = new Set<string>()
  for (const message of line.someOfEveryTopic(500)) {
    await line.say(message)
    told.add(await read())
  }
  expect([...told]).toEqual([before])
}, 120_000)
