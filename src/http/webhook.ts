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
import { limitedBody } from './body-size.ts'

/** Twilio's webhooks: messages are answered as TwiML, delivery callbacks with nothing. */
export function twilioWebhooks(app: App): Hono {
  const { settings, log } = app
  const base = webhookBase(settings)
  const routes = new Hono()
  routes.use(`${base}/*`, limitedBody())

  const formOf = async (c: Context, path: string) => {
    const { search: query } = new URL(c.req.url)
    const signature = c.req.header('X-Twilio-Signature')
    const form = signedForm(settings, { path, query, raw: await c.req.text(), signature })
    if (form === 403) log('webhook_unsigned')
    return form
  }

  routes.post(`${base}/messages`, async (c) => {
    const form = await formOf(c, `${base}/messages`)
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
    const form = await formOf(c, `${base}/status`)
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
