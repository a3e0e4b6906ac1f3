import type { OwnTerms } from './categorize.ts'
import type { Code } from './codes.ts'
import type { Findings } from './findings.ts'
import type { Geography } from './geography.ts'
import type { Origins } from './origins.ts'
import type { Cells, Stage, StagedRow } from './stage.ts'

/** What building services needs to know beside their rows. */
export type Workshop = {
  stage: Stage
  origins: Origins
  findings: Findings
  places: Geography
  terms: OwnTerms
  /** What holds for every service unless its row says otherwise: vetting, checked_on, state … */
  constants: Cells
  /** Where the directory comes from, as its operator calls it. */
  source: string
  blocked: ReadonlySet<string>
  today: string
  /** Organizations and places that findings were told of: many services share one. */
  told: Set<string>
  /** Words of a taxonomy that are no category, with how many services have each. */
  unmapped: Map<string, number>
}

/** Tells a finding about a cell of a row, or about the row by its name or id: many may stand on one line of JSON. */
export function tell({ findings, origins }: Workshop, code: Code, row: StagedRow, column = '', value = ''): void {
  findings.add(code, origins.spot(row.origin, column), value || row.cells.name || row.id)
}

/** A cell of a row, else the constant for all rows, else blank. */
export function cellOf({ constants }: Workshop, row: StagedRow, name: string): string {
  return row.cells[name] || constants[name] || ''
}

/** The same shop, silent where this organization or place was told of before. */
export function onceFor(shop: Workshop, key: string): Workshop {
  if (shop.told.has(key)) return { ...shop, findings: { ...shop.findings, add() {} } }
  shop.told.add(key)
  return shop
}
