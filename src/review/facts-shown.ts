import { html } from 'hono/html'
import type { Content } from '../content.ts'
import { isLaw } from '../facts/freshness.ts'
import type { Fact, Source } from '../facts/schema.ts'

/** What the texts of a node state: each fact with its sources, cautions and dates, and which of the texts say it. */
export function factsShown({ facts: { facts, sources } }: Content, stated: readonly { by: string; facts: string[] }[]) {
  const ids = [...new Set(stated.flatMap((each) => each.facts))]
  const known = ids.flatMap((id) => {
    const fact = facts.get(id)
    return fact ? [{ id, fact, by: stated.filter((each) => each.facts.includes(id)).map((each) => each.by) }] : []
  })
  return html`<ul class="facts">${known.map(
    ({ id, fact, by }) => html`<li><a href="#fact-${id}">${id}</a> ${fact.states}
<span class="note">Said by the ${by.join(' and the ')}. ${namesOf(fact, sources)} ${reviewed(fact)}${
      fact.cautions.length > 0 ? html` Only with its cautions: ${fact.cautions.join(', ')}.` : ''
    }</span></li>`,
  )}</ul>`
}

function namesOf(fact: Fact, sources: ReadonlyMap<string, Source>): string {
  const names = fact.sources.map((source) => sources.get(source)?.name ?? source)
  return names.length > 0 ? `Source: ${names.join('; ')}.` : ''
}

/** Every fact with all that is known of it: the lawyer's part of the book. */
export function factPages(content: Content, usedIn: ReadonlyMap<string, string[]>) {
  const { facts } = content.facts
  const said = [...facts].filter(([id, fact]) => !fact.unshipped && (usedIn.has(id) || isLaw(fact)))
  return html`<section class="all-facts" id="facts"><h2>Facts, for a lawyer</h2>
<p>A lawyer signs a fact in its own row of the sheet (<b>fact:</b> and its name), or a text, which signs every fact of law that the
text states. A statement that is wrong is not corrected in the sheet: leave its row unsigned and tell those who sent this book.</p>
${said.map(([id, fact]) => factPage(content, id, fact, usedIn.get(id) ?? []))}</section>`
}

function factPage({ facts: { facts, sources } }: Content, id: string, fact: Fact, texts: string[]) {
  return html`<article class="fact" id="fact-${id}">
<h3>${id} ${isLaw(fact) ? stateOf(fact.lawyer_reviewed ?? undefined) : html`<span class="state">no law: nothing to sign</span>`}</h3>
<p class="states">${fact.states}</p>
<dl>
<div><dt>Where</dt><dd>${fact.jurisdiction}</dd></div>
<div><dt>Kind</dt><dd>${fact.class}, ${fact.confidence}</dd></div>
<div><dt>Dates</dt><dd>${reviewed(fact)}</dd></div>
${fact.sources.map((source) => {
  const { name, kind, title, address, date } = sources.get(source) ?? { name: source, kind: 'project' }
  return html`<div><dt>Source</dt><dd>${[`${name} (${kind})`, title, address, date && `page of ${date}`].filter(Boolean).join(', ')}</dd></div>`
})}
${fact.cautions.map((caution) => html`<div><dt>Caution</dt><dd><a href="#fact-${caution}">${caution}</a> ${facts.get(caution)?.states ?? ''}</dd></div>`)}
<div><dt>Stated in</dt><dd>${texts.length > 0 ? texts.map((key, at) => html`${at > 0 ? ', ' : ''}<a href="#${key}">${key}</a>`) : 'no text'}</dd></div>
</dl></article>`
}

function reviewed({ as_of, read_on, review_by, lawyer_reviewed, helpline }: Fact): string {
  const law = as_of ? `As of ${as_of}, read` : 'Read'
  const until = helpline ? `${review_by} (never withheld: a help line)` : review_by
  return `${law} ${read_on}, review by ${until}.${lawyer_reviewed ? ` Signed by a lawyer ${lawyer_reviewed}.` : ''}`
}

function stateOf(signedOn: string | undefined) {
  return signedOn
    ? html`<span class="state signed">signed by a lawyer, ${signedOn}</span>`
    : html`<span class="state draft">no lawyer has signed it</span>`
}
