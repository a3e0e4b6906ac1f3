import { z } from 'zod'
import { AUDIENCES, CATEGORIES } from '../../answers/types.ts'
import { cityKey } from '../area-keys.ts'
import type { Db } from '../database.ts'
import { parseHours } from '../parse-hours.ts'
import { county, zip } from '../schema-places.ts'
import type { PhoneRecord, ServiceRecord } from '../service-record.ts'
import { openServiceWriter } from '../write-services.ts'
import { readAreas } from './area-codes.ts'
import * as cell from './cells.ts'
import { repeats } from './consulates.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const Service = z
  .strictObject({
    id: cell.id,
    name: cell.text,
    organization: cell.maybe(cell.text),
    categories: cell.listOf(z.enum(CATEGORIES)),
    description_en: cell.text,
    phone: cell.maybe(cell.phone),
    phone_note: z.string(),
    text_line: cell.maybe(cell.line),
    languages: cell.listOf(cell.language),
    address: cell.maybe(cell.text),
    city: cell.maybe(cell.text),
    state: cell.maybe(cell.state),
    postal_code: cell.maybe(cell.zipCode),
    lat: cell.maybe(cell.number),
    lon: cell.maybe(cell.number),
    scope: cell.text,
    only_for: cell.listOf(z.enum(AUDIENCES)),
    cost: z.enum(['free', 'low_cost', 'unknown']),
    asks_status: z.enum(['yes', 'no', 'unknown']),
    vetting: z.enum(['doj_recognized', 'bar_referral', 'court_list', 'lsc', 'none']),
    vetting_on: cell.maybe(cell.day),
    website: cell.maybe(cell.url),
    hours_text: cell.maybe(cell.text),
    source: cell.text,
    source_date: cell.day,
    confidence: cell.confidence,
  })
  .refine(({ categories }) => categories.length > 0, { message: 'may not be blank', path: ['categories'] })
  .refine(({ vetting, vetting_on }) => (vetting === 'none') === (vetting_on === null), {
    message: 'is there exactly if somebody vouches for the service',
    path: ['vetting_on'],
  })
  .refine(({ scope, lat }) => scope !== 'point' || lat !== null, { message: 'point needs a position', path: ['scope'] })
  .refine(
    ({ categories, address, city, postal_code, lat }) =>
      !categories.includes('dv') || !(address ?? city ?? postal_code ?? lat),
    {
      message: 'a service against domestic violence has no address, city, ZIP code or position',
      path: ['address'],
    },
  )
  .refine(
    ({ lat, lon }) =>
      (lat === null && lon === null) || (lat !== null && lon !== null && cell.isInUnitedStates(lat, lon)),
    {
      message: 'lies outside the US',
      path: ['lat'],
    },
  )
type Service = z.infer<typeof Service>

/** The starter directory: what can be said anywhere in the US before an agency imports its own. */
export const services: SeedKind = {
  ...SEED_LISTS.services,
  read(file, { blocked, counties }) {
    const read = readCsv(file('services-starter.csv'), Service, { blocked })
    const areas = read.rows.map(({ value, fault }) =>
      value.scope === 'point' ? { areas: [], faults: [] } : readAreas(value.scope, 'scope', counties, fault),
    )
    return {
      ...joined([read], [...repeats(read.rows), ...areas.flatMap(({ faults }) => faults)]),
      async write(db, importId) {
        const zoneOf = await zonesOf(db)
        const records = read.rows.map((row, index) => {
          const served = areas[index]!.areas
          return recordOf(row, served, zoneOf(row.value, served))
        })
        await (await openServiceWriter(db, importId)).write(records)
      },
    }
  },
}

function recordOf({ value }: CsvRow<Service>, areas: ServiceRecord['areas'], tz: string | null): ServiceRecord {
  const { id, languages, hours_text } = value
  const isAnywhere = value.address !== null || value.lat !== null || value.city !== null
  return {
    ref: id,
    organization: value.organization ? { ref: value.organization, name: value.organization } : null,
    name: value.name,
    cost: value.cost,
    asksStatus: value.asks_status,
    asksDocuments: 'unknown',
    access: accessOf(value.phone_note),
    onlyFor: value.only_for,
    vetting: value.vetting,
    vettingOn: value.vetting_on,
    website: value.website,
    tz,
    confidence: value.confidence,
    source: value.source,
    sourceDate: value.source_date,
    categories: value.categories,
    languages: languages.map((language) => ({ language, how: language === 'mul' ? 'interpreter' : 'staff' })),
    areas,
    documents: [],
    phones: phonesOf(value),
    hours: hours_text === null ? undefined : { text: hours_text, openings: parseHours(hours_text) },
    places: isAnywhere
      ? [
          {
            ref: id,
            confidential: false,
            address: value.address,
            city: value.city,
            state: value.state,
            zip: value.postal_code,
            lat: value.lat,
            lon: value.lon,
            precision: id.includes('-health-') ? 'point' : 'area', // only health centers are placed by their building
            tz,
          },
        ]
      : [],
  }
}

/** What a note says in set words: an extension, a line in Spanish. Anything else of it has no way in. */
function phonesOf({ phone, phone_note, text_line }: Service): PhoneRecord[] {
  const extension = /^Extension (\d+)\b/.exec(phone_note)?.[1] ?? null
  const spanish = /\bSpanish (\d{3})-(\d{3})-(\d{4})\b/.exec(phone_note)
  return [
    ...(phone ? [{ number: phone, extension, kind: 'voice' as const }] : []),
    ...(spanish ? [{ number: `+1${spanish.slice(1).join('')}`, kind: 'voice' as const, languages: ['es'] }] : []),
    ...(text_line ? [{ number: text_line, kind: 'text' as const }] : []),
  ]
}

function accessOf(note: string): ServiceRecord['access'] {
  if (/^By appointment\b/.test(note)) return 'appointment'
  if (/^Walk[ -]ins? ?/.test(note)) return 'walk_in'
  return /\bNo walk-ins\b/.test(note) ? 'no_walk_in' : null
}

type Zones = (service: Service, areas: ServiceRecord['areas']) => string | null

/** The zone of a service's own ZIP code, else of its city, of the counties it serves, of its state: where each has only one. */
async function zonesOf(db: Db): Promise<Zones> {
  const counties = new Map((await db.select().from(county)).map(({ fips, key }) => [fips, key]))
  const zones = new Map<string, string | null>()
  for (const row of await db.select().from(zip)) {
    if (!row.tz) continue
    zones.set(row.zip, row.tz)
    for (const key of [`${row.state}:city:${row.city_key}`, counties.get(row.county_fips[0] ?? '') ?? '', row.state])
      zones.set(key, zones.has(key) && zones.get(key) !== row.tz ? null : row.tz)
  }
  return ({ postal_code, city, state }, areas) => {
    const served = new Set(areas.filter(({ kind }) => kind === 'county').map(({ value }) => zones.get(value)))
    return (
      (postal_code && zones.get(postal_code)) ||
      (city && zones.get(`${state}:city:${cityKey(city)}`)) ||
      (served.size === 1 && [...served][0]) ||
      (state && zones.get(state)) ||
      null
    )
  }
}
