import { html, raw } from 'hono/html'
import { SOURCE } from '../check/source.ts'
import type { Content } from '../content.ts'
import type { Locale } from '../text/catalogue.ts'
import { unsignedFacts } from '../text/reviews.ts'
import { type BookView, lineTable, nodeCard } from './cards.ts'
import { type Entry, entriesOf, factsOfLaw } from './entries.ts'
import { factPages } from './facts-shown.ts'
import { directionOf } from './phone.ts'
import { picturesIn } from './pictures.ts'
import { wayWordsOf } from './way-words.ts'

const EXAMPLES_OF_A_TOPIC = 3
const SPANISH: Locale = 'es'
/** Sections that are no topic, in words. */
const NO_TOPIC: Record<string, string> = {
  menu: 'The welcome and the menus',
  shared: 'Pieces that many flows end in',
  'services.near': 'How places nearby are looked for, the same for every kind of help',
  fallback: 'What is said while the line is down',
  common: 'Lines that every flow shares',
  topics: 'Names of the topics',
  answers: 'Pieces of answers from the directory',
  'privacy-page': 'The page on what is kept',
  names: 'Names of countries, languages and days',
}

type Options = { locale: Locale; today: string; css: string }

/** The review book of one language: one page of HTML that needs no network and no script, to read or to print. */
export function bookOf(content: Content, { locale, today, css }: Options): string {
  const entries = entriesOf(content, locale)
  const sections = [...Map.groupBy(entries, ({ section }) => section)]
  const nameOf = (tag: Locale) => content.wordLists.words.get(tag)?.name ?? tag
  const columns = [...new Set([locale, SOURCE, SPANISH])]
    .filter((tag) => content.catalogue.locales.includes(tag))
    .map((tag) => ({ locale: tag, name: nameOf(tag) }))
  const words = wayWordsOf(content, locale)
  const view: BookView = {
    ...{ content, locale, columns, picturesOf: picturesIn(content, locale) },
    more: content.wordLists.words.get(locale)?.globals.more[0] ?? 'more',
    examplesOf: (topic) => words.examples(topic, EXAMPLES_OF_A_TOPIC),
  }
  const title = (section: string) => titleOf(content, locale, section)
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Review book: ${nameOf(locale)}</title>
<style>${raw(css)}</style>
</head>
<body>
<header>
<h1>Review book: <span lang="${locale}" dir="${directionOf(locale)}">${nameOf(locale)}</span></h1>
<p>Written out ${today}.</p>
${tally(content, entries)}
${howTo(nameOf(locale))}
</header>
<nav aria-label="Contents"><h2>Contents</h2><ol>
${sections.map(([section, some]) => html`<li><a href="#section-${section}">${title(section)}</a> <span class="note">${some.length} texts, ${some.filter(({ signed }) => signed).length} signed</span></li>`)}
<li><a href="#facts">Facts, for a lawyer</a></li>
</ol></nav>
<main>
${sections.map(
  ([section, some]) => html`<section id="section-${section}"><h2>${title(section)}</h2>
${some[0]!.node ? [...Map.groupBy(some, ({ node }) => node!.id).values()].map((each) => nodeCard(view, each)) : lineTable(view, some)}
</section>`,
)}
${factPages(content, textsByFact(entries))}
</main>
</body>
</html>
`}`
}

function tally(content: Content, entries: Entry[]) {
  const signed = entries.filter((entry) => entry.signed).length
  const law = factsOfLaw(content).length
  const open = unsignedFacts(content.facts.facts)
  return html`<p class="tally"><b>${signed} of ${entries.length}</b> texts are signed by a reviewer. <b>${law - open} of ${law}</b> facts of law are signed by a lawyer.</p>`
}

function howTo(name: string) {
  return html`<section class="how"><h2>How to review</h2>
<p>These are the texts that families get on their phones in ${name}. Each stands beside the English it was written from, and the
Spanish. Below is the phone as a family sees it, with the longest names and answers there can be.</p>
<ul>
<li><b>Native reviewer:</b> is it said as people of this language say it, kindly, in simple words? Does it mean what the English
means, with every warning? Option labels hold at most 24 characters.</li>
<li><b>Lawyer:</b> are the facts below each text right, today, where they are said to hold? Is every caution there? Can anybody
read a text as a promise or as advice on a case?</li>
<li>What stands in <code>{{two braces}}</code> is filled in by the line: keep it as it is, but put it where the sentence needs it.</li>
</ul>
<p>Answer in the sheet that came with this book (CSV for a spreadsheet, XLIFF for a translator's tool). Write in three columns
only: <b>corrected</b>, the whole text as it should be, or nothing where it is right; <b>role</b>, <i>native reviewer</i> or
<i>lawyer</i>; <b>date</b>, as 2026-12-31. Write no name anywhere: roles are all that is kept.</p></section>`
}

/** `rights.home` as the family reads it, with the English. */
function titleOf({ catalogue }: Content, locale: Locale, section: string): string {
  const name = (tag: Locale) => catalogue.texts.get(tag)?.get(`topics.${section}`)?.text
  const [own, english] = [name(locale), name(SOURCE)]
  if (!own || !english) return NO_TOPIC[section] ?? section
  return own === english ? `${own}, ${section}` : `${own} (${english}), ${section}`
}

function textsByFact(entries: Entry[]): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const { text, facts } of entries) for (const id of facts) texts.set(id, [...(texts.get(id) ?? []), text.key])
  return texts
}
