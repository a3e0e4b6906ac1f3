import { and, inArray, sql } from 'drizzle-orm'
import { service } from './schema.ts'
import { isActive } from './versions.ts'
import { listed } from './written-once.ts'

/** Some services: by their row ids, or by the ids that families' results name, of which those count that are served now. */
export type ServiceIds = { rows: number[] } | { refs: string[] }

/** The row ids in the value of a written query called `services`. Any number travels in one, for D1 binds at most 100. */
export const NUMBERED = listed('services')
export const CALLED = sql`(select ${service.id} from ${service} where ${and(inArray(service.ref, NUMBERED), isActive(service.import_id))})`
