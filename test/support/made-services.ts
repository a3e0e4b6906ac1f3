import type { Db } from '../../src/directory/database.ts'
import type { PlaceRecord, ServiceRecord } from '../../src/directory/service-record.ts'
import { activate, beginImport } from '../../src/directory/versions.ts'
import { openServiceWriter } from '../../src/directory/write-services.ts'
import { TODAY } from './app.ts'
import { emptyDirectory } from './directory.ts'

export const PLACE: PlaceRecord = {
  ref: 'somewhere',
  confidential: false,
  address: '1 Elm Street',
  city: 'Austin',
  state: 'TX',
  zip: '78701',
  lat: 30.05,
  lon: -97,
  precision: 'point',
  tz: 'America/Chicago',
}
const SERVICE: ServiceRecord = {
  ref: 'one',
  organization: null,
  name: 'One',
  cost: 'unknown',
  asksStatus: 'unknown',
  asksDocuments: 'unknown',
  access: null,
  onlyFor: [],
  vetting: 'none',
  vettingOn: null,
  website: null,
  tz: null,
  confidence: 'single_source',
  source: 'made up',
  sourceDate: '2026-10-01',
  categories: ['food'],
  languages: [],
  areas: [],
  documents: [],
  phones: [],
  places: [],
}

/** A directory of these services alone: plain ones but for what is said of each. */
export async function directoryOf(...services: Partial<ServiceRecord>[]): Promise<Db> {
  const { db } = await emptyDirectory()
  const counts = { read: services.length, kept: services.length, rejected: 0, skipped: 0 }
  const run = { kind: 'services' as const, source: 'agency', origin: 'import' as const, content_hash: '' }
  const importId = await beginImport(db, { ...run, started_on: TODAY, counts })
  await (await openServiceWriter(db, importId)).write(services.map((one) => ({ ...SERVICE, ...one })))
  await activate(db, 'agency', importId)
  return db
}
