import { DurableObject } from 'cloudflare:workers'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { nextStep, TEXTS } from './menu.mjs'

export class Conversation extends DurableObject {
  async fetch(request) {
    const step = nextStep(await this.ctx.storage.get('step'), await request.text())
    await this.ctx.storage.put('step', step)
    return new Response(TEXTS[step])
  }
}

export default {
  async fetch(request, { CONVERSATIONS, TWILIO_AUTH_TOKEN, URL_SIGNED }) {
    const fields = Object.fromEntries(new URLSearchParams(await request.text()))
    const signed = Object.keys(fields)
      .sort()
      .reduce((text, name) => text + name + fields[name], URL_SIGNED)
    const expected = createHmac('sha1', TWILIO_AUTH_TOKEN).update(signed).digest('base64')
    const given = request.headers.get('X-Twilio-Signature') ?? ''
    if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      return new Response(null, { status: 403 })
    const conversation = CONVERSATIONS.get(CONVERSATIONS.idFromName(fields.From))
    const answer = await conversation.fetch('https://conversation/', { method: 'POST', body: fields.Body })
    return new Response(`<Response><Message>${await answer.text()}</Message></Response>`, {
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    })
  },
}
