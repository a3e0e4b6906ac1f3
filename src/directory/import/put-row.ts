import { plainText } from './clean-text.ts'
import type { Code } from './codes.ts'
import type { Findings } from './findings.ts'
import type { Origins } from './origins.ts'
import type { Cells, Links, NewRow, Stage, Table } from './stage.ts'
import { hasLostCharacter, mendedText } from './text-encoding.ts'

/** Everything a reader of files writes to. */
export type Intake = {
  stage: Stage
  origins: Origins
  findings: Findings
  /** What was told once and need not be told for every row. */
  told: Set<string>
  progress(rows: number): void
}

const CELL_CHARACTERS = 64 * 1024
const LINK_CELLS: Record<string, keyof Links> = {
  organization_id: 'organization',
  service_id: 'service',
  location_id: 'location',
  service_at_location_id: 'at',
  phone_id: 'phone',
}
const TOP: readonly Table[] = ['organization', 'service', 'location', 'taxonomy_term']

/** Divides the cells of a row into its id, its links and the rest. An attribute is linked by `link_id`. */
export function dividedCells(all: Cells, table: Table): Pick<NewRow, 'id' | 'links' | 'cells'> {
  const links: Links = {}
  const cells: Cells = {}
  for (const [name, cell] of Object.entries(all)) {
    const link = LINK_CELLS[name]
    if (link && cell.trim() !== '') links[link] = cell.trim()
    else if (!link && name !== 'id') cells[name] = cell
  }
  const entity = (all.link_entity ?? '').trim().toLowerCase()
  const isOfOther = /^(organization|location|service_at_location|phone|program|contact|address|taxonomy|unit)/.test(
    entity,
  )
  if (table === 'attribute' && !links.service && all.link_id && !isOfOther) links.service = all.link_id.trim()
  return { id: (all.id ?? '').trim(), links, cells }
}

/** Stages a row: repeats are told, rows that belong to nothing rejected. */
export function putRow({ stage, origins, findings }: Intake, row: NewRow): void {
  const tell = (code: Code, value: string) => findings.add(code, origins.spot(row.origin), value)
  if (!TOP.includes(row.table) && Object.keys(row.links).length === 0) {
    tell('no_link', `${row.table} ${row.id}`)
    origins.reject(row.origin)
    return
  }
  const put = stage.put(row)
  if (put.is === 'new') return
  const { line } = origins.spot(put.as)
  const where = `${row.table} ${row.id}, first on line ${line}`
  tell(put.is === 'same' ? 'repeated_row' : 'repeated_id', where)
  if (put.is === 'same') origins.skip(row.origin)
  else origins.reject(row.origin)
}

/** Cleans the cells of a row and tells what was done; nothing when a cell is too long. */
export function cleanCells(
  raw: Cells,
  { origins, findings }: Intake,
  origin: number,
  isOldEncoding: boolean,
): Cells | undefined {
  const cells: Cells = {}
  for (const [name, text] of Object.entries(raw)) {
    if (text.length > CELL_CHARACTERS) {
      findings.add('cell_too_long', origins.spot(origin, name), `${text.length} characters`)
      origins.reject(origin)
      return undefined
    }
    const tell = (code: Code) => findings.add(code, origins.spot(origin, name), text)
    const mended = mendedText(text)
    if (mended !== undefined) tell('text_broken_twice')
    else if (hasLostCharacter(text)) tell('character_lost')
    else if (isOldEncoding && /[^\x00-\x7f]/.test(text)) tell('encoding_changed')
    cells[name] = plainText(mended ?? text)
  }
  return cells
}
