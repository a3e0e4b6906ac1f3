import { CATEGORIES, type Category, type Vetting } from '../../answers/types.ts'
import { mayBeLegalHelp } from '../legal-help.ts'
import type { ServiceRecord } from '../service-record.ts'
import { categoriesOfName, categorize, isNoHelp } from './categorize.ts'
import { readAreas } from './clean-areas.ts'
import { readDay } from './clean-dates.ts'
import { readLanguages } from './clean-languages.ts'
import { plainLine, saysYes } from './clean-text.ts'
import { readWebAddress } from './clean-web.ts'
import { readState } from './geography.ts'
import { cellOf, tell, type Workshop } from './inner-service.ts'
import { readStatusAsked } from './read-status-asked.ts'
import { saysClosed } from './safety.ts'
import type { StagedRow } from './stage.ts'
import { termsOf } from './terms.ts'

type Facts = Omit<ServiceRecord, 'ref' | 'organization' | 'name' | 'phones' | 'hours' | 'places'>
const VETTINGS: readonly string[] = ['doj_recognized', 'bar_referral', 'court_list', 'lsc', 'none']

/** What is said of a service beside its lines, hours and places. Free text is read for what it warns of, never kept. */
export function buildFacts(
  shop: Workshop,
  row: StagedRow,
  name: string,
  organization: string | undefined,
  home: string | undefined,
): Facts {
  const { categories, hidden } = purposeOf(shop, row, name, organization)
  const state = home ?? readState(cellOf(shop, row, 'state'))
  const papers = ownedCells(shop, row, 'required_document', 'document')
  const vetted = vettingOf(shop, row)
  if (categories.includes('legal') && !hidden && !mayBeLegalHelp([name, organization], vetted.vetting))
    tell(shop, vetted.vetting === 'none' ? 'legal_unvetted' : 'legal_notary', row, 'vetting', name)
  const sourceDate = checkedOn(shop, row)
  const asked = readStatusAsked(shop, row, papers, ownedCells(shop, row, 'eligibility', 'eligibility'))
  const { url, code } = readWebAddress(row.cells.url ?? '')
  if (code) tell(shop, code, row, 'url', row.cells.url)
  return {
    hidden,
    cost: costOf(shop, row),
    asksStatus: asked.asksStatus,
    asksDocuments: asked.asksDocuments,
    access: accessOf(row),
    onlyFor: Number(row.cells.maximum_age) > 0 && Number(row.cells.maximum_age) <= 18 ? ['children'] : [],
    ...vetted,
    website: url,
    tz: state ? shop.places.zoneOfState(state) : null,
    confidence: 'single_source',
    source: [shop.source, asked.provenBy].filter(Boolean).join('; '),
    sourceDate,
    categories,
    languages: languagesOf(shop, row),
    areas: areasOf(shop, row, state),
    documents: [...new Set(papers.map((one) => plainLine(one).slice(0, 80)))].sort(),
  }
}

function ownedCells(
  shop: Workshop,
  row: StagedRow,
  table: 'required_document' | 'eligibility',
  cell: string,
): string[] {
  return shop.stage.ownedBy('service', row.id, table).flatMap((one) => {
    shop.origins.keep(one.origin)
    return one.cells[cell] ? [one.cells[cell]] : []
  })
}

function purposeOf(shop: Workshop, row: StagedRow, name: string, organization: string | undefined) {
  const terms = termsOf(shop, row)
  const found = categorize(terms, shop.terms)
  for (const term of found.unmapped) shop.unmapped.set(term, (shop.unmapped.get(term) ?? 0) + 1)
  const set = cellOf(shop, row, 'category')
    .split(/[;,|]/)
    .map((one) => one.trim())
    .filter((one): one is Category => (CATEGORIES as readonly string[]).includes(one))
  const named = set.length + found.categories.length === 0 ? categoriesOfName(name) : []
  if (named.length > 0) tell(shop, 'category_from_name', row, 'name', `${name}: ${named.join(', ')}`)
  const all = [...new Set([...set, ...found.categories, ...named])]
  const isClosed = isClosedBy(shop, row, name)
  const isOut =
    set.length === 0 &&
    (found.isOut || isNoHelp(name) || (found.categories.length === 0 && isNoHelp(organization ?? '')))
  if (isClosed) tell(shop, 'closed', row, 'status', name)
  else if (isOut) tell(shop, 'not_help', row, 'name', name)
  else if (all.length === 0) tell(shop, 'no_category', row, 'name', name)
  const primary = all.includes('dv') ? ['dv' as const, ...all.filter((one) => one !== 'dv')] : all
  return { categories: primary, hidden: isClosed || isOut }
}

