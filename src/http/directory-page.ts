import { type Context, Hono } from 'hono'
import { browseChoices } from '../directory/browse.ts'
import type { Db } from '../directory/database.ts'
import type { Log } from '../log.ts'
import type { States } from '../replies/place.ts'
import { hashesOf, type Inline } from '../simulator/assets.ts'
import { type Asked, readAsked } from '../simulator/directory/asked.ts'
import { lookUp } from '../simulator/directory/look-up.ts'
import { directoryView } from '../simulator/directory/page.ts'
import { limitedBody } from './body-size.ts'

/** Only the page's own style runs and only this page is asked. */
const policyFor = (styles: readonly Inline[]) =>
  [
    "default-src 'none'",
    "object-src 'none'",
    `style-src ${hashesOf(styles)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

type Options = {
  /** Words for states, so that a place is read here as it is read in a chat. */
  states: States
  styles: readonly Inline[]
  now?: () => Date
  log?: Log
}

/**
 * The directory as families are told it, at `/directory`. A place is looked up by POST alone: no ZIP code stands in an
 * address, where histories and logs would keep it.
 */
export function directoryPage(
  db: () => Db | undefined,
  today: () => string,
  { states, styles, now = () => new Date(), log }: Options,
): Hono {
  const policy = policyFor(styles)
  const codes = [...new Set(states.said.values())].sort()
  const routes = new Hono()
  routes.use('/directory', limitedBody())
  routes.get('/directory', (c) => answer(c, readAsked(new URL(c.req.url).searchParams, 'address')))
  routes.post('/directory', async (c) => answer(c, readAsked(new URLSearchParams(await c.req.text()), 'body')))

  async function answer(c: Context, asked: Asked): Promise<Response> {
    c.header('Content-Security-Policy', policy)
    const found = await foundFor(asked)
    return c.html(directoryView({ asked, today: today(), styles, ...found }), found ? 200 : 503)
  }

  /** What was found; nothing where the directory is missing or fails, whatever the reason: its text may hold what was asked. */
  async function foundFor(asked: Asked) {
    const open = db()
    if (!open) return undefined
    try {
      const found = await lookUp(open, asked, { states, now: now(), today: today() })
      return { found, choices: { ...(await browseChoices(open)), states: codes } }
    } catch {
      log?.('answer_failed')
      return undefined
    }
  }
  return routes
}
