import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { App } from '../channels/app.ts'
import { assetsOf } from '../simulator/assets.ts'
import { directoryPage } from './directory-page.ts'
import { metricsRoute } from './metrics.ts'
import { privacyPage } from './privacy-page.ts'
import { simulatorApi } from './simulator-api.ts'
import { simulatorPage } from './simulator-page.ts'
import { twilioWebhooks } from './webhook.ts'

/** The whole service as one Hono app. It knows nothing of where it runs. */
export function createApp(app: App): Hono {
  const http = new Hono()
  const assets = assetsOf(app.pages)
  http.use(
    secureHeaders({
      strictTransportSecurity: 'max-age=31536000; includeSubDomains',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      overwrite: false, // the simulator's page brings its own policy
    }),
  )
  http.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  http.get('/healthz', (c) =>
    c.json(app.degraded.size === 0 ? { status: 'ok' } : { status: 'degraded', because: [...app.degraded] }),
  )
  http.route('/', twilioWebhooks(app))
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
  // The text of an error may hold what a family wrote: only its event is logged, and nothing of it is answered.
  http.onError((_error, c) => {
    app.log('answer_failed')
    return c.body(null, 500)
  })
  return http
}
