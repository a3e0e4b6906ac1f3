import { describe, expect, test } from 'vitest'
import { sizeOf, USD_PER_SEGMENT } from '../../src/text/segments.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'
import { messageOf, TWILIO, twilioOf } from '../support/webhook.ts'

const DOOR = 'que hago si viene la migra a mi casa'
const WAIT = /muchos mensajes juntos/
const SHORT = /solo puedo dar respuestas cortas/
const UNTIL_TOMORROW = /respuesta final por hoy/

function line(env: Record<string, string>) {
  const app = testApp({ env: { ...TWILIO, ...env } })
  return { app, ...twilioOf(app) }
}
/** A line whose money for full replies is spent by one talker. */
async function spentLine(env: Record<string, string> = {}) {
  const opened = line({ BUDGET_USD_PER_DAY: '1', REPLIES_PER_SENDER: '1000', ...env })
  const heard: string[] = []
  while (!SHORT.test(heard.at(-1) ?? '') && heard.length < 100)
    heard.push(await opened.say({ Body: DOOR, From: '+16465550199' }))
  return { ...opened, heard }
}
const dollars = (app: TestApp) => Object.values(app.limits.totals().spent).reduce((sum, each) => sum + each, 0) / 1e6

describe('one sender', () => {
  test('1,000 messages in five minutes: 20 replies, one request to wait, then silence with 200', async () => {
    const { app, say } = line({ REPLIES_PER_SENDER: '20' })
    const heard: string[] = []
    for (let message = 0; message < 1_000; message++) {
      app.clock.ms += 300
      heard.push(await say({ Body: 'hola' }))
    }
    expect(heard.slice(0, 20).every((text) => text.includes('1 Mis derechos'))).toBe(true)
    expect(heard[20]).toMatch(WAIT)
    expect(new Set(heard.slice(21))).toEqual(new Set(['']))
    expect(await say({ From: '+15095550177' })).toContain('1 Mis derechos')
    app.clock.ms += 6 * 60_000
    expect(await say({ Body: 'hola' })).toContain('1 Mis derechos')
  })

  test('while nothing goes out the conversation stays where the family last saw it', async () => {
    const { app, say } = line({ REPLIES_PER_SENDER: '2' })
    await say({ Body: 'hola' })
    expect(await say({ Body: '1' })).toContain('1 En mi casa')
    expect(await say({ Body: '2' })).toMatch(WAIT)
    expect(await say({ Body: '3' })).toBe('')
    app.clock.ms += 7 * 60_000
    expect(await say({ Body: '1' })).toContain('orden firmada por un juez')
  })

  test('beyond the limit a crisis is answered once, and DELETE still forgets', async () => {
    const { app, say } = line({ REPLIES_PER_SENDER: '1' })
    await say({ Body: DOOR })
    expect(await say({ Body: 'hola' })).toMatch(WAIT)
    expect(await say({ Body: 'me quiero matar' })).toContain('988')
    expect(await say({ Body: 'BORRAR' })).toBe('')
    app.clock.ms += 7 * 60_000
    expect(await say({ Body: '1' })).toMatch(/elija otra vez/i)
  })

  test('the same message again costs nothing', async () => {
    const { app, post } = line({ REPLIES_PER_SENDER: '5' })
    const again = messageOf()
    const first = await (await post(again)).text()
    for (let time = 0; time < 50; time++) expect(await (await post(again)).text()).toBe(first)
    expect(app.limits.totals().sent).toMatchObject({ full: 1, wait: 0, silence: 0 })
  })

  test('when our own fault makes every turn fail, its apologies are limited too', async () => {
    const { app, say } = line({ REPLIES_PER_SENDER: '3' })
    app.ports.understanding.understand = () => Promise.reject(new Error('broken'))
    const heard: string[] = []
    for (let time = 0; time < 6; time++) {
      app.clock.ms += 5_000
      heard.push(await say({ Body: 'se llevaron a mi esposo' }))
    }
    expect(heard.slice(0, 3).every((text) => text.includes('algo falló'))).toBe(true)
    expect(heard[3]).toMatch(WAIT)
    expect(heard.slice(4)).toEqual(['', ''])
  })
})

