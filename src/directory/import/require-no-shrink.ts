import { and, eq } from 'drizzle-orm'
import type { Db } from '../database.ts'
import { service } from '../schema.ts'
import type { ImportRun } from '../versions.ts'
import type { ImportOptions } from './import-run.ts'
import type { Counted } from './origins.ts'
import type { RecordStore } from './record-store.ts'
import { RefusedError } from './refusal.ts'

/** More than this share lost is taken for a broken export until somebody says that it is meant. */
const SHARE = 0.2
const REMEDY = 'if this is meant, import again with --allow-shrink'

/** Refuses an import that would lose too many of the services that families find now, or too many of its own rows. */
export async function requireNoShrink(
  db: Db,
  { kind, path, allowShrink }: ImportOptions,
  before: ImportRun | undefined,
  counted: Counted[],
  records: RecordStore,
): Promise<void> {
  if (allowShrink) return
  const lines = [rejectedTooMany(path, counted)]
  if (before) {
    const served = await db
      .select({ ref: service.ref })
      .from(service)
      .where(and(eq(service.import_id, before.id), eq(service.status, 'active')))
    const gone = served.filter(({ ref }) => records.has(ref) !== 'active').length
    if (gone > served.length * SHARE)
      lines.push(
        `${path}: ${gone} of ${served.length} services of ${kind} that families find now would go, which is over 20%; ${REMEDY}`,
      )
  }
  const said = lines.filter((line) => line !== undefined)
  if (said.length > 0) throw new RefusedError(...said)
}

/** Of all rows, or of the services alone, which a long list of languages must not hide. */
function rejectedTooMany(path: string, counted: Counted[]): string | undefined {
  for (const some of [counted.filter(({ table }) => table === 'service' || table === 'row'), counted]) {
    const read = some.reduce((sum, one) => sum + one.read, 0)
    const rejected = some.reduce((sum, one) => sum + one.rejected, 0)
    if (rejected > read * SHARE)
      return `${path}: ${rejected} of ${read} rows are rejected, which is over 20%; mend them (see the findings), or ${REMEDY.replace('if this is meant, ', '')}`
  }
  return undefined
}
