import { html, raw } from 'hono/html'
import { GROUPS, type Kept } from '../purpose/kept.ts'
import { MEMORY, TABLES } from '../purpose/purposes.ts'
import type { Inline } from '../simulator/assets.ts'
import { head } from '../simulator/head.ts'
import { OTHERS } from '../text/privacy-texts.ts'
import { wholeList } from './whole-list.ts'

export type Language = { locale: string; name: string }
export type View = {
  locale: string
  languages: readonly Language[]
  /** A text of the page in its language, by its key in `privacy-page.yaml`. */
  say: (key: string) => string
  hasPhone: boolean
  styles: readonly Inline[]
}

/** What we keep, what others see, who runs the line: one page a language, made from the purpose file. It needs no script. */
export function privacyView({ locale, languages, say, hasPhone, styles }: View) {
  return html`<!doctype html>
<html lang="${locale}" dir="auto">
${head(styles)}
<body>
<header class="top">
  <a class="skip" href="#text">${say('skip')}</a>
  ${languages.length > 1 && languageLinks(locale, languages, say('languages'))}
  <a class="leave" href="https://www.weather.gov/" rel="noreferrer noopener">${say('leave')}</a>
</header>
<main class="privacy" id="text" tabindex="-1">
<h1>${say('title')}</h1>
<p class="lead">${say('lead')}</p>
${section('you', say, html`<p class="nothing">${say('you_nothing')}</p>`)}
${section('written', say, html`<dl>${writtenDown(say)}</dl>`)}
${section('memory', say, html`<p>${say('memory_lead')}</p><dl>${inMemory(say)}</dl>`)}
${section('others', say, html`<p>${say('others_lead')}</p><dl class="named">${others(say)}</dl>`)}
${section('words', say, html`<dl class="named"><dt>${say('delete_word')}</dt><dd>${say('delete')}</dd><dt>${say('stop_word')}</dt><dd>${say('stop')}</dd></dl>`)}
${section('runs', say, html`<p>${say('runs_what')}</p>${hasPhone && html`<p>${say('runs_phone')}</p>`}`)}
${wholeList(say('list'), say('list_lead'))}
</main>
</body>
</html>
`
}

type Say = View['say']
type Part = ReturnType<typeof html>

function languageLinks(locale: string, languages: readonly Language[], label: string): Part {
  return html`<nav class="languages" aria-label="${label}">
${languages.map((one) => html`<a href="?lang=${one.locale}" lang="${one.locale}" hreflang="${one.locale}"${one.locale === locale && raw(' aria-current="page"')}>${one.name}</a>`)}
</nav>`
}

function section(name: string, say: Say, content: Part): Part {
  return html`<section class="card" aria-labelledby="${name}"><h2 id="${name}">${say(name)}</h2>${content}</section>`
}

function writtenDown(say: Say): Part[] {
  const groups = GROUPS.map((group) => {
    const kept = new Set(Object.values(TABLES).flatMap((table) => (table.group === group ? table.kept : [])))
    return html`<dt>${say(`group_${group}`)}</dt>${[...kept].map((code) => howLong(say, code))}`
  })
  return [
    ...groups,
    html`<dt>${say('log')}</dt>${howLong(say, 'log')}`,
    html`<dt>${say('metrics')}</dt>${howLong(say, 'until_restart')}`,
  ]
}

function inMemory(say: Say): Part[] {
  return Object.entries(MEMORY).map(([name, { kept }]) => html`<dt>${say(`memory_${name}`)}</dt>${howLong(say, kept)}`)
}

function others(say: Say): Part[] {
  return OTHERS.map(
    (name) =>
      html`<dt>${say(`other_${name}`)}</dt><dd>${say(`sees_${name}`)}.</dd><dd class="long"><b>${say('how_long')}:</b> ${say(`keeps_${name}`)}.</dd>`,
  )
}

function howLong(say: Say, kept: Kept): Part {
  return html`<dd class="long"><b>${say('how_long')}:</b> ${say(`kept_${kept}`)}.</dd>`
}
