import { requireAllCounted } from '../versions.ts'
import type { Code } from './codes.ts'
import type { Findings } from './findings.ts'
import type { Counted, Origins } from './origins.ts'
import { rawId } from './service-refs.ts'
import { type Links, type Stage, TABLES, type Table } from './stage.ts'

const TABLE_OF: Record<keyof Links, Table> = {
  organization: 'organization',
  service: 'service',
  location: 'location',
  at: 'service_at_location',
  phone: 'phone',
}

/**
 * Decides on the rows that no service took: those that belong to something that is not there are rejected, the others were
 * not needed. Then every row of every file is accounted for; a row that is not is a fault of ours.
 */
export function settleRows({
  stage,
  origins,
  findings,
}: {
  stage: Stage
  origins: Origins
  findings: Findings
}): Counted[] {
  const unused = new Map<string, number>()
  for (const table of TABLES)
    for (const { links, origin, id } of stage.each(table)) {
      if (!origins.isOpen(origin)) continue
      const missing = Object.entries(links).find(([link, key]) => {
        const of = TABLE_OF[link as keyof Links]
        return key !== '' && of !== table && !stage.get(of, key) && !stage.get(of, rawId(key))
      })
      const needsEnds = table === 'service_at_location' && (!links.service || !links.location)
      const code: Code | undefined = missing ? 'orphan' : needsEnds ? 'no_link' : undefined
      if (code && table !== 'organization' && table !== 'location') {
        findings.add(
          code,
          origins.spot(origin, missing ? `${missing[0]}_id` : ''),
          `${table} ${id} of ${missing?.[0] ?? 'nothing'} ${missing?.[1] ?? ''}`,
        )
        origins.reject(origin)
      } else {
        const key = `${origins.spot(origin).file}\0${table}`
        unused.set(key, (unused.get(key) ?? 0) + 1)
        origins.skip(origin)
      }
    }
  for (const [key, count] of unused) {
    const [file = '', table] = key.split('\0')
    findings.add('not_used', { file, line: 1 }, `${count} rows of ${table}`)
  }
  const counted = origins.counted()
  for (const { file, table, ...counts } of counted) requireAllCounted(`${file} (${table})`, counts)
  return counted
}
