import type { TablePurpose } from './kept.ts'

/** The column of every row that came with a reading of a source. */
export const FROM_IMPORT = { import_id: 'the reading it came with' }
/** Where a row is from, as SOURCE and the directory page say it. */
export const SOURCED = { source: 'where it was read', source_date: 'as of which day' }

const public_ = (why: string, columns: TablePurpose['columns']): TablePurpose => ({
  group: 'directory',
  why,
  kept: 'until_replaced',
  columns,
})
const OWNERS = {
  service_at_location_id: 'of a service at a place',
  service_id: 'of a service',
  location_id: 'of a place',
}

/** Services near a family: public lists of organizations. Nobody who asks is in them. */
export const SERVICE_TABLES: Record<string, TablePurpose> = {
  organization: public_('who offers a service', {
    id: 'row',
    ...FROM_IMPORT,
    ref: 'its id in the source',
    name: 'what families are told',
  }),
  location: public_('where a service is; a confidential place has no address', {
    id: 'row',
    ...FROM_IMPORT,
    ref: 'its id in the source',
    confidential: 'its address is not kept and never told',
    address: 'what families are told',
    city: 'what families are told',
    state: 'what families are told',
    zip: 'of the organization, for its place',
    lat: 'how far it is',
    lon: 'how far it is',
    precision: 'how exact the point is',
    tz: 'whether it is open now',
  }),
  service: public_('what is offered', {
    id: 'row',
    ...FROM_IMPORT,
    ref: 'its id in the source',
    organization_id: 'who offers it',
    name: 'what families are told',
    status: 'whether it may be shown',
    cost: 'what families are told',
    asks_status: 'whether it asks about immigration status',
    asks_documents: 'whether it asks for papers',
    access: 'appointment or walk-in',
    only_for: 'whom it is for',
    vetting: 'who vouches for legal help',
    vetting_on: 'when that was checked',
    website: 'what families are told',
    tz: 'whether it is open now',
    confidence: 'how sure the row is',
    ...SOURCED,
    content_hash: 'whether a reading changed this public row',
  }),
  service_at_location: public_('which service is at which place', {
    id: 'row',
    ...FROM_IMPORT,
    service_id: 'the service',
    location_id: 'the place',
  }),
  phone: public_('telephone numbers of organizations', {
    id: 'row',
    ...FROM_IMPORT,
    ...OWNERS,
    organization_id: 'of an organization',
    number: 'the number of an organization, which families may call',
    extension: 'what to dial after it',
    kind: 'voice, text, fax or TTY',
    languages: 'spoken on it',
  }),
  schedule: public_('opening hours', {
    id: 'row',
    ...FROM_IMPORT,
    ...OWNERS,
    hours_known: 'whether they could be read with certainty',
    text: 'as the source says them',
    day: 'of the week',
    start_minute: 'when it opens',
    length_minutes: 'how long it is open',
    week_of_month: 'in which weeks',
    valid_to: 'after which day they are unknown',
  }),
  service_language: public_('languages spoken at a service', {
    service_id: 'the service',
    language: 'the language',
    how: 'by staff, a line or an interpreter',
  }),
  service_category: public_('what a service is found under', {
    service_id: 'the service',
    category: 'the topic',
    is_primary: 'whether it is its main one',
  }),
  service_area: public_('where a service serves', {
    service_id: 'the service',
    kind: 'country, state, county, city or ZIP code',
    value: 'which one',
  }),
  service_document: public_('what to bring to a service', { service_id: 'the service', document: 'the paper' }),
  service_place: public_('the nearest search', {
    id: 'row',
    ...FROM_IMPORT,
    service_id: 'the service',
    location_id: 'the place',
    category: 'what it is found under',
    cell: 'the square of the grid it lies in',
    lat: 'how far it is',
    lon: 'how far it is',
    precision: 'how exact the point is',
  }),
}
