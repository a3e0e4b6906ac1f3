import { html, raw } from 'hono/html'
import type { Inline } from './assets.ts'

/** What every page of the line begins with. The tab says nothing that a neighbour could read something into. */
export function head(styles: readonly Inline[], icon = 'data:,') {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Promotora</title>
<link rel="icon" href="${icon}">
${styles.map(({ text }) => html`<style>${raw(text)}</style>`)}
</head>`
}
