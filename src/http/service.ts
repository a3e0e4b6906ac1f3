import type { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { SECURITY_HEADERS, withSecurityHeaders } from './security-headers.ts'
import { twilioWebhooks } from './webhook.ts'

/**
 * Twilio's webhooks, which stand alone, for a message passes nothing that only pages need. Whatever is no webhook is for
 * the pages, but for the health of the line, which is asked from the first moment on.
 */
export function serviceOf(app: App, pages: () => Promise<Hono>): Hono {
  const http = twilioWebhooks(app)
  http.get('/healthz', withSecurityHeaders, (c) =>
    c.json(app.degraded.size === 0 ? { status: 'ok' } : { status: 'degraded', because: [...app.degraded] }),
  )
  http.notFound(async (c) => (await pages()).fetch(c.req.raw, c.env))
  // The text of an error may hold what a family wrote: only its event is logged, and nothing of it is answered.
  http.onError(() => {
    app.log('answer_failed')
    return new Response(null, { status: 500, headers: SECURITY_HEADERS })
  })
  return http
}
