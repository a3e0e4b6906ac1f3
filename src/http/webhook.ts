import { type Context, Hono } from 'hono'
import { answerMessage } from '../channels/answer.ts'
import type { App } from '../channels/app.ts'
import { numberLocale, withoutChannel } from '../channels/number-locale.ts'
import { isNeverAnswered } from '../channels/payer.ts'
import { readForm, type TwilioMessage } from '../channels/twilio/form.ts'
import { signedForm } from '../channels/twilio/signed-form.ts'
import { twiml } from '../channels/twilio/twiml.ts'
import { webhookBase } from '../channels/twilio/webhook-base.ts'
import type { Settings } from '../config/settings.ts'
import { limitedText } from './body-size.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const TWIML_HEADERS = { ...SECURITY_HEADERS, 'Content-Type': 'text/xml; charset=utf-8' }
const TOO_LARGE_HEADERS = { ...SECURITY_HEADERS, Connection: 'close' } // what is still to come of it ends so

/** Twilio's webhooks: messages are answered as TwiML, delivery callbacks with nothing. */
export function twilioWebhooks(app: App): Hono {
  const { settings, log } = app
  const base = webhookBase(settings)
  const routes = new Hono()

  const formOf = async (c: Context, path: string) => {
    const raw = await limitedText(c)
    if (typeof raw !== 'string') return 413
    const signature = c.req.header('X-Twilio-Signature')
    const form = signedForm(settings, { path, query: queryOf(c.req.url), raw, signature })
    if (form === 403) log('webhook_unsigned')
    return form
  }

  routes.post(`${base}/messages`, async (c) => {
    const form = await formOf(c, `${base}/messages`)
    if (typeof form === 'number') return withoutBody(form)
    const message = readForm(form)
    if (!message || !isOurs(message, settings)) {
      log('webhook_refused')
      return withoutBody(400)
    }
    if (isNeverAnswered(message.from, message.to, settings)) return inTwiml(twiml(undefined))
    const { answer, replayed } = await answerMessage(app, {
      key: app.keyOf('twilio', message.from, message.to),
      sid: message.sid,
      payer: app.payerOf(message.from),
      incoming: {
        ...withoutSender(message),
        ...numberLocale(message.to, settings),
        today: app.ports.clock.today(),
        now: app.ports.clock.now(),
      },
      write: (reply) => twiml(reply.message?.text),
    })
    app.traffic[replayed ? 'replays' : 'messages'].add()
    return inTwiml(answer)
  })

  routes.post(`${base}/status`, async (c) => {
    const form = await formOf(c, `${base}/status`)
    return withoutBody(typeof form === 'number' ? form : 204)
  })
  return routes
}

// Answers with their whole table of headers at once: see security-headers.ts.
function inTwiml(answer: string): Response {
  return new Response(answer, { headers: TWIML_HEADERS })
}

function withoutBody(status: number): Response {
  return new Response(null, { status, headers: status === 413 ? TOO_LARGE_HEADERS : SECURITY_HEADERS })
}

/** The query of a URL, with its mark: what Twilio signed of it, character by character. */
function queryOf(url: string): string {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at)
}

/** Whether a signed message was sent to us: another account's, or another number's, is refused. */
function isOurs({ accountSid, to }: TwilioMessage, { twilioAccountSid, twilioNumbers }: Settings): boolean {
  if (twilioAccountSid && accountSid !== twilioAccountSid) return false
  return twilioNumbers.size === 0 || twilioNumbers.has(withoutChannel(to))
}

function withoutSender({ channel, text, media, location, carrierAnswered }: TwilioMessage) {
  return { channel, text, carrierAnswered, ...(media && { media }), ...(location && { location }) }
}
