import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { TEXTS } from './menu.mjs'
import { PATH, ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// R: the least that an honest webhook on Hono does. The form is read, its signature verified, a constant answered.

const answer = new MessagingResponse()
answer.message(TEXTS[0])
const twiml = answer.toString()
const app = new Hono()
app.post(PATH, async (c) => {
  const fields = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const signature = c.req.header('X-Twilio-Signature')
  if (!webhooks.validateRequest(TWILIO_AUTH_TOKEN, signature, URL_SIGNED, fields)) return c.body(null, 403)
  return c.body(twiml, 200, { 'Content-Type': 'text/xml; charset=utf-8' })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready)
