import { ContentError, type Fault } from '../../flow/faults.ts'
import type { DirectoryDatabase } from '../database.ts'
import { activate, beginImport, forgetOldImports, type RowCounts, requireAllCounted } from '../versions.ts'
import { consulates } from './consulates.ts'
import { countries } from './countries.ts'
import { blockedNumbersOf, hotlines } from './hotlines.ts'
import { idPrograms } from './id-programs.ts'
import type { CsvFile } from './read-csv.ts'
import type { SeedKind, SeedRules } from './seed-kind.ts'
import { finderOf, hashOfList, settledBy } from './seed-lists.ts'
import { services } from './services.ts'
import { countyKeysOf, zips } from './zips.ts'

/** In the order of `SEED_LISTS`. */
export const SEEDS: SeedKind[] = [zips, countries, hotlines, consulates, idPrograms, services]

export type SeedReport = { source: string; outcome: 'loaded' | 'unchanged' | 'imported'; counts?: RowCounts }

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
  seed: SeedKind,
  file: (name: string) => CsvFile,
  rules: () => SeedRules,
  today: string,
): Promise<SeedReport> {
  const { kind, source, read } = seed
  const content_hash = hashOfList(seed, file)
  const settled = await settledBy(db, seed, content_hash)
  if (settled) return { source, outcome: settled }
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

/** What holds for every list, from the files that ship. */
export function rulesOf(file: (name: string) => CsvFile): SeedRules {
  return { blocked: blockedNumbersOf(file), counties: countyKeysOf(file) }
}
