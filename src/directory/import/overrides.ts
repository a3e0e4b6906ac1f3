import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CATEGORIES, type Category } from '../../answers/types.ts'
import type { Fault } from '../../flow/faults.ts'
import { day, text } from '../seed/cells.ts'
import { type CsvRow, readCsv } from '../seed/read-csv.ts'
import type { PlaceRecord, ServiceRecord } from '../service-record.ts'
import { readPhones } from './clean-phones.ts'

const Override = z.strictObject({
  service: text,
  field: z.enum(
    ['hide', 'category', 'asks_status', 'phone', 'confidential'],
    'hide, category, asks_status, phone or confidential',
  ),
  value: text,
  by: text,
  on: day,
})
type Override = z.infer<typeof Override>
export type Overrides = {
  path: string
  rows: CsvRow<Override>[]
  faults: Fault[]
  /** What makes these corrections these: part of what an import is. */
  text: string
  apply(record: ServiceRecord): ServiceRecord
  /** Corrections whose service no import has had since they were read. */
  gone(): CsvRow<Override>[]
}

/** The corrections made by hand, from `overrides.csv` beside the database: none where there is no such file. */
export function loadOverrides(databasePath: string): Overrides {
  const path = join(dirname(databasePath), 'overrides.csv')
  const source = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const { rows, faults } = source === '' ? { rows: [], faults: [] } : readCsv({ path, text: source }, Override)
  const byService = Map.groupBy(rows, ({ value }) => value.service)
  const found = new Set<string>()
  return {
    path,
    rows,
    faults: [...faults, ...rows.flatMap(valueFault)],
    text: source,
    apply(record) {
      const own = byService.get(record.ref) ?? []
      if (own.length > 0) found.add(record.ref)
      return own.reduce((changed, { value }) => applyOne(changed, value), record)
    },
    gone: () => rows.filter(({ value }) => !found.has(value.service)),
  }
}

function valueFault({ value: { field, value }, fault }: CsvRow<Override>): Fault[] {
  const rights: Record<Override['field'], [boolean, string]> = {
    hide: [/^(yes|no)$/.test(value), 'write yes or no'],
    confidential: [/^(yes|no)$/.test(value), 'write yes or no'],
    asks_status: [/^(yes|no|unknown)$/.test(value), 'write yes, no or unknown'],
    category: [
      value.split(';').every((one) => (CATEGORIES as readonly string[]).includes(one)),
      `write one or more of ${CATEGORIES.join(', ')}, joined by ;`,
    ],
    phone: [readPhones(value, { kind: 'voice' }).phones.length > 0, 'write ten digits, or a short code'],
  }
  const [isRight, right] = rights[field]
  return isRight ? [] : [fault('value', `'${value}' is no value of ${field}`, right)]
}

function applyOne(record: ServiceRecord, { field, value, by, on }: Override): ServiceRecord {
  const source = `${record.source}; ${field} by ${by}, ${on}`
  if (field === 'hide') return { ...record, source, hidden: value === 'yes' }
  if (field === 'category') return { ...record, source, categories: value.split(';') as Category[] }
  if (field === 'asks_status') return { ...record, source, asksStatus: value as ServiceRecord['asksStatus'] }
  if (field === 'phone')
    return {
      ...record,
      source,
      phones: [...readPhones(value, { kind: 'voice' }).phones, ...record.phones.filter(({ kind }) => kind !== 'voice')],
    }
  return value === 'yes' ? { ...record, source, places: record.places.map(secret) } : record
}

function secret(place: PlaceRecord): PlaceRecord {
  const { hours: _, ...rest } = place
  return { ...rest, confidential: true, address: null, city: null, zip: null, lat: null, lon: null }
}
