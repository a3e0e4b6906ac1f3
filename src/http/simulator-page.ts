import { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { type Assets, hashesOf } from '../simulator/assets.ts'
import { page } from '../simulator/page.ts'
import { pageData } from '../simulator/page-data.ts'

/** Only the page's own style and script run, only this service is asked, nothing may frame it. */
const policyFor = ({ scripts, styles }: Assets['simulator']) =>
  [
    "default-src 'none'",
    "object-src 'none'",
    `script-src ${hashesOf(scripts)}`,
    `style-src ${hashesOf(styles)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The phone simulator at `/`, written once at start. */
export function simulatorPage({ hotline, sources, settings, drafts: signed }: App, assets: Assets['simulator']): Hono {
  const policy = policyFor(assets)
  const drafts = hotline.press.languages.filter(({ locale }) =>
    signed.some((each) => each.locale === locale && each.drafts > 0),
  )
  const { orgName: org, sessionTtlSeconds, contentDate } = settings
  const data = pageData({ org, contentDate, facts: hotline.press.facts, sources })
  const text = page({ org, languages: hotline.press.languages, drafts, sessionTtlSeconds, contentDate, data, assets })
  const routes = new Hono()
  routes.get('/', (c) => {
    c.header('Content-Security-Policy', policy)
    return c.html(text)
  })
  return routes
}
