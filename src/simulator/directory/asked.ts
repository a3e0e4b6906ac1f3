import { CATEGORIES, type Vetting } from '../../answers/types.ts'
import { type BrowseFilters, searchedWords } from '../../directory/browse.ts'
import { CONFIDENCES } from '../../directory/schema.ts'
import { FAULTS, FILTER_NAMES } from './words.ts'

export const LISTS = ['services', 'consulates', 'id-programs', 'hotlines'] as const
export type List = (typeof LISTS)[number]
export const VETTINGS: Vetting[] = ['doj_recognized', 'bar_referral', 'court_list', 'lsc', 'none']

/** What each list can be narrowed by, in the order of the form. */
export const FILTERS = {
  services: ['category', 'place', 'language', 'state', 'vetting', 'confidence', 'q', 'old'],
  consulates: ['country', 'place', 'state', 'confidence', 'q', 'old'],
  'id-programs': ['place', 'country', 'state', 'confidence', 'q', 'old'],
  hotlines: ['category', 'language', 'confidence', 'q', 'old'],
} as const satisfies Record<List, readonly string[]>
export type Filter = (typeof FILTERS)[List][number]

/** What a form asked for: the values as they were understood, and a line for each that was not. */
export type Asked = {
  list: List
  /** The values that the form is filled with again. */
  values: Partial<Record<Filter, string>>
  filters: Omit<BrowseFilters, 'place'>
  page: number
  faults: string[]
}

const LONGEST_VALUE = 100
const KNOWN: Record<Exclude<Filter, 'q' | 'place'>, (value: string) => boolean> = {
  category: (value) => CATEGORIES.some((one) => one === value),
  vetting: (value) => VETTINGS.some((one) => one === value),
  confidence: (value) => CONFIDENCES.some((one) => one === value),
  country: (value) => /^[A-Z]{2}$/.test(value),
  state: (value) => /^[A-Z]{2}$/.test(value),
  language: (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value),
  old: (value) => value === 'yes',
}
/** What may say where a family is, or who it is: read from the body of a form, never from an address. */
const PRIVATE: Filter[] = ['place', 'q']

/** Reads the values of a form; what is not understood is left out and said, never an error. */
export function readAsked(values: URLSearchParams, from: 'address' | 'body'): Asked {
  const faults: string[] = []
  const list = readList(values.get('what'), faults)
  const read: Asked['values'] = {}
  for (const filter of FILTERS[list]) {
    const given = (values.get(filter) ?? '').replace(/\p{Cc}/gu, ' ').trim()
    if (given === '' || (from === 'address' && PRIVATE.includes(filter))) continue
    if (filter !== 'q' && filter !== 'place' && !KNOWN[filter](given)) faults.push(FAULTS.unknown(FILTER_NAMES[filter]))
    else read[filter] = given.slice(0, LONGEST_VALUE).toWellFormed()
    if (given.length > LONGEST_VALUE && read[filter]) faults.push(FAULTS.long(FILTER_NAMES[filter], LONGEST_VALUE))
  }
  return { list, values: read, filters: filtersOf(read), page: readPage(values.get('page'), faults), faults }
}

function filtersOf({ q = '', old, place: _, ...values }: Asked['values']): Asked['filters'] {
  return { ...values, ...(old && { old: true }), words: searchedWords(q) } as Asked['filters'] // checked by KNOWN
}

function readList(value: string | null, faults: string[]): List {
  const list = LISTS.find((one) => one === value)
  if (value && !list) faults.push(FAULTS.unknown(FILTER_NAMES.what))
  return list ?? 'services'
}

function readPage(value: string | null, faults: string[]): number {
  if (!value) return 1
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value)
  faults.push(FAULTS.unknown(FILTER_NAMES.page))
  return 1
}
