import { html } from 'hono/html'
import { CATEGORIES } from '../../answers/types.ts'
import type { BrowseChoices } from '../../directory/browse.ts'
import { CONFIDENCES } from '../../directory/schema.ts'
import { type Asked, FILTERS, type Filter, LISTS, VETTINGS } from './asked.ts'
import { nameOfLanguage } from './values.ts'
import {
  CATEGORY_NAMES,
  CONFIDENCE_NAMES,
  FILTER_NAMES,
  HINTS,
  LIST_NAMES,
  PAGE,
  VETTING_NAMES,
  WORDS_HINT,
} from './words.ts'

type Choice = [value: string, name: string]
export type Choices = BrowseChoices & { states: string[] }

/** The lists to choose from. What was asked for goes along: the same family may need a consulate next. */
export function lists(asked: Asked) {
  return html`<form class="lists" method="post" action="/directory" role="navigation" aria-label="${FILTER_NAMES.what}">${carried(asked)}
  ${LISTS.map(
    (list) =>
      html`<button name="what" value="${list}"${list === asked.list ? html` aria-current="page"` : ''}>${LIST_NAMES[list]}</button>`,
  )}</form>`
}

/**
 * The filters of a list. Sent as a body, never as an address: a place is where a family is, and addresses are kept in
 * histories and logs.
 */
export function filters(asked: Asked, choices: Choices) {
  return html`<form class="card filters" method="post" action="/directory#list" role="search" aria-labelledby="filters-title" autocomplete="off">
  <h2 id="filters-title">${PAGE.filters}</h2>
  <input type="hidden" name="what" value="${asked.list}">
  ${FILTERS[asked.list].map((filter) => html`<div class="field">${field(filter, asked, choices)}</div>`)}
  <div class="buttons"><button class="main">${PAGE.show}</button><a href="/directory?what=${asked.list}">${PAGE.clear}</a></div>
</form>`
}

/** The pages before and after, where there are any. */
export function paging(asked: Asked, page: number, pages: number) {
  if (pages < 2) return ''
  const to = (target: number, name: string) =>
    target < 1 || target > pages ? '' : html`<button name="page" value="${target}">${name}</button>`
  return html`<form class="paging" method="post" action="/directory#list" role="navigation" aria-label="${FILTER_NAMES.page}">${carried(asked)}
  <input type="hidden" name="what" value="${asked.list}">${to(page - 1, PAGE.previous)}${to(page + 1, PAGE.next)}</form>`
}

function carried({ values }: Asked) {
  return Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

function field(filter: Filter, asked: Asked, choices: Choices) {
  const value = asked.values[filter] ?? ''
  const name = FILTER_NAMES[filter]
  switch (filter) {
    case 'old':
      return html`<label class="check"><input type="checkbox" name="old" value="yes"${value ? html` checked` : ''}> ${name}</label>`
    case 'place':
    case 'q':
      return html`<label for="${filter}">${name}</label>
    <input id="${filter}" name="${filter}" value="${value}" maxlength="100" spellcheck="false" autocomplete="off" aria-describedby="${filter}-hint">
    <p class="hint" id="${filter}-hint">${filter === 'q' ? WORDS_HINT : HINTS[asked.list]}</p>`
    default:
      return html`<label for="${filter}">${name}</label>
    <select id="${filter}" name="${filter}"><option value="">${PAGE.any}</option>${known(filter, choices).map(
      ([code, shown]) => html`<option value="${code}"${code === value ? html` selected` : ''}>${shown}</option>`,
    )}</select>`
  }
}

function known(filter: Exclude<Filter, 'old' | 'place' | 'q'>, { languages, countries, states }: Choices): Choice[] {
  switch (filter) {
    case 'category':
      return CATEGORIES.map((one) => [one, CATEGORY_NAMES[one]])
    case 'vetting':
      return VETTINGS.map((one) => [one, VETTING_NAMES[one]])
    case 'confidence':
      return CONFIDENCES.map((one) => [one, CONFIDENCE_NAMES[one]])
    case 'language':
      return languages.map((tag): Choice => [tag, nameOfLanguage(tag)]).sort(([, a], [, b]) => (a < b ? -1 : 1))
    case 'country':
      return countries.map(({ iso2, name }) => [iso2, name])
    case 'state':
      return states.map((state) => [state, state])
  }
}
