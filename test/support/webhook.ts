import { XMLParser } from 'fast-xml-parser'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { createApp } from '../../src/http/app.ts'
import type { TestApp } from './app.ts'
import { TOKEN, TWILIO } from './twilio-env.ts'

export { TOKEN, TWILIO }
export const MESSAGES = '/webhooks/twilio/messages'

export type Fields = Record<string, string>
type Sending = { path?: string; token?: string; headers?: Fields }
const parser = new XMLParser({ trimValues: false, parseTagValue: false })
let sids = 0

/** A message as Twilio sends it. Each is another message. */
export function messageOf(over: Fields = {}): Fields {
  return {
    MessageSid: `SM${String(sids++).padStart(32, '0')}`,
    AccountSid: TWILIO.TWILIO_ACCOUNT_SID,
    From: '+15095550101',
    To: '+15095550100',
    Body: 'hola',
    ...over,
  }
}

/** What Twilio sends along with a form. */
export function signatureOf(body: string, { path = MESSAGES, token = TOKEN }: Sending = {}): string {
  const form = new URLSearchParams(body)
  const params = Object.create(null) as Record<string, string | string[]>
  for (const name of form.keys()) params[name] = form.getAll(name).length > 1 ? form.getAll(name) : form.get(name)!
  return webhooks.getExpectedTwilioSignature(token, TWILIO.PUBLIC_URL + path, params)
}

/** Twilio, as far as a line sees it: posts signed forms, and reads what is answered. */
export function twilioOf(app: TestApp) {
  const http = createApp(app)
  const post = (fields: Fields | string, { path = MESSAGES, token = TOKEN, headers = {} }: Sending = {}) => {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
    const signature = signatureOf(body, { path, token })
    return http.request(path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature, ...headers },
    })
  }
  /** What the family reads; empty when it is answered with nothing. */
  const say = async (over: Fields): Promise<string> => {
    const response = await post(messageOf(over))
    if (response.status !== 200) throw new Error(`answered ${response.status}`)
    return parser.parse(await response.text()).Response.Message ?? ''
  }
  return { http, post, say }
}
