import { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { assetsOf } from '../simulator/assets.ts'
import { directoryPage } from './directory-page.ts'
import { metricsRoute } from './metrics.ts'
import { privacyPage } from './privacy-page.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { simulatorApi } from './simulator-api.ts'
import { simulatorPage } from './simulator-page.ts'

/** What people and programs look at, and no message needs: written once, when it is made. */
export function pagesOf(app: App): Hono {
  const http = new Hono()
  const assets = assetsOf(app.pages)
  http.use(withSecurityHeaders)
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