describe('a machine that answers us is left alone within five exchanges', () => {
  const machines: [string, (heard: string) => string][] = [
    ['an echo', (heard) => heard],
    ['an automatic reply', () => 'I am driving and will text you back later.'],
    ['an echo with a signature', (heard) => `${heard}\n-- sent from my phone`],
  ]
  test.each(machines)('%s', async (_name, answer) => {
    const { app, say } = line({ REPLIES_PER_SENDER: '20' })
    let heard = await say({ Body: 'hola' })
    let exchanges = 1
    for (; heard !== '' && exchanges < 50; exchanges++) {
      app.clock.ms += 800
      heard = await say({ Body: answer(heard) })
    }
    expect(exchanges - 1).toBeLessThanOrEqual(5)
  })

  test('another copy of us', async () => {
    const one = line({ REPLIES_PER_SENDER: '20' })
    const other = line({ REPLIES_PER_SENDER: '20', ORG_NAME: 'Otras Vecinas', DEFAULT_LANGUAGE: 'es' })
    let heard = await one.say({ Body: 'hola' })
    let exchanges = 0
    for (; heard !== '' && exchanges < 50; exchanges++) {
      one.app.clock.ms += 800
      other.app.clock.ms += 800
      const answered = await other.say({ From: '+15095550100', To: '+15095550199', Body: heard })
      heard = answered === '' ? '' : await one.say({ From: '+15095550199', To: '+15095550100', Body: answered })
    }
    expect(exchanges).toBeLessThanOrEqual(5)
  })

  test.each([
    ['our own number', { From: '+15095550199', To: '+15095550100' }],
    ['the number that was texted', { From: '+15095550100', To: '+15095550100' }],
    ['our own number on WhatsApp', { From: 'whatsapp:+15095550199', To: 'whatsapp:+15095550100' }],
    ['a premium number', { From: '+19005550101' }],
    ['a satellite telephone', { From: '+881612345678' }],
    ['international premium rate', { From: '+979123456789' }],
  ])('%s is never answered', async (_name, from) => {
    const { say, app } = line({})
    expect(await say(from)).toBe('')
    expect(app.limits.totals().sent.full).toBe(0)
  })

  test('a family that sends its sentence in quick pieces is answered once it is understood', async () => {
    const { app, say } = line({ REPLIES_PER_SENDER: '20' })
    for (const piece of ['qwe', 'rty', 'uiop', 'asdf', 'ghjk']) {
      app.clock.ms += 900
      await say({ Body: piece })
    }
    app.clock.ms += 900
    expect(await say({ Body: 'se llevaron a mi esposo' })).toContain('Lo siento mucho')
  })
})

describe('a prefix that is pumped', () => {
  test('gets its replies and no more, and the next prefix is served', async () => {
    const { say, app } = line({ REPLIES_PER_PREFIX: '50' })
    const heard: string[] = []
    for (let sender = 0; sender < 200; sender++) {
      app.clock.ms += 10
      heard.push(await say({ From: `+1646555${String(1000 + sender)}` }))
    }
    expect(heard.filter((text) => text !== '')).toHaveLength(50)
    expect(await say({ From: '+16467771000' })).toContain('1 Mis derechos')
    expect(await say({ From: '+16465559999', Body: 'me quiero matar' })).toContain('988')
    expect(app.logged.filter((event) => event === 'prefix_pumped')).toHaveLength(1)
  })
  test('opaque WhatsApp ids have no prefix in common', async () => {
    const { say } = line({ REPLIES_PER_PREFIX: '5' })
    for (let sender = 0; sender < 30; sender++)
      expect(await say({ From: `whatsapp:US.${1_000_000_000_000 + sender}` })).not.toBe('')
  })
})

