import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { service } from './schema.ts'
import { isActive } from './versions.ts'

/** Some services: by their row ids, or by the ids that families' results name, of which those count that are served now. */
export type ServiceIds = { rows: number[] } | { refs: string[] }

const listed = (json: unknown) => sql`(select value from json_each(${json}))`
const called = (refs: SQL) =>
  sql`(select ${service.id} from ${service} where ${and(inArray(service.ref, refs), isActive(service.import_id))})`

/** The row ids in the value of a prepared query called `services`. Any number travels in one, for D1 binds at most 100. */
export const NUMBERED = listed(sql.placeholder('services'))
export const CALLED = called(listed(sql.placeholder('services')))

/** The row ids of services, as a query lists them. */
export function rowsListed(ids: ServiceIds): SQL {
  return 'refs' in ids ? called(listed(JSON.stringify(ids.refs))) : listed(JSON.stringify(ids.rows))
}
