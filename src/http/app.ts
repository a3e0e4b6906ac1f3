import { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { assetsOf } from '../simulator/assets.ts'
import { directoryPage } from './directory-page.ts'
import { metricsRoute } from './metrics.ts'
import { privacyPage } from './privacy-page.ts'
import { SECURITY_HEADERS, withSecurityHeaders } from './security-headers.ts'
import { simulatorApi } from './simulator-api.ts'
import { simulatorPage } from './simulator-page.ts'
import { twilioWebhooks } from './webhook.ts'

/**
 * The whole service as one Hono app. It knows nothing of where it runs. Twilio's webhooks stand alone, for a message passes
 * nothing that only pages need; whatever is no webhook is for the pages.
 */
export function createApp(app: App): Hono {
  const http = twilioWebhooks(app)
  const pages = pagesOf(app)
  http.notFound((c) => pages.fetch(c.req.raw, c.env))
  // The text of an error may hold what a family wrote: only its event is logged, and nothing of it is answered.
  http.onError(() => {
    app.log('answer_failed')
    return new Response(null, { status: 500, headers: SECURITY_HEADERS })
  })
  return http
}

function pagesOf(app: App): Hono {
  const http = new Hono()
  const assets = assetsOf(app.pages)
  http.use(withSecurityHeaders)
  http.get('/healthz', (c) =>
    c.json(app.degraded.size === 0 ? { status: 'ok' } : { status: 'degraded', because: [...app.degraded] }),
  )
  http.route('/', privacyPage(app, assets.privacy.styles))
  if (app.settings.metricsToken) http.route('/', metricsRoute(app, app.settings.metricsToken))
  if (app.settings.simulator) {
    http.route('/', simulatorApi(app))
    http.route('/', simulatorPage(app, assets.simulator))
    http.route(
      '/',
      directoryPage(() => app.directoryDb, app.ports.clock.today, {
        states: app.hotline.states,
        styles: assets.directory.styles,
        log: app.log,
      }),
    )
  }
  http.notFound((c) => c.body(null, 404))
  http.onError((_error, c) => {
    app.log('answer_failed')
    return c.body(null, 500)
  })
  return http
}
