import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { DirectoryDatabase } from '../../../src/directory/database.ts'
import { collectFindings, formatFinding } from '../../../src/directory/import/findings.ts'
import type { ImportOptions, ImportReport } from '../../../src/directory/import/import-run.ts'
import { importServices } from '../../../src/directory/import/import-services.ts'
import { RefusedError } from '../../../src/directory/import/refusal.ts'
import { loadSeed } from '../../../src/directory/seed/seed.ts'
import { seedFiles } from '../../../src/directory/seed/seed-lists.ts'
import { ROOT, TODAY } from '../../support/app.ts'
import { emptyDirectory, temporaryFolder } from '../../support/directory.ts'

/** Files by their names, each a text or the bytes of one. */
export type Files = Record<string, string | Uint8Array>

/** A folder of its own with these files. */
export function folderOf(files: Files, folder = temporaryFolder()): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A directory with a few ZIP codes and counties, and one number that is never sent. */
export async function placedDirectory(): Promise<DirectoryDatabase> {
  const database = await emptyDirectory()
  const { db } = database
  for (const [zip, city, state, fips, lat, lon, tz] of [
    ['78701', 'Austin', 'TX', '48453', 30.27, -97.74, 'America/Chicago'],
    ['78702', 'Austin', 'TX', '48453', 30.263, -97.717, 'America/Chicago'],
    ['79901', 'El Paso', 'TX', '48141', 31.76, -106.48, 'America/Denver'],
    ['02121', 'Boston', 'MA', '25025', 42.306, -71.085, 'America/New_York'],
  ] as const)
    await db.run(sql`insert into zip (zip, city, city_key, state, county_fips, lat, lon, tz, precision)
      values (${zip}, ${city}, ${city.toLowerCase()}, ${state}, ${JSON.stringify([fips])}, ${lat}, ${lon}, ${tz}, 'area')`)
  for (const [fips, state, name] of [
    ['48453', 'TX', 'Travis'],
    ['48141', 'TX', 'El Paso'],
    ['25025', 'MA', 'Suffolk'],
  ] as const)
    await db.run(
      sql`insert into county (fips, state, name, key) values (${fips}, ${state}, ${name}, ${`${state}:${name.toLowerCase().replaceAll(' ', '')}`})`,
    )
  await db.run(sql`insert into blocked_number (phone, known_as, reason) values ('+15125550911', 'a tip line', 'never')`)
  return database
}

let shipped: Promise<unknown> | undefined
/** The directory as it ships, for tests of its lists. */
export async function shippedDirectory(): Promise<DirectoryDatabase> {
  const database = await emptyDirectory()
  shipped = loadSeed(database, seedFiles(ROOT), TODAY)
  await shipped
  return database
}

export type Imported = { report?: ImportReport; refused?: string[]; findings: string[]; codes: Record<string, number> }

/** Imports as the command does, and returns what it would say. */
export async function importInto(
  database: DirectoryDatabase,
  path: string,
  more: Partial<ImportOptions> & { kind?: 'hsds' | 'flat' } = {},
): Promise<Imported> {
  const findings = collectFindings()
  const options = {
    kind: 'hsds' as const,
    path,
    dryRun: false,
    allowShrink: false,
    databasePath: join(temporaryFolder(), 'a.db'),
    today: TODAY,
    ...more,
  }
  const said = () => ({ findings: findings.listed().map(formatFinding), codes: Object.fromEntries(findings.counts) })
  try {
    return { report: await importServices(database, options, findings, () => {}), ...said() }
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.lines, ...said() }
    throw error
  }
}

/** What is served of a source, service by service, as it is told. */
export async function served(database: DirectoryDatabase, source = 'hsds') {
  return database.db.all<{
    ref: string
    name: string
    status: string
    asks_status: string
    vetting: string
    website: string | null
    source_date: string
    cost: string
  }>(sql`
    select s.* from service s where import_id = (select import_id from active_import where source = ${source}) order by ref`)
}

/** One column of a table, of what is served of a source. */
export async function column(
  database: DirectoryDatabase,
  table: string,
  name: string,
  source = 'hsds',
): Promise<unknown[]> {
  const rows = await database.db.all<Record<string, unknown>>(
    sql.raw(
      `select ${name} as one from ${table} where import_id = (select import_id from active_import where source = '${source}') order by 1`,
    ),
  )
  return rows.map(({ one }) => one)
}

/** A small directory in the tables of HSDS 1.1: two services at two places of one organization. */
export const TABLES: Record<string, string> = {
  'organizations.csv': 'id,name,description\no1,Casa Ejemplo,A made-up house\n',
  'services.csv':
    'id,organization_id,name,description,url,status,fees,application_process\ns1,o1,Food Pantry,Bags of food,www.casa.example,active,Free,Walk-ins welcome\ns2,o1,English Classes,For adults,,active,,\n',
  'locations.csv': 'id,organization_id,name,latitude,longitude\nl1,o1,Main house,30.2672,-97.7431\nl2,o1,Annex,,\n',
  'services_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\nsl2,s2,l2\n',
  'physical_addresses.csv':
    'id,location_id,address_1,city,state_province,postal_code,country\na1,l1,1 Elm St,Austin,TX ,78701,US\na2,l2,2 Oak St,Austin,TX,78702-1234,US\n',
  'phones.csv':
    'id,service_id,service_at_location_id,number,extension,type\np1,s1,,(512) 555-0100,12,\np2,,sl2,512.555.0101,,voice\n',
  'regular_schedules.csv':
    'id,service_id,weekday,opens_at,closes_at\nh1,s1,Monday,9:00am,12:00pm\nh2,s1,Monday,1pm,5pm\nh3,s2,2,18:00,20:00\n',
  'languages.csv': 'id,service_id,language\n,s1,Spanish\n,s1,English\n',
}

/** The same tables, some of them changed or left out. */
export function tables(changes: Record<string, string | undefined> = {}): Files {
  return Object.fromEntries(
    Object.entries({ ...TABLES, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** Tables of services alone, one a row: `services('a,Food Pantry', …)` under `id,name` and more columns. */
export function services(header: string, ...rows: string[]): Files {
  return { 'services.csv': `${[`id,name,status${header && `,${header}`}`, ...rows].join('\n')}\n` }
}
