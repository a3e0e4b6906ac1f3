import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import type { App } from '../channels/app.ts'
import { privacyView } from '../privacy/page.ts'
import { hashesOf, type Inline } from '../simulator/assets.ts'

/** Only the page's own style is used; nothing is asked of anybody. */
const policyFor = (styles: readonly Inline[]) =>
  [
    "default-src 'none'",
    "object-src 'none'",
    `style-src ${hashesOf(styles)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** `/privacy` in every language served, written once at start: by `?lang=`, else as the browser asks. */
export function privacyPage({ hotline, settings }: App, styles: readonly Inline[]): Hono {
  const policy = policyFor(styles)
  const { press, locales, defaultLocale } = hotline
  const { org, phone } = press.speaker
  const values = { org, phone: phone ?? '', minutes: String(Math.ceil(settings.sessionTtlSeconds / 60)) }
  const pages = new Map(
    locales.map((locale) => {
      const say = (key: string) => press.translate(locale, `privacy-page.${key}`, values)
      const hasPhone = phone !== undefined
      return [locale, String(privacyView({ locale, languages: press.languages, say, hasPhone, styles }))]
    }),
  )
  const routes = new Hono()
  routes.get('/privacy', (c) => {
    const asked = accepts(c, {
      header: 'Accept-Language',
      supports: locales,
      default: defaultLocale,
      match: bestLocale,
    })
    const locale = servedAs(c.req.query('lang') ?? '', locales) ?? asked
    c.header('Content-Security-Policy', policy)
    c.header('Content-Language', locale)
    c.header('Vary', 'Accept-Language')
    return c.html(pages.get(locale)!)
  })
  return routes
}

type Wanted = { type: string; q: number }
function bestLocale(
  wanted: Wanted[],
  { supports, default: otherwise }: { supports: string[]; default: string },
): string {
  const ordered = wanted.filter(({ q }) => q > 0).sort((a, b) => b.q - a.q)
  return ordered.map(({ type }) => servedAs(type, supports)).find((locale) => locale !== undefined) ?? otherwise
}

/** The language served that is meant by `es`, `ES` or `es-MX`. */
function servedAs(tag: string, locales: readonly string[]): string | undefined {
  const wanted = tag.trim().toLowerCase()
  const [language] = wanted.split('-')
  return (
    locales.find((locale) => locale.toLowerCase() === wanted) ??
    locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
  )
}
