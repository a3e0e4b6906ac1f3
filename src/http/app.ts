import type { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { pagesOf } from './pages.ts'
import { serviceOf } from './service.ts'

/** The whole service as one Hono app. It knows nothing of where it runs. */
export function createApp(app: App): Hono {
  const pages = pagesOf(app)
  return serviceOf(app, async () => pages)
}
