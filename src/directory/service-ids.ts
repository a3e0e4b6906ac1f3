import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { service } from './schema.ts'
import { isActive } from './versions.ts'

/** Some services, by their row ids, or as the database finds them while it reads what belongs to them. */
export type ServiceIds = number[] | SQL

/** Any number of ids in one bound value, for D1 binds at most 100. */
export function listed(ids: ServiceIds): SQL {
  return Array.isArray(ids) ? sql`(select value from json_each(${JSON.stringify(ids)}))` : ids
}

/** The services served now that families' results name. */
export function servicesCalled(refs: string[]): SQL {
  const isCalled = inArray(service.ref, sql`(select value from json_each(${JSON.stringify(refs)}))`)
  return sql`(select ${service.id} from ${service} where ${and(isCalled, isActive(service.import_id))})`
}
