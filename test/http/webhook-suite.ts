import { XMLParser } from 'fast-xml-parser'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { TOKEN, TWILIO } from '../support/twilio-env.ts'

export const PATH = '/webhooks/twilio/messages'
/** Asks a line, wherever it runs. */
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>

const parser = new XMLParser({ trimValues: false, parseTagValue: false })
const run = Math.floor(Math.random() * 1e6) // a line that goes on between runs has never seen these messages
let sids = 0
let families = 0

type Fields = Record<string, string>
type Sending = { path?: string; signed?: string; token?: string; headers?: Fields }

/** Twilio, as far as a line sees it. Each test is another family. */
export function twilioFor(ask: () => Ask) {
  let from = ''
  beforeEach(() => {
    from = `+1509${String(2_000_000 + ((run * 97 + families++) % 8_000_000)).padStart(7, '0')}`
  })
  const message = (over: Fields = {}): Fields => ({
    MessageSid: `SM${run}x${String(sids++).padStart(20, '0')}`,
    AccountSid: TWILIO.TWILIO_ACCOUNT_SID,
    From: from,
    To: '+15095550100',
    Body: 'hola',
    ...over,
  })
  const post = async (
    fields: Fields | string,
    { path = PATH, signed = path, token = TOKEN, headers = {} }: Sending = {},
  ): Promise<Response> => {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
    const params: Record<string, string | string[]> = {}
    for (const name of new Set(new URLSearchParams(body).keys())) {
      const values = new URLSearchParams(body).getAll(name)
      params[name] = values.length > 1 ? values : values[0]!
    }
    const signature = webhooks.getExpectedTwilioSignature(token, TWILIO.PUBLIC_URL + signed, params)
    return ask()(path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature, ...headers },
    })
  }
  return { message, post }
}

export async function said(response: Response): Promise<string | undefined> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  return parser.parse(await response.text()).Response.Message
}

