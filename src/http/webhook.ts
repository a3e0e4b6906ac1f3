import { Hono } from 'hono'
import { answerMessage } from '../channels/answer.ts'
import type { App } from '../channels/app.ts'
import { numberLocale, withoutChannel } from '../channels/number-locale.ts'
import { isNeverAnswered } from '../channels/payer.ts'
import { readForm, type TwilioMessage } from '../channels/twilio/form.ts'
import { isSigned } from '../channels/twilio/signature.ts'
import { twiml } from '../channels/twilio/twiml.ts'
import { webhookBase } from '../channels/twilio/webhook-base.ts'
import type { Settings } from '../config/settings.ts'
import { limitedBody } from './body-size.ts'

/** Twilio's webhooks: messages are answered as TwiML, delivery callbacks with nothing. */
export function twilioWebhooks(app: App): Hono {
  const { settings, log } = app
  const base = webhookBase(settings)
  const routes = new Hono()
  routes.use(`${base}/*`, limitedBody())

  /** The form, if it is signed; else the status to refuse with. What Twilio signs is our own URL, never a header's. */
  const signedForm = (path: string, query: string, raw: string, signature: string | undefined) => {
    if (settings.twilioTokens.length === 0) return 503
    const form = new URLSearchParams(raw)
    if (!isSigned(settings.twilioTokens, signature, settings.publicUrl + path + query, form)) {
      log('webhook_unsigned')
      return 403
    }
    return form
  }

  routes.post(`${base}/messages`, async (c) => {
    const { search } = new URL(c.req.url)
    const form = signedForm(`${base}/messages`, search, await c.req.text(), c.req.header('X-Twilio-Signature'))
    if (typeof form === 'number') return c.body(null, form)
    const message = readForm(form)
    if (!message || !isOurs(message, settings)) {
      log('webhook_refused')
      return c.body(null, 400)
    }
    const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
    if (isNeverAnswered(message.from, message.to, settings)) return c.body(twiml(undefined), 200, headers)
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
    return c.body(answer, 200, headers)
  })

  routes.post(`${base}/status`, async (c) => {
    const { search } = new URL(c.req.url)
    const form = signedForm(`${base}/status`, search, await c.req.text(), c.req.header('X-Twilio-Signature'))
    return c.body(null, typeof form === 'number' ? form : 204)
  })
  return routes
}

/** Whether a signed message was sent to us: another account's, or another number's, is refused. */
function isOurs({ accountSid, to }: TwilioMessage, { twilioAccountSid, twilioNumbers }: Settings): boolean {
  if (twilioAccountSid && accountSid !== twilioAccountSid) return false
  return twilioNumbers.size === 0 || twilioNumbers.has(withoutChannel(to))
}

function withoutSender({ channel, text, media, location, carrierAnswered }: TwilioMessage) {
  return { channel, text, carrierAnswered, ...(media && { media }), ...(location && { location }) }
}
