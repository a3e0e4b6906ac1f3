import { createHash } from 'node:crypto'
import { cellOf } from './grid.ts'
import { mayBeLegalHelp } from './legal-help.ts'
import type { HoursRecord, PlaceRecord, ServiceRecord } from './service-record.ts'

/** The row of a service; its hash tells at the next reading whether anything of it changed. */
export function serviceRow(record: ServiceRecord) {
  return {
    ref: record.ref,
    name: record.name,
    status: record.hidden ? ('hidden' as const) : ('active' as const),
    cost: record.cost,
    asks_status: record.asksStatus,
    asks_documents: record.asksDocuments,
    access: record.access,
    only_for: record.onlyFor,
    vetting: record.vetting,
    vetting_on: record.vettingOn,
    website: record.website,
    tz: record.tz,
    confidence: record.confidence,
    source: record.source,
    source_date: record.sourceDate,
    content_hash: createHash('sha256').update(JSON.stringify(record)).digest('base64url'),
  }
}

/** The row of a place; of a confidential one only the state is left. */
export function locationRow({ ref, confidential, precision, state, tz, ...known }: PlaceRecord) {
  const { address, city, zip, lat, lon } = known
  return confidential
    ? { ref, confidential, precision: 'none' as const, state, tz }
    : {
        ref,
        confidential,
        precision: lat === null ? ('none' as const) : precision,
        state,
        tz,
        address,
        city,
        zip,
        lat,
        lon,
      }
}

/** What the nearest search may find of a service at a place: nothing hidden or confidential, no legal help without a voucher. */
export function placeRows(record: ServiceRecord, { confidential, lat, lon, precision }: PlaceRecord) {
  if (record.hidden || confidential || lat === null || lon === null) return []
  const names = [record.name, record.organization?.name]
  return record.categories
    .filter((category) => category !== 'legal' || mayBeLegalHelp(names, record.vetting))
    .map((category) => ({ category, cell: cellOf({ lat, lon }), lat, lon, precision }))
}

/** One row an opening, or one with the words alone. */
export function scheduleRows({ text, openings, validTo }: HoursRecord) {
  if (!openings) return [{ hours_known: false, text, valid_to: validTo }]
  return openings.map(({ day, startMinute, lengthMinutes, weekOfMonth }) => ({
    hours_known: true,
    text,
    day,
    start_minute: startMinute,
    length_minutes: lengthMinutes,
    week_of_month: weekOfMonth,
    valid_to: validTo,
  }))
}
