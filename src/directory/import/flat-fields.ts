/** What a column of a flat table may be mapped to. No person's name, no note, no e-mail is among them. */
export const FIELDS = [
  'id', 'parent_id', 'name', 'organization', 'organization_id', 'description', 'eligibility', 'application', 'fees', 'status',
  'hidden', 'do_not_refer', 'confidential', 'address', 'address_2', 'city', 'state', 'zip', 'lat', 'lon', 'address_type',
  'phone', 'fax', 'tty', 'text_line', 'website', 'hours', 'languages', 'interpretation', 'category', 'terms', 'codes', 'areas', 'documents',
  'minimum_age', 'maximum_age', 'asks_status', 'asks_status_by', 'asks_status_on', 'checked_on', 'vetting', 'vetting_on',
] as const // biome-ignore format: a table reads better in rows
export type Field = (typeof FIELDS)[number]
