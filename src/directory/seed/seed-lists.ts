import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../database.ts'
import { activeRun, type ImportRun } from '../versions.ts'
import type { CsvFile } from './read-csv.ts'

/** One of the lists that ship: which files it is made of. How they are read need not be known where nothing has changed. */
export type SeedList = { kind: ImportRun['kind']; source: string; files: string[] }

/** In the order in which they are loaded: services take their time zones from the ZIP codes. */
export const SEED_LISTS = {
  zips: { kind: 'zips', source: 'zips', files: ['counties.csv', 'zips.csv', 'city-words.csv'] },
  countries: { kind: 'countries', source: 'countries', files: ['countries.csv', 'countries-ambiguous.csv'] },
  hotlines: { kind: 'hotlines', source: 'hotlines', files: ['hotlines.csv', 'hotlines-blocked.csv'] },
  consulates: {
    kind: 'consulates',
    source: 'consulates',
    files: ['consulates.csv', 'consulates-none.csv', 'consulates-closed.csv', 'consulates-notes.csv'],
  },
  idPrograms: { kind: 'id-programs', source: 'id-programs', files: ['id-programs.csv', 'id-programs-notes.csv'] },
  services: { kind: 'services', source: 'starter', files: ['services-starter.csv'] },
} satisfies Record<string, SeedList>
/** Raised when the same files are read into other rows than before, so that every directory is loaded anew. */
const READING = '1'

/** The files that ship, with paths as `drizzle/seed/zips.csv`. */
export function seedFiles(root: string): CsvFile[] {
  const folder = join(root, 'drizzle/seed')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ path: `drizzle/seed/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}

/** The file of a name; one without a line where it does not ship. */
export function finderOf(files: CsvFile[]): (name: string) => CsvFile {
  return (name) => files.find(({ path }) => path.endsWith(`/${name}`)) ?? { path: `drizzle/seed/${name}`, text: '' }
}

/** Whether nothing of what ships must be loaded: each list is there as its files are, or is the operator's own. */
export async function isSeeded(db: Db, files: CsvFile[]): Promise<boolean> {
  const file = finderOf(files)
  for (const list of Object.values(SEED_LISTS)) if (!(await settledBy(db, list, hashOfList(list, file)))) return false
  return true
}

/** Why a list need not be loaded, if it need not. A list that the operator has imported stays the operator's. */
export async function settledBy(
  db: Db,
  { source }: SeedList,
  contentHash: string,
): Promise<'unchanged' | 'imported' | undefined> {
  const active = await activeRun(db, source)
  if (active?.content_hash === contentHash) return 'unchanged'
  return active?.origin === 'import' ? 'imported' : undefined
}

export function hashOfList({ files }: SeedList, file: (name: string) => CsvFile): string {
  return hashOf(files.map((name) => file(name).text))
}

/** What the files of a list are together: the same texts read in the same way. */
export function hashOf(texts: string[]): string {
  const hash = createHash('sha256').update(READING)
  for (const text of texts) hash.update('\0').update(text)
  return hash.digest('base64url')
}
