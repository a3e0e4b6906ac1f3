import type { Hono } from 'hono'
import type { App } from '../channels/app.ts'

/** The pages, whose modules no message needs: loaded and made once somebody asks for one. Who asks first waits for them. */
export function pagesLater(app: App): () => Promise<Hono> {
  let pages: Promise<Hono> | undefined
  return () => {
    pages ??= import('../http/pages.ts').then(({ pagesOf }) => pagesOf(app))
    return pages
  }
}
