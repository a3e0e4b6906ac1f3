import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

const BODY_BYTES = 64 * 1024 // contract, section 3

const tooLarge = (c: Context) => c.body(null, 413, { Connection: 'close' })

/** Refuses a larger body with 413 before anything reads it; what is still to come of it ends with the connection. */
export function limitedBody(): MiddlewareHandler {
  return bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge })
}

const counted = limitedBody()

/**
 * The body as text, or the refusal of a larger one. Where its length is declared no byte is counted, for no more come: a
 * body that is read through a stream costs as much as a whole turn.
 */
export async function limitedText(c: Context): Promise<string | Response> {
  const length = c.req.header('Content-Length')
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined)
    return (await counted(c, async () => {})) ?? c.req.text()
  return Number(length) <= BODY_BYTES ? c.req.text() : tooLarge(c)
}
