import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { withoutChannel } from '../channels/number-locale.ts'
import { signedForm } from '../channels/twilio/signed-form.ts'
import { webhookBase } from '../channels/twilio/webhook-base.ts'
import type { Settings } from '../config/settings.ts'
import { limitedBody } from '../http/body-size.ts'
import type { Log } from '../log.ts'
import { wrapped } from './passing.ts'

/** Answers a request in one of the shards. */
export type Send = (shard: number, request: Request) => Promise<Response>

/**
 * What stands before the shards: it refuses what is unsigned, so that a flood of it wakes none of them, and sends each
 * message to the shard of its sender. Everything that is no message is answered by the first.
 */
export function createFront(settings: Settings, shards: number, send: Send, log: Log): Hono {
  const front = new Hono()
  const base = webhookBase(settings)
  const pass = async (request: Request, shard: number, body?: string) => {
    try {
      return await send(shard, wrapped(request, body))
    } catch {
      return send(shard, wrapped(request, body)) // one that Cloudflare has just moved is there at the next try
    }
  }
  front.use(limitedBody())
  // Twilio then asks the fallback address; what failed may hold what a family wrote, and is not told.
  front.onError((_error, c) => {
    log('answer_failed')
    return c.body(null, 503)
  })
  for (const path of [`${base}/messages`, `${base}/status`])
    front.post(path, async (c) => {
      const raw = await textOf(c)
      const signature = c.req.header('X-Twilio-Signature')
      const form = signedForm(settings, { path, query: new URL(c.req.url).search, raw, signature })
      if (form === 403) log('webhook_unsigned')
      if (typeof form === 'number') return c.body(null, form)
      return pass(c.req.raw, shardOf(form.get('From') ?? '', shards), raw)
    })
  front.post('/simulator/messages', async (c) => {
    const raw = await textOf(c)
    return pass(c.req.raw, shardOf(senderOf(raw), shards), raw)
  })
  front.get('/metrics', (c) => pass(c.req.raw, numberOf(c.req.query('shard'), shards)))
  front.all('*', async (c) => pass(c.req.raw, 0, c.req.method === 'POST' ? await textOf(c) : undefined))
  return front
}

/** The body as text, whatever it says it is: workerd warns of a form that is read so. */
async function textOf({ req }: Context): Promise<string> {
  return new TextDecoder().decode(await req.arrayBuffer())
}

/**
 * The shard that a sender's messages go to, by a hash that is reckoned anew each time and stored nowhere. A number has one
 * shard, whatever its channel: it is limited once.
 */
export function shardOf(from: string, shards: number): number {
  return createHash('sha256').update(withoutChannel(from)).digest().readUInt32BE(0) % shards
}

/** Who sends a simulated message; nobody where it cannot be read, which the shard then says. */
function senderOf(raw: string): string {
  try {
    const { from } = JSON.parse(raw) as { from?: unknown }
    return typeof from === 'string' ? from : ''
  } catch {
    return ''
  }
}

function numberOf(asked: string | undefined, shards: number): number {
  const number = Number(asked ?? 0)
  return Number.isInteger(number) && number >= 0 && number < shards ? number : 0
}
