import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { Fault } from '../../flow/faults.ts'
import type { RowCounts } from '../versions.ts'

export type CsvFile = { path: string; text: string }
/** A row of a file, read; `fault` places what is wrong with one of its cells. */
export type CsvRow<Row> = { value: Row; fault(column: string, wrong: string, right: string): Fault }
export type CsvRows<Row> = { rows: CsvRow<Row>[]; faults: Fault[]; counts: RowCounts }

type Options = { blocked?: readonly string[] }

/**
 * Reads a CSV file with a header row against a schema of its cells, all strings. A row that holds a fault or a number
 * that must never be sent is left out; every row is counted as kept or rejected. A fault's column is that of the table.
 */
export function readCsv<Row>(file: CsvFile, schema: z.ZodType<Row>, { blocked = [] }: Options = {}): CsvRows<Row> {
  const { records, header, faults } = recordsOf(file)
  const rows: CsvRow<Row>[] = []
  for (const { line, cells } of records) {
    const fault = (column: string, wrong: string, right: string): Fault => ({
      file: file.path,
      line,
      col: Math.max(1, header.indexOf(column) + 1),
      path: column || '(row)',
      wrong,
      right,
    })
    const found = [...widthFaults(cells, header, fault), ...blockedFaults(cells, header, blocked, fault)]
    const read = schema.safeParse(Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
    if (!read.success) for (const issue of read.error.issues) found.push(faultOf(issue, fault))
    if (found.length === 0 && read.success) rows.push({ value: read.data, fault })
    else faults.push(...found)
  }
  const counts = { read: records.length, kept: rows.length, rejected: records.length - rows.length, skipped: 0 }
  return { rows, faults, counts }
}

type Record = { line: number; cells: string[] }

function recordsOf({ path, text }: CsvFile): { records: Record[]; header: string[]; faults: Fault[] } {
  try {
    const parsed = parse(text, {
      bom: true,
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    const [header, ...records] = parsed.map(({ record }, index) => ({
      line: index === 0 ? 1 : parsed[index - 1]!.info.lines + 1, // csv-parse gives the line where a record ends
      cells: record,
    }))
    if (header) return { records, header: header.cells, faults: [] }
    return { records: [], header: [], faults: [wholeFile(path, 1, 'the file is empty', 'write a header row')] }
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number }
    return {
      records: [],
      header: [],
      faults: [wholeFile(path, lines ?? 1, `not readable as CSV: ${message}`, 'mend the line')],
    }
  }
}

function wholeFile(path: string, line: number, wrong: string, right: string): Fault {
  return { file: path, line, col: 1, path: '(file)', wrong, right }
}

type FaultOf = CsvRow<unknown>['fault']

function widthFaults(cells: string[], header: string[], fault: FaultOf): Fault[] {
  if (cells.length === header.length) return []
  return [fault('', `the row has ${cells.length} cells, the header ${header.length}`, 'check commas and quotes')]
}

/** Looks for blocked numbers in any cell, however they are written: `+18005550100`, `(800) 555-0100`. */
function blockedFaults(cells: string[], header: string[], blocked: readonly string[], fault: FaultOf): Fault[] {
  return blocked.flatMap((number) => {
    const [area, exchange, line] = [number.slice(-10, -7), number.slice(-7, -4), number.slice(-4)]
    const written = new RegExp(`(?<!\\d)(\\+?1\\D{0,3})?${area}\\D{0,3}${exchange}\\D{0,3}${line}(?!\\d)`)
    return cells.flatMap((cell, index) =>
      written.test(cell)
        ? [fault(header[index] ?? '', 'this number must never be sent', 'remove the number or the row')]
        : [],
    )
  })
}

function faultOf(issue: z.core.$ZodIssue, fault: FaultOf): Fault {
  if (issue.code === 'unrecognized_keys')
    return fault(issue.keys[0]!, `no column is called '${issue.keys.join("', '")}'`, 'check the header row')
  return fault(String(issue.path[0] ?? ''), issue.message, 'see the columns in drizzle/seed/README.md')
}
