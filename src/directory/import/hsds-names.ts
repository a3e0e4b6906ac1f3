import type { Table } from './stage.ts'

// What HSDS calls things from version 1.0 to 3.2, and what near relatives of it call them. One table, so that another
// dialect is a line here.

/** A file or a nested list, by its name without plural: the table it is read into, and cells its name stands for. */
const TABLE_NAMES: Record<string, [Table, Record<string, string>?]> = {
  organization: ['organization'],
  service: ['service'],
  location: ['location'],
  service_at_location: ['service_at_location'],
  address: ['address'],
  physical_address: ['address', { address_type: 'physical' }],
  postal_address: ['address', { address_type: 'postal' }],
  phone: ['phone'],
  schedule: ['schedule'],
  regular_schedule: ['schedule'],
  language: ['language'],
  service_area: ['service_area'],
  required_document: ['required_document'],
  cost_option: ['cost_option'],
  eligibility: ['eligibility'],
  attribute: ['attribute'],
  service_attribute: ['attribute'],
  service_taxonomy: ['attribute'],
  taxonomy_term: ['taxonomy_term'],
}
/** Known, and nothing that families see: counted, never read. Names of people among them have no way in. */
const NOT_NEEDED =
  /^(contact|funding|program|metadata|meta_table_description|organization_identifier|url|additional_url|additional_website|unit|service_capacity|accessibility|accessibility_for_disability|payment(s)?_accepted|holiday_schedule|other_attribute|taxonomy|link_type|mail_address)$/
const PRIVATE = /^contact$/

export type TableName =
  | { table: Table; implied: Record<string, string> }
  | { skipped: 'not_used' | 'private' }
  | undefined

/** What a file name or a JSON key stands for. `taxonomy` is a list of terms in 1.x, of whole taxonomies in 3.x. */
export function tableNamed(name: string, columns: readonly string[] = []): TableName {
  const key = singular(
    name
      .toLowerCase()
      .replace(/\.[a-z]+$/, '')
      .replace(/[\s-]+/g, '_'),
  )
  const isOfTerms = columns.length > 0 && !columns.some((column) => /^(version|uri)$/.test(column))
  if (key === 'taxonomy' && isOfTerms) return { table: 'taxonomy_term', implied: {} }
  const known = TABLE_NAMES[key]
  if (known) return { table: known[0], implied: known[1] ?? {} }
  return NOT_NEEDED.test(key) ? { skipped: PRIVATE.test(key) ? 'private' : 'not_used' } : undefined
}

function singular(name: string): string {
  if (/^services_at_locations?$/.test(name)) return 'service_at_location'
  if (/^services?_taxonom(y|ies)$/.test(name)) return 'service_taxonomy'
  if (/^services?_attributes?$/.test(name)) return 'service_attribute'
  if (name === 'taxonomies') return 'taxonomy'
  if (/(address|eligibility|accessibility|metadata|funding)$/.test(name)) return name
  if (/addresses$/.test(name)) return name.slice(0, -2)
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}

/** Names of cells that differ between versions and dialects. */
const CELL_NAMES: Record<string, string> = {
  start_time: 'opens_at',
  end_time: 'closes_at',
  opens: 'opens_at',
  closes: 'closes_at',
  start_date: 'dtstart',
  end_date: 'until',
  days: 'byday',
  day: 'byday',
  day_of_week: 'byday',
  days_of_week: 'byday',
  street: 'address_1',
  street_address: 'address_1',
  street_address_1: 'address_1',
  address1: 'address_1',
  line_1: 'address_1',
  state: 'state_province',
  zip: 'postal_code',
  zipcode: 'postal_code',
  zip_code: 'postal_code',
  postcode: 'postal_code',
  lat: 'latitude',
  lon: 'longitude',
  lng: 'longitude',
  phone_number: 'number',
  website: 'url',
  fees: 'fees_description',
  fee: 'fees_description',
  taxonomy_id: 'taxonomy_term_id',
  category: 'taxonomy_term_name',
  service_type: 'taxonomy_term_name',
  service_category: 'taxonomy_term_name',
}

/** The one name of a cell, from a header or a key. */
export function cellNamed(name: string, table: Table): string {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  if (table === 'taxonomy_term') return key === 'term' ? 'name' : key
  if (key === 'fees' && table !== 'service') return key
  if (key === 'language' && table === 'language') return 'name'
  if (key === 'service_area' && table === 'service_area') return 'name'
  return CELL_NAMES[key] ?? key
}

/** What makes an input an HSDS of some version. The descriptor's own word is not asked: it is often wrong. */
const SIGNS: [version: string, RegExp][] = [
  ['3.x', /^(attribute|address|service_at_location|cost_option|taxonomy_term)s?$|^addresses$/],
  ['2.x', /^(service_attribute|other_attribute)s?$/],
  [
    '1.x',
    /^(regular_schedule|physical_address|services_at_location|services?_taxonomy|eligibility|holiday_schedule)(e?s)?$/,
  ],
]

/** The version that the files of a tabular package show, and the file that shows it. */
export function versionShown(names: readonly string[]): { version: string; by: string } | undefined {
  const bare = names.map((name) =>
    name
      .toLowerCase()
      .replace(/^.*\//, '')
      .replace(/\.csv$/, ''),
  )
  for (const version of ['2.x', '1.x', '3.x']) {
    const sign = SIGNS.find(([one]) => one === version)![1]
    const by = bare.find((name) => sign.test(name))
    if (by) return { version, by: `${by}.csv` }
  }
  return undefined
}
