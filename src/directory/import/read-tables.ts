import { type CsvRecord, csvRecords } from './csv-records.ts'
import type { Intake } from './put-row.ts'
import { refusedAt } from './refusal.ts'
import type { SourceFile } from './source-files.ts'
import { detectEncoding } from './text-encoding.ts'

export type TableRow = { cells: Record<string, string>; origin: number }
type Reading = {
  /** What the rows are counted as. */
  table: string
  /** The name under which a column is kept; undefined: its cells are not even looked at. */
  columnNamed(header: string): string | undefined
  row(row: TableRow): void
  isOldEncoding(is: boolean): void
}

/**
 * Reads the rows of a CSV file under their header. Blank rows are skipped, rows of the wrong width or with stray quotes
 * rejected, each with its physical line. Columns that nobody named are dropped before anything sees their cells.
 */
export async function readTable(file: SourceFile, intake: Intake, reading: Reading): Promise<void> {
  const { origins, findings, progress } = intake
  const encoding = await detectEncoding(file)
  if (encoding !== 'utf-8') findings.add('encoding', { file: file.path, line: 1 }, encoding)
  reading.isOldEncoding(encoding !== 'utf-8')
  const id = origins.openFile(file.path)
  let header: string[] | undefined
  let names: (string | undefined)[] = []
  for await (const record of csvRecords(file, encoding)) {
    if (!header) {
      if (record.isBroken)
        throw refusedAt(file.path, record.line, 1, 'the header cannot be read: a quote stands inside it', 'mend it')
      header = record.cells.map((cell) => cell.trim())
      names = namesOf(header, file, intake, reading)
      origins.nameColumns(
        id,
        names.map((name) => name ?? ''),
      )
      continue
    }
    const origin = origins.add(id, record.line, reading.table)
    if (origin % 10_000 === 0) progress(origin)
    const code = faultOf(record, header.length)
    if (code) findings.add(code, origins.spot(origin), record.cells.join(','))
    if (code === 'row_blank') origins.skip(origin)
    else if (code) origins.reject(origin)
    else reading.row({ origin, cells: cellsOf(record, names) })
  }
  if (!header) findings.add('file_empty', { file: file.path, line: 1 })
}

function namesOf(
  header: string[],
  file: SourceFile,
  { findings }: Intake,
  { columnNamed }: Reading,
): (string | undefined)[] {
  const seen = new Set<string>()
  return header.map((text, index) => {
    const name = text === '' ? undefined : columnNamed(text)
    if (name === undefined) return undefined
    if (seen.has(name)) {
      const isRepeat = header.indexOf(text) < index // another name of the same thing is no fault
      if (isRepeat) findings.add('column_repeated', { file: file.path, line: 1, col: index + 1, column: name }, text)
      return undefined
    }
    seen.add(name)
    return name
  })
}

function faultOf({ cells, isBroken }: CsvRecord, width: number): 'row_quotes' | 'row_blank' | 'row_width' | undefined {
  if (isBroken) return 'row_quotes'
  if (cells.every((cell) => cell.trim() === '')) return 'row_blank'
  const extra = cells.slice(width)
  return cells.length < width || extra.some((cell) => cell.trim() !== '') ? 'row_width' : undefined
}

function cellsOf({ cells }: CsvRecord, names: (string | undefined)[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name, index) => (name === undefined ? [] : [[name, cells[index] ?? '']])))
}
