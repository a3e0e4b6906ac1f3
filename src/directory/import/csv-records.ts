import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { refusedAt } from './refusal.ts'
import type { SourceFile } from './source-files.ts'
import type { Encoding } from './text-encoding.ts'
import { textOf } from './text-encoding.ts'

/** A row as it stands in its file: the physical line it begins on, and its cells or what makes it unreadable. */
export type CsvRecord = { line: number; cells: string[]; isBroken: boolean }

/** A quote that is never closed would swallow the rest of the file. */
const RECORD_BYTES = 4 * 1024 * 1024

/**
 * Reads the rows of a CSV file one by one, the header first. Line ends of any system, a blank before a quote, line breaks in
 * quotes. A row with stray quotes is given as broken; a quote that is never closed refuses the file.
 */
export async function* csvRecords(file: SourceFile, encoding: Encoding): AsyncGenerator<CsvRecord> {
  const broken: CsvRecord[] = []
  let lastLine = 0
  const parser = parse({
    bom: true,
    info: true,
    ltrim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: RECORD_BYTES,
    on_record: (record, { lines }) => {
      lastLine = lines
      return record
    },
    on_skip: (error) => {
      const { code, message, lines } = error as CsvError & { lines: number }
      const begins = lastLine + 1 // the row is cut short where the fault is, which may be at the end of the file
      if (code === 'CSV_QUOTE_NOT_CLOSED')
        parser.destroy(refusedAt(file.path, begins, 1, 'a quote is opened and never closed', 'close it'))
      else if (code === 'CSV_MAX_RECORD_SIZE')
        parser.destroy(refusedAt(file.path, begins, 1, 'a row of more than 4 MB', 'close its quotes'))
      else if (lastLine !== lines) broken.push({ line: lines, cells: [message], isBroken: true }) // told once a row
      lastLine = lines
      return undefined
    },
  })
  const text = Readable.from(textOf(file, encoding))
  text.on('error', (error) => parser.destroy(error)) // a pipe does not hand errors on
  text.pipe(parser)
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    while (broken[0] && broken[0].line < info.lines) yield broken.shift()! // the parser runs ahead of who reads
    yield { line: info.lines - lineBreaksIn(record), cells: record, isBroken: false } // csv-parse tells where a row ends
  }
  yield* broken.splice(0)
}

function lineBreaksIn(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}
