import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

const BODY_BYTES = 64 * 1024 // contract, section 3

/** Refuses a larger body with 413 before anything reads it; what is still to come of it ends with the connection. */
export function limitedBody(): MiddlewareHandler {
  return bodyLimit({ maxSize: BODY_BYTES, onError: (c) => c.body(null, 413, { Connection: 'close' }) })
}
