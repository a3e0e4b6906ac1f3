import { basename } from 'node:path'
import { csvRecords } from './csv-records.ts'
import { cellNamed, tableNamed, versionShown } from './hsds-names.ts'
import { cleanCells, dividedCells, type Intake, putRow } from './put-row.ts'
import { readHsdsJson } from './read-hsds-json.ts'
import { readTable } from './read-tables.ts'
import { RefusedError } from './refusal.ts'
import type { SourceFile } from './source-files.ts'
import { detectEncoding } from './text-encoding.ts'

const DESCRIPTOR = /(^|\/)(datapackage|tabular|openapi)[^/]*\.json$/i

/** Reads a directory in HSDS: the tables of 1.x to 3.x as CSV, or 3.x as JSON. Refuses files in which nothing is of HSDS. */
export async function readHsds(files: SourceFile[], path: string, intake: Intake): Promise<void> {
  const tables = files.filter(({ name }) => /\.(csv|txt)$/i.test(name) && isKnown(name))
  const json = files.filter(({ name }) => /\.(json|jsonl|ndjson)$/i.test(name) && !DESCRIPTOR.test(name))
  if (tables.length > 0) await readHsdsTables(tables, intake)
  else for (const file of json) await readHsdsJson(file, intake)
  const read = tables.length > 0 ? tables : json
  if (read.length === 0)
    throw new RefusedError(
      `${path}: no file here is of HSDS (${files
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', ')}); services.csv and its tables, or JSON, are; for other tables use flat and a mapping file`,
    )
  for (const file of files)
    if (!read.includes(file) && !DESCRIPTOR.test(file.name))
      intake.findings.add('file_not_needed', { file: file.path, line: 1 })
}

function isKnown(name: string): boolean {
  return tableNamed(basename(name), ['parent_id']) !== undefined
}

async function readHsdsTables(files: SourceFile[], intake: Intake): Promise<void> {
  const shown = versionShown(files.map(({ name }) => name))
  const [first] = files
  intake.findings.add(
    'format',
    { file: first!.path, line: 1 },
    shown ? `HSDS ${shown.version} tables, as ${shown.by} shows` : 'HSDS tables',
  )
  for (const file of files) await readHsdsTable(file, intake)
}

async function readHsdsTable(file: SourceFile, intake: Intake): Promise<void> {
  const { origins, findings } = intake
  const named = tableNamed(basename(file.name), await headerOf(file))!
  const table = 'table' in named ? named.table : undefined
  let isOld = false
  let skipped = 0
  await readTable(file, intake, {
    table: table ?? basename(file.name),
    columnNamed: (header) => (table ? cellNamed(header, table) : undefined),
    isOldEncoding(is) {
      isOld = is
    },
    row({ cells, origin }) {
      if (!('table' in named)) {
        origins.skip(origin)
        if (skipped++ === 0) findings.add(named.skipped, { file: file.path, line: 1 }, basename(file.name))
        return
      }
      const clean = cleanCells({ ...cells, ...named.implied }, intake, origin, isOld)
      if (clean) putRow(intake, { table: named.table, origin, ...dividedCells(clean, named.table) })
    },
  })
}

async function headerOf(file: SourceFile): Promise<string[]> {
  for await (const { cells } of csvRecords(file, await detectEncoding(file)))
    return cells.map((cell) => cell.trim().toLowerCase())
  return []
}
