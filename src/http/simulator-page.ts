import { Hono } from 'hono'
import type { App } from '../channels/app.ts'
import { type Assets, hashesOf } from '../simulator/assets.ts'
import { page } from '../simulator/page.ts'
import { pageData, type Spoken } from '../simulator/page-data.ts'
import { isRightToLeft } from '../text/direction.ts'

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
export function simulatorPage(
  { hotline, sources, settings, drafts, unsignedFacts }: App,
  assets: Assets['simulator'],
): Hono {
  const policy = policyFor(assets)
  const { orgName: org, sessionTtlSeconds, contentDate } = settings
  const { facts, languages } = hotline.press
  const data = pageData({ org, contentDate, facts, sources, languages: spokenIn(hotline) })
  const signed = { languages, drafts, unsignedFacts }
  const text = page({ org, languages, signed, sessionTtlSeconds, contentDate, data, assets })
  const routes = new Hono()
  routes.get('/', (c) => {
    c.header('Content-Security-Policy', policy)
    return c.html(text)
  })
  return routes
}

/** What each language served calls its topics, in the order of the flows. */
function spokenIn({ press, words }: App['hotline']): Spoken[] {
  const topics = [...press.graph.starts.keys()].filter(
    (topic) => press.graph.nodes.get(press.graph.starts.get(topic)!)?.topic === topic,
  )
  return press.languages.map(({ locale, name }) => {
    const named = topics.map((topic) => [topic, press.translate(locale, `topics.${topic}`)] as const)
    return {
      ...{ locale, name, dir: isRightToLeft(locale) ? ('rtl' as const) : ('ltr' as const) },
      greeting: words.get(locale)?.greetings[0] ?? name,
      topics: Object.fromEntries(named.filter(([topic, text]) => text !== `topics.${topic}`)),
    }
  })
}
