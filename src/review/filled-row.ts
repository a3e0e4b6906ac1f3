import type { Fault } from '../flow/faults.ts'
import type { Column } from './sheet.ts'

/** A row of a sheet as it came back. What a cell does not hold is empty; `corrected` is undefined where nothing was written. */
export type FilledRow = {
  key: string
  language: string
  /** The text that stood in the sheet, where the sheet still has it. */
  text: string | undefined
  corrected: string | undefined
  role: string
  date: string
  fingerprint: string
  /** A fault of this row, placed at one of its cells. */
  fault(column: Column, wrong: string, right: string): Fault
}
export type ReadSheet = { rows: FilledRow[]; faults: Fault[] }

export function faultIn(file: string) {
  return (line: number, col: number, path: string, wrong: string, right: string): Fault => ({
    ...{ file, line, col, path, wrong, right },
  })
}
