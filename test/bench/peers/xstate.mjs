import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { createActor, createMachine } from 'xstate'
import { TEXTS } from './menu.mjs'
import { PATH, ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// A state machine a session, kept running by telephone number.

const menu = createMachine({
  initial: 'step0',
  states: {
    step0: { on: { choice: 'step1' } },
    step1: { on: { choice: 'step2' } },
    step2: { on: { choice: 'step3' } },
    step3: { on: { choice: 'step0', other: 'step0' } },
  },
})
const actors = new Map()
const app = new Hono()
app.post(PATH, async (c) => {
  const fields = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const signature = c.req.header('X-Twilio-Signature')
  if (!webhooks.validateRequest(TWILIO_AUTH_TOKEN, signature, URL_SIGNED, fields)) return c.body(null, 403)
  let actor = actors.get(fields.From)
  if (actor) actor.send({ type: /^[123]$/.test(fields.Body.trim()) ? 'choice' : 'other' })
  else {
    actor = createActor(menu).start()
    actors.set(fields.From, actor)
  }
  const answer = new MessagingResponse()
  answer.message(TEXTS[Number(actor.getSnapshot().value.slice(-1))])
  return c.body(answer.toString(), 200, { 'Content-Type': 'text/xml; charset=utf-8' })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready)
