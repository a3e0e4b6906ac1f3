import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { TEXTS } from './menu.mjs'
import { PATH, ready } from './serve.mjs'

// Hono with a constant answer: nothing is read, nothing verified.

const twiml = `<Response><Message>${TEXTS[0]}</Message></Response>`
const app = new Hono()
app.post(PATH, (c) => c.body(twiml, 200, { 'Content-Type': 'text/xml; charset=utf-8' }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready)
