import { and, inArray, sql } from 'drizzle-orm'
import { service } from './schema.ts'
import { isActive } from './versions.ts'
import { listed } from './written-once.ts'

/** Some services: by their row ids, or by the ids that families' results name, of which those count that are served now. */
export type ServiceIds = { rows: number[] } | { refs: string[] }

/** Their row ids as a JSON list `ids`, from the value of a written query called `services`: any number travels in one. */
export const ROW_IDS = {
  rows: sql`select ${sql.placeholder('services')} as ids`,
  refs: sql`select json_group_array(${service.id}) as ids from ${service}
    where ${and(inArray(service.ref, listed('services')), isActive(service.import_id))}`,
}
