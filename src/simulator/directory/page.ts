import { html } from 'hono/html'
import { ROWS_A_PAGE } from '../../directory/browse.ts'
import type { Inline } from '../assets.ts'
import { head } from '../head.ts'
import type { Asked } from './asked.ts'
import { type Choices, filters, lists, paging } from './form.ts'
import type { Found } from './look-up.ts'
import { besideTable, table } from './table.ts'
import { captionOf, LIST_NAMES, PAGE } from './words.ts'

export type View = {
  asked: Asked
  today: string
  /** None where the directory cannot be read. */
  found?: Found
  choices?: Choices
  styles: readonly Inline[]
}

/** What an agency sees of the directory. It works without a script: every control is of a form. */
export function directoryView({ asked, today, found, choices, styles }: View) {
  return html`<!doctype html>
<html lang="en" dir="ltr">
${head(styles)}
<body>
<header class="top">
  <a class="skip" href="#list">${PAGE.skip}</a>
  <h1>${PAGE.title}</h1>
  <p class="drafts">${PAGE.lead(today)}</p>
  <a class="leave" href="/">${PAGE.simulator}</a>
  <a class="leave" href="https://www.weather.gov/" rel="noreferrer noopener">${PAGE.leave}</a>
</header>
<main class="directory">
${found && choices ? html`${lists(asked)}${filters(asked, choices)}${results(asked, found)}` : html`<p class="alert" id="list" role="alert">${PAGE.unreadable}</p>`}
</main>
<p class="printed">${PAGE.printed(today)}</p>
</body>
</html>
`
}

function results(asked: Asked, { rows, total, page, first, faults, family, beside }: Found) {
  const name = LIST_NAMES[asked.list]
  return html`<section class="results" id="list" tabindex="-1" aria-labelledby="list-title">
<h2 id="list-title">${family?.title ?? name}</h2>
${[...asked.faults, ...faults].map((fault) => html`<p class="alert" role="alert">${fault}</p>`)}
${family && family.told.length > 0 && html`<ul class="family">${family.told.map((text) => html`<li>${text}</li>`)}</ul>`}
${rows.length > 0 && table(rows, captionOf(name, first, rows.length, total))}
${rows.length === 0 && !family?.told.length && html`<p class="nothing">${PAGE.nothing}</p>`}
${paging(asked, page, Math.ceil(total / ROWS_A_PAGE))}
${beside.map(besideTable)}
</section>`
}
