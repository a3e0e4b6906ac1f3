import { join } from 'node:path'
import { readMigrations } from '../migrate.ts'
import { prepareDirectory } from '../prepare.ts'
import { D1Error, type D1Place } from './d1-console.ts'
import { d1Local } from './d1-local.ts'
import { d1Remote } from './d1-remote.ts'
import { publishDirectory } from './publish.ts'

type Sent = { lines: string[]; faults: [] } | { lines?: undefined; faults: string[] }

/** Makes D1, here or at Cloudflare, serve what the directory file serves. Returns what was done, or why it could not be. */
export async function sendToD1(
  at: D1Place,
  {
    databasePath,
    root,
    today,
    state,
  }: { databasePath: string; root: string; today: string; state?: string | undefined },
): Promise<Sent> {
  const prepared = await prepareDirectory(databasePath, root, today)
  if ('faults' in prepared) return prepared
  const { directory } = prepared
  try {
    const d1 = at === 'local' ? await d1Local(root, state) : d1Remote(root)
    try {
      const migrations = readMigrations(join(root, 'drizzle/migrations'))
      const { migrated, copied, takenOut } = await publishDirectory(directory.db, d1, migrations)
      const done = [
        ...migrated.map((name) => `D1 (${at}): tables as of ${name}`),
        ...copied.map((source) => `D1 (${at}): ${source} is served as in ${databasePath}`),
        ...takenOut.map((source) => `D1 (${at}): ${source} was taken out`),
      ]
      return { lines: done.length > 0 ? done : [`D1 (${at}): serves what ${databasePath} serves`], faults: [] }
    } finally {
      await d1.close()
    }
  } catch (error) {
    if (error instanceof D1Error) return { faults: [`${error.message}; D1 serves what it served before`] }
    throw error
  } finally {
    directory.close()
  }
}
