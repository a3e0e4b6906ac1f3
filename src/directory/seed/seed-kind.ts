import type { Fault } from '../../flow/faults.ts'
import type { Db } from '../database.ts'
import type { RowCounts } from '../versions.ts'
import type { CsvFile, CsvRows } from './read-csv.ts'
import type { SeedList } from './seed-lists.ts'

/** One of the lists that ship: which files it is made of, how they are read, how they are written. */
export type SeedKind = SeedList & {
  read(file: (name: string) => CsvFile, rules: SeedRules): ReadSeed
}
/** What holds for every list: numbers never sent, counties that exist. */
export type SeedRules = { blocked: readonly string[]; counties: ReadonlySet<string> }
export type ReadSeed = { counts: RowCounts; faults: Fault[]; write(db: Db, importId: number): Promise<void> }

/** The counts and faults of several files as one. */
export function joined(files: CsvRows<unknown>[], more: Fault[] = []): Pick<ReadSeed, 'counts' | 'faults'> {
  const sum = (of: keyof RowCounts) => files.reduce((total, { counts }) => total + counts[of], 0)
  return {
    counts: { read: sum('read'), kept: sum('kept'), rejected: sum('rejected'), skipped: sum('skipped') },
    faults: [...files.flatMap(({ faults }) => faults), ...more],
  }
}
