import type { HoursRecord } from '../service-record.ts'
import { tell, type Workshop } from './inner-service.ts'
import { readSchedules } from './read-schedules.ts'
import type { StagedRow } from './stage.ts'

/** The hours that schedule rows of one owner say together, in an order that does not depend on the files'. */
export function buildHours(shop: Workshop, rows: StagedRow[]): HoursRecord | undefined {
  const sorted = rows.toSorted((a, b) => (JSON.stringify(a.cells) < JSON.stringify(b.cells) ? -1 : 1))
  const { hours, notes } = readSchedules(
    sorted.map(({ cells }) => cells),
    shop.today,
  )
  for (const { row, code, column, value } of notes) tell(shop, code, sorted[row]!, column, value)
  for (const { origin } of rows) shop.origins.keep(origin)
  return hours
}
