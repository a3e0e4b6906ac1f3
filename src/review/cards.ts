import { html } from 'hono/html'
import type { Content } from '../content.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Entry } from './entries.ts'
import { factsShown } from './facts-shown.ts'
import { directionOf, phone } from './phone.ts'
import type { PicturesOf } from './pictures.ts'

/** What every card of one book needs. `columns`: the languages side by side, the reviewed one first. */
export type BookView = {
  content: Content
  locale: Locale
  columns: { locale: Locale; name: string }[]
  picturesOf: PicturesOf
  more: string
  examplesOf: (topic: string) => string[]
}

/** All that one node says: its text, its twin and its labels, how a family gets there, and the phone. */
export function nodeCard(view: BookView, entries: Entry[]) {
  const { content, locale, more } = view
  const [{ node, way, before, text }] = entries as [Entry]
  const topic = node?.topic && content.flows.graph.starts.get(node.topic) === node.id ? node.topic : undefined
  const examples = topic ? view.examplesOf(topic) : []
  const pictured = entries.flatMap((entry) => {
    const picture = node && (entry.part === 'text' || entry.part === 'twin') && view.picturesOf(node, entry.part)
    return picture ? [{ entry, picture }] : []
  })
  const stated = entries.flatMap(({ part, facts }) => (facts.length > 0 ? [{ by: part, facts }] : []))
  return html`<article class="card" id="${text.key.replace(/\.(text|twin|labels\..*)$/, '')}">
<h3>${text.key.replace(/\.(text|twin|labels\..*)$/, '')}</h3>
<p class="way"><b>How a family gets here:</b> <bdi>${way}</bdi></p>
${examples.length > 0 ? html`<p class="way"><b>Or by writing, for example:</b> ${examples.map((words, at) => html`${at > 0 ? ' · ' : ''}<q lang="${locale}" dir="${directionOf(locale)}">${words}</q>`)}</p>` : ''}
${textTable(view, entries)}
${pictured.map(
  ({
    entry,
    picture,
  }) => html`<div class="shown"><h4>${entry.part === 'twin' ? 'The phone once a dated fact is due: the twin' : 'The phone'}</h4>
${phone(picture, { locale, before, more })}</div>`,
)}
${stated.length > 0 ? html`<div class="stated"><h4>What is stated, and where it is from</h4>${factsShown(content, stated)}</div>` : ''}
</article>`
}

/** Texts outside the flows: a table, each with when it is said. */
export function lineTable(view: BookView, entries: Entry[]) {
  return html`<div class="card">${textTable(view, entries)}</div>`
}

function textTable(view: BookView, entries: Entry[]) {
  return html`<table><thead><tr>${view.columns.map(({ name, locale }) => html`<th lang="${locale}">${name}</th>`)}</tr></thead>
${entries.map((entry) => textRow(view, entry))}
</table>`
}

function textRow({ columns }: BookView, entry: Entry) {
  const { key } = entry.text
  const words = (locale: Locale) =>
    locale === entry.text.locale ? entry.text.text : locale === 'en' ? entry.english : entry.spanish
  return html`<tbody id="${key}"><tr class="about"><th colspan="${columns.length}" scope="rowgroup">${partOf(entry)} <code>${key}</code> ${stateOf(entry)}
<span class="sign">☐ right as it is ☐ should be:</span>
<span class="note">${entry.part === 'line' ? `${entry.way}. ` : ''}${entry.price}</span></th></tr>
<tr>${columns.map(({ locale }) => html`<td lang="${locale}" dir="${directionOf(locale)}">${withPlaceholders(words(locale))}</td>`)}</tr></tbody>`
}

function partOf({ part, text }: Entry): string {
  if (part === 'text') return 'Text'
  if (part === 'twin') return 'Twin, served once a dated fact is due'
  return part === 'label' ? `Option "${text.key.split('.labels.')[1]}"` : 'Line'
}

function stateOf({ signed }: Entry) {
  return signed
    ? html`<span class="state signed">signed: ${signed.by}, ${signed.on}</span>`
    : html`<span class="state draft">draft</span>`
}

function withPlaceholders(text: string) {
  return text.split(/(\{\{\w+\}\})/).map((piece) => (/^\{\{/.test(piece) ? html`<code>${piece}</code>` : piece))
}
