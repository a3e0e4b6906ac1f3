import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError, type Fault } from '../../flow/faults.ts'
import type { DirectoryDatabase } from '../database.ts'
import { activate, activeRun, beginImport, forgetOldImports, type RowCounts, requireAllCounted } from '../versions.ts'
import { consulates } from './consulates.ts'
import { countries } from './countries.ts'
import { blockedNumbersOf, hotlines } from './hotlines.ts'
import { idPrograms } from './id-programs.ts'
import type { CsvFile } from './read-csv.ts'
import type { SeedKind, SeedRules } from './seed-kind.ts'
import { services } from './services.ts'
import { countyKeysOf, zips } from './zips.ts'

/** In the order in which they are loaded: services take their time zones from the ZIP codes. */
export const SEEDS: SeedKind[] = [zips, countries, hotlines, consulates, idPrograms, services]
/** Raised when the same files are read into other rows than before, so that every directory is loaded anew. */
const READING = '1'

export type SeedReport = { source: string; outcome: 'loaded' | 'unchanged' | 'imported'; counts?: RowCounts }

/** The files that ship, with paths as `drizzle/seed/zips.csv`. */
export function seedFiles(root: string): CsvFile[] {
  const folder = join(root, 'drizzle/seed')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ path: `drizzle/seed/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Everything that is wrong with the files, in their order. */
export function seedFaults(files: CsvFile[]): Fault[] {
  const file = finderOf(files)
  const rules = rulesOf(file)
  return SEEDS.flatMap((kind) => kind.read(file, rules).faults)
}

/**
 * Loads what ships into the directory: each list once, and again only when its files have changed. A list that the operator
 * has imported stays the operator's. Throws ContentError with every fault, and then nothing of that list is changed.
 */
export async function loadSeed(database: DirectoryDatabase, files: CsvFile[], today: string): Promise<SeedReport[]> {
  const file = finderOf(files)
  let read: SeedRules | undefined // only where a list has changed
  const rules = () => {
    read ??= rulesOf(file)
    return read
  }
  const report: SeedReport[] = []
  for (const kind of SEEDS) report.push(await loadOne(database, kind, file, rules, today))
  return report
}

async function loadOne(
  { db, atomically }: DirectoryDatabase,
  { kind, source, files, read }: SeedKind,
  file: (name: string) => CsvFile,
  rules: () => SeedRules,
  today: string,
): Promise<SeedReport> {
  const content_hash = hashOf(files.map((name) => file(name).text))
  const active = await activeRun(db, source)
  if (active?.content_hash === content_hash) return { source, outcome: 'unchanged' }
  if (active?.origin === 'import') return { source, outcome: 'imported' }
  const { counts, faults, write } = read(file, rules())
  requireAllCounted(source, counts)
  if (faults.length > 0) throw new ContentError(faults)
  await atomically(async () => {
    const run = { kind, source, origin: 'seed' as const, content_hash, started_on: today, counts }
    const importId = await beginImport(db, run)
    await write(db, importId)
    await activate(db, source, importId)
    await forgetOldImports(db, source)
  })
  return { source, outcome: 'loaded', counts }
}

function finderOf(files: CsvFile[]): (name: string) => CsvFile {
  return (name) => files.find(({ path }) => path.endsWith(`/${name}`)) ?? { path: `drizzle/seed/${name}`, text: '' }
}

/** What holds for every list, from the files that ship. */
export function rulesOf(file: (name: string) => CsvFile): SeedRules {
  return { blocked: blockedNumbersOf(file), counties: countyKeysOf(file) }
}

/** What the files of a list are together: the same texts read in the same way. */
export function hashOf(texts: string[]): string {
  const hash = createHash('sha256').update(READING)
  for (const text of texts) hash.update('\0').update(text)
  return hash.digest('base64url')
}
