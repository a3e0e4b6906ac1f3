import { and, desc, eq } from 'drizzle-orm'
import type { DirectoryDatabase } from '../database.ts'
import { activeImport, importRun } from '../schema.ts'
import { activeRun, deactivate, forgetOldImports, rollback } from '../versions.ts'
import type { Kind } from './import-run.ts'
import { RefusedError } from './refusal.ts'

/**
 * Serves the version before the last import of a kind again, or of the last import of all; done twice it undoes itself. A
 * first import of services has nothing before it: it is taken out. Returns what was done, for the operator.
 */
export async function takeBack({ db, atomically }: DirectoryDatabase, kind: Kind | undefined): Promise<string> {
  const [last] = kind
    ? [{ source: kind as string }]
    : await db
        .select({ source: importRun.source })
        .from(activeImport)
        .innerJoin(importRun, eq(importRun.id, activeImport.import_id))
        .where(and(eq(importRun.origin, 'import')))
        .orderBy(desc(importRun.id))
        .limit(1)
  if (!last) throw new RefusedError('rollback: nothing was imported; there is nothing to go back to')
  const { source } = last
  return atomically(async () => {
    const present = await activeRun(db, source)
    if (!present) throw new RefusedError(`rollback: ${source} was never imported; nothing is changed`)
    if (await rollback(db, source)) {
      const served = await activeRun(db, source)
      return `${source}: the version of ${served!.started_on} (${served!.origin === 'seed' ? 'as shipped' : 'imported'}) is served again; rollback once more undoes this`
    }
    if (present.origin === 'seed') throw new RefusedError(`rollback: ${source} is as shipped; nothing was imported`)
    await deactivate(db, source)
    await forgetOldImports(db, source)
    return `${source}: the import of ${present.started_on} was taken out; there was none before it`
  })
}
