import { stringify } from 'csv-stringify/sync'
import { COLUMNS, type Row } from './sheet.ts'

/**
 * A sheet as CSV (RFC 4180), as spreadsheets open it: with a byte order mark, or they would take it for an old encoding;
 * and with an apostrophe before what they would run as a formula.
 */
export function csvOf(rows: readonly Row[]): string {
  return stringify(rows as Row[], {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

/** What a cell held before the apostrophe was set. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell) ? cell.slice(1) : cell
}