describe("when the day's money is spent", () => {
  test('a family hears one short answer, one notice, then nothing; the budget holds', async () => {
    const { app, say, heard } = await spentLine()
    expect(heard.length).toBeGreaterThan(20)
    expect(await say({ Body: DOOR, From: '+16465550199' })).toMatch(UNTIL_TOMORROW)
    for (let time = 0; time < 5; time++) expect(await say({ Body: DOOR, From: '+16465550199' })).toBe('')
    expect(app.logged).toEqual(['money_spent'])
    expect(dollars(app)).toBeLessThanOrEqual(0.8)
  })

  test("a sender's first message of the day is answered, in its language", async () => {
    const { say } = await spentLine()
    expect(await say({ From: '+12125550101', Body: 'hola' })).toMatch(SHORT)
    expect(await say({ From: '+12125550102', Body: 'my landlord wants to throw us out' })).toMatch(/Only short answers/)
    expect(await say({ From: 'whatsapp:+12125550103', Body: 'hola' })).toMatch(SHORT)
  })

  test.each([
    ['me quiero matar', '988'],
    ['mi esposo me pega', '1-800-799-7233'],
    ['esta la migra en mi puerta', 'orden de un juez'],
    ['se llevaron a mi esposo', 'locator.ice.gov'],
    ['i want to kill myself', '988'],
  ])('%j gets one segment with %s', async (body, holds) => {
    const { say } = await spentLine()
    const heard = await say({ From: '+12125550101', Body: body })
    expect(heard).toContain(holds)
    expect(sizeOf(heard)).toEqual({ encoding: 'GSM-7', segments: 1 })
  })

  test('crises are answered from a fifth of the budget, to its end and no further', async () => {
    const { app, say } = await spentLine()
    const heard: string[] = []
    for (let sender = 100; sender < 150; sender++)
      heard.push(await say({ From: `+1212555${sender}0`, Body: 'me quiero matar' }))
    expect(heard.filter((text) => text.startsWith('Me alegra'))).toHaveLength(Math.floor(0.2 / USD_PER_SEGMENT))
    expect(heard[24]).toMatch(SHORT)
    expect(dollars(app)).toBeLessThanOrEqual(1)
  })

  test('the next UTC day it answers in full again, also after the clock was set back and forth', async () => {
    const { app, say } = await spentLine()
    app.clock.today = '2026-11-21'
    expect(await say({ From: '+12125550101' })).toMatch(SHORT)
    app.clock.today = '2026-11-23'
    expect(await say({ From: '+12125550101' })).toContain('1 Mis derechos')
    expect(dollars(app)).toBeLessThan(0.05)
  })

  test('a thousand senders of one prefix: never more than the budget, and the next prefix is answered', async () => {
    const { app, say } = line({ BUDGET_USD_PER_DAY: '5', REPLIES_PER_PREFIX: '200' })
    for (let sender = 0; sender < 1_000; sender++) {
      app.clock.ms += 300
      await say({ From: `+1646555${sender + 1000}`, Body: sender % 3 ? 'hola' : 'me quiero matar' })
    }
    expect(dollars(app)).toBeLessThanOrEqual(5)
    expect(await say({ From: '+12125550101' })).not.toBe('')
  })
})

test('outside production nothing is limited unless it is set, but all is counted', async () => {
  const { app, say } = line({})
  for (let time = 0; time < 40; time++) expect(await say({ Body: 'qwerty' })).not.toBe('')
  expect(app.limits.totals().sent.full).toBe(40)
  expect(dollars(app)).toBeGreaterThan(0.3)
})

test('the simulator is never limited and costs nothing', async () => {
  const { app } = line({ BUDGET_USD_PER_DAY: '0.01', REPLIES_PER_SENDER: '1', REPLIES_PER_PREFIX: '1' })
  const family = chat(app)
  for (let time = 0; time < 20; time++) expect(textOf(await family('hola'))).toContain('1 Mis derechos')
  expect(dollars(app)).toBe(0)
})
