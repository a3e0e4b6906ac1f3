import { addKeyword, createBot, createFlow, EVENTS, MemoryDB, ProviderClass } from '@builderbot/bot'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { TEXTS } from './menu.mjs'
import { PATH, ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// BuilderBot with its memory database. Its own Twilio provider verifies nothing, answers by another request and knows no
// SMS, so it is given one that verifies and answers at once: what it would spend on that request is not counted.

const waiting = new Map()

class TwimlProvider extends ProviderClass {
  globalVendorArgs = { name: 'twiml' }
  async initVendor() {
    return { on() {} }
  }
  busEvents() {
    return []
  }
  beforeHttpServerInit() {}
  afterHttpServerInit() {}
  start() {}
  async saveFile() {
    return ''
  }
  async sendMessage(from, message) {
    waiting.get(from)?.(message)
    return message
  }
}

const asks = { capture: true }
const flow = addKeyword(EVENTS.WELCOME)
  .addAnswer(TEXTS[0], asks)
  .addAnswer(TEXTS[1], asks)
  .addAnswer(TEXTS[2], asks)
  .addAnswer(TEXTS[3])
const provider = new TwimlProvider()
await createBot({ flow: createFlow([flow]), provider, database: new MemoryDB() })
const app = new Hono()
app.post(PATH, async (c) => {
  const fields = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const signature = c.req.header('X-Twilio-Signature')
  if (!webhooks.validateRequest(TWILIO_AUTH_TOKEN, signature, URL_SIGNED, fields)) return c.body(null, 403)
  const from = fields.From
  const said = new Promise((resolve) => waiting.set(from, resolve))
  provider.emit('message', { from, name: from, body: fields.Body })
  const answer = new MessagingResponse()
  answer.message(await said)
  waiting.delete(from)
  return c.body(answer.toString(), 200, { 'Content-Type': 'text/xml; charset=utf-8' })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready)
