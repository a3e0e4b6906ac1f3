import type { ThreeValued } from '../../answers/types.ts'
import { readDay } from './clean-dates.ts'
import { cellOf, tell, type Workshop } from './inner-service.ts'
import { demandOf } from './safety.ts'
import type { StagedRow } from './stage.ts'

export type Asked = { asksStatus: ThreeValued; asksDocuments: ThreeValued; provenBy?: string }

/**
 * Whether status and papers are asked for. Blank is "not stated". Text can only say that they are; that they are not comes
 * from the provider or a named checker, with the day, which goes into the source of the row.
 */
export function readStatusAsked(shop: Workshop, row: StagedRow, papers: string[], eligibility: string[]): Asked {
  const said = cellOf(shop, row, 'asks_status').trim().toLowerCase()
  const rules = [row.cells.eligibility_description ?? '', ...eligibility, ...papers.map((one) => `Bring: ${one}`)]
  const texts = [row.cells.description ?? '', row.cells.application_process ?? '']
  const demands = [...rules.map((text) => demandOf(text, true)), ...texts.map((text) => demandOf(text, false))].filter(
    (one) => one !== undefined,
  )
  for (const { sentence } of demands) tell(shop, 'asks_status', row, 'eligibility', sentence)
  const asksDocuments = papers.length > 0 || demands.length > 0 ? 'yes' : 'unknown'
  if (said === 'yes' || said === 'asks' || demands.some(({ asks }) => asks === 'status'))
    return { asksStatus: 'yes', asksDocuments }
  if (said !== 'no') return { asksStatus: 'unknown', asksDocuments }
  const by = cellOf(shop, row, 'asks_status_by').trim()
  const on = readDay(cellOf(shop, row, 'asks_status_on'))
  if (by === '' || on === undefined || on === 'undated' || on > shop.today) {
    tell(shop, 'asks_status_unproven', row, 'asks_status', said)
    return { asksStatus: 'unknown', asksDocuments }
  }
  return { asksStatus: 'no', asksDocuments, provenBy: `asks no status: ${by}, ${on}` }
}
