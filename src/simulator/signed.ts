import { html } from 'hono/html'
import { type Drafts, inWords } from '../text/reviews.ts'
import type { Language } from './page.ts'

export type Signed = {
  languages: readonly Language[]
  /** How much of each language is signed. */
  drafts: readonly Drafts[]
  /** Facts of law that no lawyer has signed. */
  unsignedFacts: number
}

/** How much of each language is signed: one line, and the figures of every language below it. */
export function signedShown({ languages, drafts, unsignedFacts }: Signed) {
  const nameOf = new Map(languages.map(({ locale, name }) => [locale, name]))
  const law =
    unsignedFacts > 0 ? `${unsignedFacts} facts of law await a lawyer` : 'every fact of law is signed by a lawyer'
  return html`<details class="drafts"><summary>${line(languages, drafts)}</summary>
<ul>${drafts.map((each) => html`<li><bdi lang="${each.locale}">${nameOf.get(each.locale) ?? each.locale}</bdi>: ${inWords(each)}</li>`)}
<li>All languages: ${law}</li></ul></details>`
}

function line(languages: readonly Language[], drafts: readonly Drafts[]): string {
  const open = languages.filter(({ locale }) => drafts.some((each) => each.locale === locale && each.drafts > 0))
  if (open.length === 0) return 'Every text here is signed by a native reviewer.'
  if (open.length === languages.length)
    return 'There are drafts here in every language, until a native reviewer signs them.'
  return `Drafts until a native reviewer signs them: texts in ${open.map(({ name }) => name).join(', ')}.`
}