/** What Twilio sees of a line from outside, on whatever it runs. */
export function webhookSuite(ask: () => Ask): void {
  const { message, post } = twilioFor(ask)

  describe('a family texts, Promotora answers', () => {
    test('hola, then a number, then a word', async () => {
      expect(await said(await post(message()))).toContain('1 Mis derechos')
      expect(await said(await post(message({ Body: '1' })))).toContain('1 En mi casa')
      expect(await said(await post(message({ Body: 'uno' })))).toContain('orden firmada por un juez')
    })

    test('on WhatsApp, under an opaque id, by a tapped button', async () => {
      const from = { From: `whatsapp:BR.${run}${families}`, To: 'whatsapp:+15095550199' }
      expect(await said(await post(message({ ...from, Body: 'hi' })))).toContain('1 My rights')
      expect(await said(await post(message({ ...from, Body: 'My rights', ButtonPayload: '1' })))).toContain(
        '1 At my home',
      )
    })

    test('the number texted decides the language of a message that shows none', async () => {
      expect(await said(await post(message({ Body: '👋' })))).toContain('Mis derechos')
      expect(await said(await post(message({ Body: '👋', To: '+15095550199' })))).toMatch(
        /Español.*Reply with a number/s,
      )
    })

    test('two people never see each other', async () => {
      await post(message({ Body: 'se llevaron a mi esposo' }))
      const other = await said(await post(message({ From: `+1510${String(2_000_000 + run)}`, Body: '1' })))
      expect(other).toMatch(/elija otra vez/i)
    })

    test('two messages at once are two turns, one after the other, whichever comes in first', async () => {
      await post(message())
      const both = await Promise.all([post(message({ Body: '1' })), post(message({ Body: '1' }))])
      const answers = await Promise.all(both.map(said))
      expect(answers.filter((text) => text?.includes('1 En mi casa'))).toHaveLength(1)
      expect(answers.filter((text) => text?.includes('orden firmada por un juez'))).toHaveLength(1)
    })
  })

  describe('the same message again', () => {
    test('gets the same bytes and moves nothing', async () => {
      await post(message())
      const again = message({ Body: '1' })
      const first = await (await post(again)).text()
      for (let time = 0; time < 20; time++) expect(await (await post(again)).text()).toBe(first)
      expect(await said(await post(message({ Body: '1' })))).toContain('orden firmada por un juez')
    })

    test('200 at once are one turn', async () => {
      await post(message())
      const again = message({ Body: '1' })
      const answers = await Promise.all(Array.from({ length: 200 }, async () => (await post(again)).text()))
      expect(new Set(answers).size).toBe(1)
      expect(await said(await post(message({ Body: '1' })))).toContain('orden firmada por un juez')
    })
  })

  describe('STOP, START, DELETE', () => {
    test.each([
      'STOP',
      'stop',
      ' Unsubscribe ',
      'END',
      'cancel',
      'START',
      'unstop',
    ])('%j on SMS is the carrier’s: no answer, and the chat is forgotten', async (word) => {
      await post(message({ Body: 'se llevaron a mi esposo' }))
      expect(await said(await post(message({ Body: word })))).toBeUndefined()
      expect(await said(await post(message({ Body: '1' })))).toMatch(/elija otra vez/i)
    })
    test('what the carrier already answered is not answered again', async () =>
      expect(await said(await post(message({ Body: 'alto', OptOutType: 'STOP' })))).toBeUndefined())
    test.each([
      ['ya no me escriban', 'STOP'],
      ['Stop please', 'STOP'],
      ['stop.', 'STOP'],
    ])('%j is honoured with one confirmation and the carrier’s exact word', async (words, exact) =>
      expect(await said(await post(message({ Body: words })))).toContain(exact))
    test('STOP on WhatsApp is confirmed once', async () =>
      expect(
        await said(
          await post(
            message({ From: `whatsapp:+1511${String(2_000_000 + run)}`, To: 'whatsapp:+15095550100', Body: 'STOP' }),
          ),
        ),
      ).toContain('Ya no le contesto'))
    test.each(['no pare la música', 'the bus stop', 'nonstop'])('%j stops nobody', async (words) =>
      expect(await said(await post(message({ Body: words })))).not.toMatch(/Ya no le contesto|will not answer again/))
    test('a YES at a question is an answer, not a start', async () => {
      await post(message({ Body: 'hola' }))
      expect(await said(await post(message({ Body: 'YES' })))).toBeDefined()
    })
  })

  describe('what is not fetched, kept or repeated', () => {
    test('a voice note, a picture, a place and nothing at all are met kindly', async () => {
      expect(
        await said(
          await post(
            message({ Body: '', NumMedia: '1', MediaContentType0: 'audio/ogg', MediaUrl0: 'http://127.0.0.1:1/x' }),
          ),
        ),
      ).toContain('notas de voz')
      expect(
        await said(
          await post(
            message({ Body: '', NumMedia: '1', MediaContentType0: 'image/png', MediaUrl0: 'http://127.0.0.1:1/x' }),
          ),
        ),
      ).toContain('fotos')
      expect(await said(await post(message({ Body: '', Latitude: '46.6', Longitude: '-120.5' })))).toContain(
        'ubicación',
      )
      expect(await said(await post(message({ Body: '   ' })))).toContain('no trae texto')
    })
    test('private numbers are not repeated, and the family is told they are not needed', async () => {
      const answer = await said(await post(message({ Body: 'soy A123456789 quiero pedir asilo' })))
      expect(answer).toContain('No hace falta')
      expect(answer).not.toContain('123456789')
    })
  })

  describe('refused', () => {
    test('unsigned and wrongly signed: 403, no body', async () => {
      for (const signature of ['', 'AAAA', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=']) {
        const response = await post(message(), { headers: { 'X-Twilio-Signature': signature } })
        expect([response.status, await response.text()]).toEqual([403, ''])
      }
      expect((await post(message(), { token: 'f'.repeat(32) })).status).toBe(403)
    })
    test('another account, another number: 400', async () => {
      expect((await post(message({ AccountSid: 'AC00000000000000000000000000000002' }))).status).toBe(400)
      expect((await post(message({ To: '+15095550123' }))).status).toBe(400)
    })
    test.each(['From', 'To', 'Body', 'MessageSid'])('%s twice: 400', async (name) => {
      const body = `${new URLSearchParams(message())}&${name}=x`
      expect((await post(body)).status).toBe(400)
    })
    test('a body over 64 KiB: 413', async () =>
      expect((await post(message({ Body: 'a'.repeat(70_000) }))).status).toBe(413))
    test('a spoofed host changes nothing: the address is ours', async () => {
      const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' }
      expect((await post(message(), { headers })).status).toBe(200)
      expect((await post(message(), { signed: '/other' })).status).toBe(403)
    })
    test('GET has no way in', async () => expect((await ask()(`${PATH}?From=x&Body=y`)).status).toBe(404))
  })

  test('a delivery callback is signed and answered 204', async () => {
    const path = '/webhooks/twilio/status'
    expect((await post({ MessageSid: 'SM1', MessageStatus: 'delivered' }, { path })).status).toBe(204)
    expect((await post({ MessageSid: 'SM1' }, { path, token: 'f'.repeat(32) })).status).toBe(403)
  })

  test('the query of the address is part of what is signed', async () => {
    expect((await post(message(), { path: `${PATH}?lang=es`, signed: `${PATH}?lang=es` })).status).toBe(200)
    expect((await post(message(), { path: `${PATH}?lang=es`, signed: PATH })).status).toBe(403)
  })
}
