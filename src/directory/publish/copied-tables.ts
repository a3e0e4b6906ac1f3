import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as s from '../schema.ts'
import * as lists from '../schema-lists.ts'
import * as places from '../schema-places.ts'

/** A column of row ids, and the table whose ids they are: in another database they are others. */
type Ids = Record<string, SQLiteTable>
/** A table, how its rows belong to a reading, and its row ids. */
export type CopiedTable = { table: SQLiteTable; of: 'reading' | 'service'; ids: Ids }

const reading = { import_id: s.importRun }
const owners = {
  service_id: s.service,
  location_id: s.location,
  organization_id: s.organization,
  service_at_location_id: s.serviceAtLocation,
}

/** Every table whose rows carry a reading, each after those it refers to. */
export const READ_TABLES: CopiedTable[] = [
  { table: s.organization, of: 'reading', ids: { ...reading, id: s.organization } },
  { table: s.location, of: 'reading', ids: { ...reading, id: s.location } },
  { table: s.service, of: 'reading', ids: { ...reading, ...owners, id: s.service } },
  { table: s.serviceAtLocation, of: 'reading', ids: { ...reading, ...owners, id: s.serviceAtLocation } },
  { table: s.phone, of: 'reading', ids: { ...reading, ...owners, id: s.phone } },
  { table: s.schedule, of: 'reading', ids: { ...reading, ...owners, id: s.schedule } },
  { table: s.servicePlace, of: 'reading', ids: { ...reading, ...owners, id: s.servicePlace } },
  ...[s.serviceLanguage, s.serviceCategory, s.serviceArea, s.serviceDocument].map((table) => ({
    table,
    of: 'service' as const,
    ids: owners,
  })),
  ...[
    lists.consularPost,
    lists.consularJurisdiction,
    lists.consularNote,
    lists.consularNone,
    lists.consularClosed,
    lists.idProgram,
    lists.idProgramCover,
    lists.idProgramNote,
    lists.hotline,
    lists.hotlineTopic,
  ].map((table) => ({ table, of: 'reading' as const, ids: reading })),
]

/** Tables that are replaced as a whole, by the source they come from. */
export const WHOLE_TABLES: Record<string, SQLiteTable[]> = {
  zips: [places.zip, places.county, places.cityWord],
  countries: [lists.country, lists.countryWord, lists.countryWordAmbiguous],
  hotlines: [lists.blockedNumber],
}

/** The tables whose rows have numbers of their own. */
export const NUMBERED_TABLES: SQLiteTable[] = [
  s.importRun,
  ...READ_TABLES.flatMap(({ table, ids }) => (ids.id === table ? [table] : [])),
]
