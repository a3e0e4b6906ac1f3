import { html } from 'hono/html'
import type { Locale } from '../text/catalogue.ts'
import { isRightToLeft } from '../text/direction.ts'
import { usdOf } from '../text/segments.ts'
import type { Picture } from './pictures.ts'

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return isRightToLeft(locale) ? 'rtl' : 'ltr'
}

/** A message as an SMS app shows it: what the family wrote, then page after page. Drawn without a picture file. */
export function phone({ pages }: Picture, { locale, before, more }: { locale: Locale; before: string; more: string }) {
  const dir = directionOf(locale)
  const sent = (words: string) => html`<p class="bubble sent" lang="${locale}" dir="auto">${words}</p>`
  const segments = pages.reduce((sum, page) => sum + page.segments, 0)
  return html`<figure class="phone">
<div class="screen">
${pages.map(
  (page, index) => html`${index > 0 ? sent(more) : before ? sent(before) : ''}
<p class="bubble" lang="${locale}" dir="${dir}">${page.text}</p>
<p class="size">${page.encoding}, ${inSegments(page.segments)}, US$${page.usd.toFixed(4)}</p>`,
)}
</div>
${pages.length > 1 ? html`<figcaption>${pages.length} pages, ${inSegments(segments)}, US$${usdOf(segments).toFixed(4)} together</figcaption>` : ''}
</figure>`
}

export function inSegments(segments: number): string {
  return `${segments} ${segments === 1 ? 'segment' : 'segments'}`
}
