import type { Severity } from './findings.ts'

/**
 * Every code a finding may have: how grave it is, what is wrong, what would be right. An error leaves a row out, a warning
 * changes or doubts a value, an info only tells. Codes are stable: scripts may count on them.
 */
export const CODES = {
  // files
  encoding: ['warning', 'the file is not UTF-8', 'save it as UTF-8; until then the encoding named here is taken'],
  encoding_changed: [
    'warning',
    'characters were read in the encoding taken for the file',
    'see that the text is right',
  ],
  character_lost: ['warning', 'a character was lost before the file was made', 'write it anew in the source'],
  text_broken_twice: ['info', 'text was encoded twice; it was mended', 'mend the export'],
  column_repeated: ['warning', 'two columns have this name; the first is read', 'rename one'],
  file_empty: ['warning', 'the file is empty', 'write a header row and rows, or remove it'],
  file_not_needed: ['info', 'nothing of this file is imported', 'nothing to do'],
  format: ['info', 'what the input was taken for', 'nothing to do'],
  // rows
  row_width: ['error', 'the row has more or fewer cells than the header', 'check commas and quotes'],
  row_quotes: [
    'error',
    'the row cannot be read: quotes are not closed or stand inside a cell',
    'double a quote in quotes',
  ],
  row_blank: ['info', 'the row is blank', 'remove it'],
  row_not_json: ['error', 'the line is not JSON', 'mend or remove the line'],
  row_not_object: ['error', 'the record is no object', 'mend or remove it'],
  cell_too_long: ['error', 'a cell holds more than 64 kB', 'shorten it'],
  repeated_row: ['info', 'the same row is there twice; one is kept', 'remove the repeat'],
  repeated_id: [
    'error',
    'another row has this id and says something else; the first is kept',
    'give each row its own id',
  ],
  no_link: ['error', 'the row belongs to nothing', 'fill one of its link columns'],
  orphan: ['error', 'the row belongs to something that is not in the files', 'add what it names, or remove it'],
  not_used: ['info', 'nothing that families see needs the row', 'nothing to do'],
  private: ['info', 'names of staff, their lines and internal notes are never imported', 'nothing to do'],
  // services
  name_missing: ['error', 'the service has no name', 'give it one'],
  name_from_organization: ['warning', 'the service has no name; its organization’s is used', 'give it one'],
  organization_missing: [
    'warning',
    'the organization is not in the files; the service is kept without',
    'add the organization',
  ],
  status_blank: ['warning', 'no status; read as active', 'write active, inactive, defunct or temporarily closed'],
  status_unknown: [
    'warning',
    'no such status; the service is hidden',
    'write active, inactive, defunct or temporarily closed',
  ],
  closed: ['info', 'closed or not to be referred to: kept, never shown', 'nothing to do'],
  not_help: ['info', 'police, courts, prisons and immigration offices are kept, never shown', 'nothing to do'],
  no_category: [
    'warning',
    'no category of ours: nobody finds the service',
    'map its words under categories: in a mapping file',
  ],
  category_from_name: [
    'info',
    'the category is taken from the name',
    'map its words under categories: in a mapping file',
  ],
  term_unmapped: [
    'warning',
    'a word of a taxonomy that is mapped to no category',
    'add it under categories: or codes: in a mapping file',
  ],
  legal_unvetted: [
    'warning',
    'nobody vouches for this legal help: it is never given',
    'say who does: vetting and vetting_on',
  ],
  legal_notary: ['warning', 'a notary is never legal help', 'nothing to do'],
  vetting_unknown: [
    'warning',
    'no such vetting, or no day of it; read as none',
    'write doj_recognized, bar_referral, court_list or lsc, and vetting_on',
  ],
  asks_status: [
    'info',
    'the text says that papers or status are asked for',
    'correct it in overrides.csv if it is wrong',
  ],
  asks_status_unproven: [
    'warning',
    '"asks no status" without who said so and when; read as not stated',
    'fill asks_status_by and asks_status_on',
  ],
  no_area: [
    'warning',
    'a place served that is not known; the service states no area then',
    'write a state, a county, a city or ZIP codes',
  ],
  unreachable: ['warning', 'neither a place nor an area: nobody finds the service', 'add a service area'],
  same_name: ['info', 'another service has this name and this line', 'merge them in the source if they are one'],
  // values
  phone_none: [
    'warning',
    'not a number that can be dialled in the US; left out',
    'write ten digits, or a short code as 211',
  ],
  phone_blocked: ['error', 'this number must never be sent; left out', 'remove it from the source'],
  url_dropped: ['warning', 'not a web address; left out', 'write https:// and the address'],
  url_scheme: ['info', 'a web address without a scheme; https:// was added', 'write https://'],
  date_unknown: ['warning', 'not a day; read as undated', 'write it as 2026-11-22'],
  date_future: ['warning', 'a check in the future; read as undated', 'write the day of the check'],
  language_unknown: ['warning', 'a language that is not known; left out', 'write its name in English or its code'],
  hours_text: [
    'info',
    'the hours could not be read with certainty; told in their own words',
    'write Mon-Fri 9:00-17:00',
  ],
  hours_backwards: ['warning', 'closes before it opens; told in words', 'check am and pm'],
  hours_z: ['info', 'the times end in Z; taken as the clock on the wall', 'write the local time'],
  hours_over: ['info', 'nobody promised the hours beyond a day that has passed: unknown', 'renew until or valid_to'],
  state_unknown: ['warning', 'not a state of the US', 'write its two letters'],
  zip_padded: ['warning', 'a ZIP code of four digits; a zero was put before it', 'keep ZIP codes as text'],
  zip_unknown: ['warning', 'not a ZIP code of the US; left out', 'write five digits'],
  zip_state: ['warning', 'the ZIP code lies in another state; it is left out', 'check both'],
  no_position: ['warning', 'no position and no ZIP code or city: never near anybody', 'fill the ZIP code'],
  position_zip: ['info', 'no position; the middle of its ZIP code or city is taken', 'nothing to do'],
  position_default: ['warning', 'several places stand on this very point; the ZIP code is taken', 'remove the point'],
  position_swapped: [
    'warning',
    'latitude and longitude are swapped, or a sign is lost; the ZIP code is taken',
    'check them',
  ],
  position_outside: ['warning', 'the point lies outside the US; the ZIP code is taken', 'check it'],
  position_far: ['warning', 'the point lies over 50 miles from its ZIP code, which is taken', 'check both'],
  confidential: [
    'info',
    'a place that must stay secret: address, position, ZIP code and hours are not imported',
    'nothing to do',
  ],
  place_of_organization: [
    'info',
    'the service names no place; its organization’s only ones are taken',
    'link services to locations',
  ],
  value_private: ['info', 'the file says that this is private; left out', 'nothing to do'],
  // corrections by hand
  override_gone: [
    'warning',
    'the service of this correction is not in the import',
    'remove the correction, or check the id',
  ],
} as const satisfies Record<string, readonly [Severity, string, string]>

export type Code = keyof typeof CODES