function isClosedBy(shop: Workshop, row: StagedRow, name: string): boolean {
  const { status = '', description = '', hidden, do_not_refer } = row.cells
  const said = status.trim().toLowerCase()
  if (said === '' && !('status' in shop.constants)) tell(shop, 'status_blank', row, 'status')
  const isKnown = /^(active|inactive|defunct|temporarily closed|)$/.test(said)
  if (!isKnown && !/do not refer|closed|inactive/.test(said)) tell(shop, 'status_unknown', row, 'status', status)
  const isActive = said === '' || said === 'active'
  return (
    !isActive ||
    saysYes(hidden) ||
    saysYes(do_not_refer) ||
    /\bclosed\b/i.test(name) ||
    saysClosed(description) ||
    saysClosed(row.cells.alert ?? '')
  )
}

function vettingOf(shop: Workshop, row: StagedRow): Pick<Facts, 'vetting' | 'vettingOn'> {
  const said = cellOf(shop, row, 'vetting').trim().toLowerCase()
  if (said === '' || said === 'none') return { vetting: 'none', vettingOn: null }
  const on = readDay(cellOf(shop, row, 'vetting_on'))
  if (!VETTINGS.includes(said) || on === undefined || on === 'undated' || on > shop.today) {
    tell(shop, 'vetting_unknown', row, 'vetting', `${said} ${cellOf(shop, row, 'vetting_on')}`)
    return { vetting: 'none', vettingOn: null }
  }
  return { vetting: said as Vetting, vettingOn: on }
}

/** When the facts were checked, by the source's own word; never the day of the export or of the import. */
function checkedOn(shop: Workshop, row: StagedRow): string {
  const text = cellOf(shop, row, 'assured_date') || cellOf(shop, row, 'checked_on')
  const day = readDay(text)
  if (day === undefined) tell(shop, 'date_unknown', row, 'assured_date', text)
  else if (day !== 'undated' && day > shop.today) tell(shop, 'date_future', row, 'assured_date', text)
  else return day
  return 'undated'
}

const FREE =
  /^(free|gratis|gratuito|no (fee|cost|charge)s?|without (charge|cost)|none|\$?0(\.00)?)\b(?!.*\b(some|except|unless|may)\b)/i

/** Free only where the source says so. */
function costOf(shop: Workshop, row: StagedRow): Facts['cost'] {
  const amounts = shop.stage.ownedBy('service', row.id, 'cost_option').map(({ cells, origin }) => {
    shop.origins.keep(origin)
    return cells.amount ?? ''
  })
  const fees = plainLine(cellOf(shop, row, 'fees_description'))
  if (FREE.test(fees) || (fees === '' && amounts.length > 0 && amounts.every((one) => /^0+(\.0+)?$/.test(one))))
    return 'free'
  return /\b(sliding|low[- ]cost|income[- ]based|donation|nominal)\b/i.test(fees) ? 'low_cost' : 'unknown'
}

function accessOf({ cells }: StagedRow): Facts['access'] {
  const said = cells.application_process ?? ''
  if (/\bno walk[- ]?ins?\b/i.test(said)) return 'no_walk_in'
  if (/\bappointments? (only|required|necessary)|by appointment\b/i.test(said)) return 'appointment'
  return /\bwalk[- ]?ins? (are )?(welcome|accepted|ok)|^walk[- ]?ins?\b/i.test(said) ? 'walk_in' : null
}

function languagesOf(shop: Workshop, row: StagedRow): Facts['languages'] {
  const rows = shop.stage.ownedBy('service', row.id, 'language')
  const cells = rows.map((one) => {
    shop.origins.keep(one.origin)
    return { one, text: one.cells.name || one.cells.code || '' }
  })
  const all = new Map<string, Facts['languages'][number]>()
  for (const { one, text } of [
    ...cells,
    {
      one: row,
      text: row.cells.interpretation_services
        ? `interpreter: ${row.cells.interpretation_services}`.replace(/[,;/&]| and /g, ' ')
        : '',
    },
  ]) {
    const { languages, unknown } = readLanguages(text)
    for (const name of unknown) tell(shop, 'language_unknown', one, 'name', name)
    for (const language of languages)
      if (language.how === 'staff' || !all.has(language.language)) all.set(language.language, language)
  }
  return [...all.values()].sort((a, b) => (a.language < b.language ? -1 : 1))
}

/** All areas a service states, or none where one of them is not understood: half a list would turn families away. */
function areasOf(shop: Workshop, row: StagedRow, home: string | undefined): Facts['areas'] {
  const stated = shop.stage.ownedBy('service', row.id, 'service_area')
  const read = stated.map((one) => {
    shop.origins.keep(one.origin)
    const text = one.cells.name || one.cells.extent || one.cells.description || ''
    return { one, text, ...readAreas(text, home, shop.places) }
  })
  const wrong = read.filter(({ areas, unknown, text }) => text !== '' && (unknown.length > 0 || areas.length === 0))
  for (const { one, unknown, text } of wrong) tell(shop, 'no_area', one, 'name', unknown[0] ?? text)
  if (wrong.length > 0) return []
  const all = new Map(read.flatMap(({ areas }) => areas).map((area) => [`${area.kind}:${area.value}`, area]))
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, area]) => area)
}
