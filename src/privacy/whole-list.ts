import { html } from 'hono/html'
import { KEPT } from '../purpose/kept.ts'
import { METRICS } from '../purpose/metrics.ts'
import { EVENTS, FILES, MEMORY, TABLES } from '../purpose/purposes.ts'

/** The purpose file as it is, for whoever wants to hold the program against it: in English, as the audit prints it. */
export function wholeList(title: string, lead: string) {
  const withKept = (purposes: Record<string, { why: string; kept: keyof typeof KEPT }>) =>
    Object.entries(purposes).map(([name, { why, kept }]) => [name, `${why}. Kept: ${KEPT[kept]}`] as const)
  return html`<details class="card"><summary>${title}</summary><p>${lead}</p><div lang="en" dir="ltr">
${Object.entries(TABLES).map(([name, { why, kept, columns }]) => rows(name, `${why}. Kept: ${KEPT[kept]}`, Object.entries(columns)))}
${rows('files', 'In the folder of the database; * is its name.', withKept(FILES))}
${rows('memory', 'On no disk.', withKept(MEMORY))}
${rows('log', `One word a line. Kept: ${KEPT.log}`, Object.entries(EVENTS))}
${rows('metrics', `Kept: ${KEPT.until_restart}`, Object.entries(METRICS))}
</div></details>`
}

function rows(name: string, why: string, entries: readonly (readonly [string, string])[]) {
  return html`<h3>${name}</h3><p class="hint">${why}</p><table>
${entries.map(([entry, purpose]) => html`<tr><th scope="row">${entry}</th><td>${purpose}</td></tr>`)}
</table>`
}
