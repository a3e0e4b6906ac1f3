import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from '../flow/faults.ts'
import { type FilledRow, faultIn, type ReadSheet } from './filled-row.ts'
import { COLUMNS, type Column } from './sheet.ts'
import { withoutGuard } from './write-csv.ts'

const NEEDED: Column[] = ['key', 'language', 'corrected', 'role', 'date', 'fingerprint']
/** Spreadsheets of some countries write semicolons or tabs between cells. The first column tells. */
const FIRST_CELL = /^\ufeff?\s*"?key"?\s*([,;\t])/i

type Parsed = { record: string[]; info: { lines: number } }

/** Reads a sheet that came back as CSV, from any spreadsheet: separators, line ends and added empty columns do not matter. */
export function readCsv(file: string, text: string): ReadSheet {
  const fault = faultIn(file)
  const delimiter = FIRST_CELL.exec(text)?.[1]
  if (!delimiter)
    return {
      rows: [],
      faults: [fault(1, 1, 'key', "the first column is not 'key'", 'send the sheet back as it went out')],
    }
  let parsed: Parsed[]
  try {
    const options = { bom: true, info: true, delimiter, relax_column_count: true, skip_empty_lines: true } as const
    parsed = parse(text, options) as unknown as Parsed[] // with `info` a record comes with its place
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 1)
    return {
      rows: [],
      faults: [fault(line, 1, '(row)', 'a quote is opened and never closed, or stands alone', 'mend it')],
    }
  }
  const [head, ...body] = parsed
  const names = head!.record.map((name) => name.trim().toLowerCase())
  const faults = headFaults(names, file)
  const rows = body.map(({ record, info }): FilledRow => {
    const line = info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
    const at = (column: Column) => names.indexOf(column)
    const cell = (column: Column) => withoutGuard(record[at(column)] ?? '').replace(/\r\n?/g, '\n')
    const key = cell('key').trim()
    record.forEach((value, index) => {
      if (value.trim() !== '' && (names[index] ?? '') === '')
        faults.push(fault(line, index + 1, key, 'a cell stands outside the columns', NO_NOTES))
    })
    return {
      ...{ key, language: cell('language').trim(), fingerprint: cell('fingerprint').trim() },
      text: at('text') < 0 ? undefined : cell('text'),
      corrected: cell('corrected') === '' ? undefined : cell('corrected'),
      ...{ role: cell('role').trim(), date: cell('date').trim() },
      fault: (column, wrong, right) => fault(line, at(column) + 1, key, wrong, right),
    }
  })
  return { rows, faults }
}

const NO_NOTES = 'clear it: only corrected, role and date are read, and no name is kept'

/** What a column is called may itself be a name: it is not repeated. */
function headFaults(names: string[], file: string): Fault[] {
  const fault = faultIn(file)
  const missing = NEEDED.filter((name) => !names.includes(name))
  return [
    ...missing.map((name) => fault(1, 1, name, 'this column is missing', 'send the sheet back as it went out')),
    ...names.flatMap((name, index) => {
      if (name === '') return []
      const path = `column ${index + 1}`
      if (!(COLUMNS as readonly string[]).includes(name))
        return [fault(1, index + 1, path, 'the sheet went out without this column', `remove it: ${PRIVATE}`)]
      return names.indexOf(name) < index ? [fault(1, index + 1, path, `a second column '${name}'`, 'remove one')] : []
    }),
  ]
}

const PRIVATE = 'a signature is a role and a date, never a name'
