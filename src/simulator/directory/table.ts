import { html } from 'hono/html'
import type { Beside } from './look-up.ts'
import type { Line, ShownRow } from './rows.ts'
import { BESIDE, COLUMNS, PAGE } from './words.ts'

/** A list as a table. The roles are said because a narrow screen lays a table out as cards, and browsers then forget them. */
export function table(rows: ShownRow[], caption: string) {
  const hasWhy = rows.some(({ why }) => why.length > 0)
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${COLUMNS.name}</th><th role="columnheader" scope="col">${COLUMNS.told}</th>${
    hasWhy && html`<th class="why" role="columnheader" scope="col">${COLUMNS.why}</th>`
  }<th role="columnheader" scope="col">${COLUMNS.origin}</th></tr></thead>
<tbody role="rowgroup">${rows.map((row) => shownRow(row, hasWhy))}</tbody>
</table>`
}

function shownRow(
  { id, turn, name, under, tags, told, isGiven, withheld, why, origin, notes }: ShownRow,
  hasWhy: boolean,
) {
  return html`<tr role="row"${isGiven ? '' : html` class="never"`}>
<th role="rowheader" scope="row"><span class="name" dir="auto">${turn && html`<span class="turn">${turn}. </span>`}${name}</span>
  ${under.map((text) => html`<span class="under" dir="auto">${text}</span>`)}<code>${id}</code>
  ${tags.length > 0 && html`<span class="tags">${tags.map(({ text, isWarning }) => html`<span class="tag${isWarning ? ' due' : ''}">${text}</span>`)}</span>`}</th>
<td role="cell" data-of="${COLUMNS.told}">${lines(told)}${withheld.length > 0 && html`<ul class="withheld">${withheld.map((text) => html`<li>${text}</li>`)}</ul>`}</td>
${hasWhy && html`<td class="why" role="cell" data-of="${COLUMNS.why}"><ul>${why.map((text) => html`<li>${text}</li>`)}</ul></td>`}
<td role="cell" data-of="${COLUMNS.origin}">${lines(origin)}${
    notes.length > 0 &&
    html`<details><summary>${PAGE.notes}</summary><ul>${notes.map((text) => html`<li dir="auto">${text}</li>`)}</ul></details>`
  }</td></tr>`
}

function lines(shown: Line[]) {
  if (shown.length === 0) return ''
  return html`<dl>${shown.map(({ label, value }) => html`<div data-of="${label}"><dt>${label}</dt><dd dir="auto">${linked(value)}</dd></div>`)}</dl>`
}

/** Only the web is linked to, and nobody there learns from where. */
function linked(value: string) {
  const isWeb = /^https?:\/\//i.test(value) && URL.canParse(value)
  return isWeb ? html`<a href="${value}" rel="noreferrer noopener">${value}</a>` : value
}

/** A short list that stands beside the posts. */
export function besideTable({ title, rows }: Beside) {
  return html`<table role="table" class="beside">
<caption>${title}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${BESIDE.where}</th><th role="columnheader" scope="col">${BESIDE.fact}</th><th role="columnheader" scope="col">${COLUMNS.origin}</th></tr></thead>
<tbody role="rowgroup">${rows.map(besideRow)}</tbody>
</table>`
}

function besideRow({ what, fact, todo, source, date }: Beside['rows'][number]) {
  const origin = [
    { label: 'Checked', value: date },
    { label: 'Source', value: source },
  ]
  return html`<tr role="row"><th role="rowheader" scope="row"><span class="name">${what}</span></th>
<td role="cell" data-of="${BESIDE.fact}"><p>${fact}</p>${todo && html`<p class="todo">${todo}</p>`}</td>
<td role="cell" data-of="${COLUMNS.origin}">${lines(origin)}</td></tr>`
}
