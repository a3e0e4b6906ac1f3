import type { RowCounts } from '../versions.ts'

/** Every row that was read: which file and line it came from, what became of it. Held as numbers, for there are millions. */
export type Origins = {
  openFile(path: string): number
  /** Names a file's columns, so that a finding can say the number of one. */
  nameColumns(file: number, columns: readonly string[]): void
  add(file: number, line: number, table: string): number
  keep(row: number): void
  reject(row: number): void
  skip(row: number): void
  isOpen(row: number): boolean
  spot(row: number, column?: string): { file: string; line: number; col: number; column: string }
  tableOf(row: number): string
  count: number
  /** Of each file and each of its tables: rows read, kept, rejected, skipped, and those nobody decided on. */
  counted(): Counted[]
}
export type Counted = RowCounts & { file: string; table: string; open: number }

const OPEN = 0
const KEPT = 1
const REJECTED = 2
const SKIPPED = 3
const FIRST_ROOM = 1 << 12

export function trackOrigins(): Origins {
  const files: { path: string; columns: readonly string[] }[] = []
  const tables: string[] = []
  let lines = new Uint32Array(FIRST_ROOM)
  let fileOf = new Uint16Array(FIRST_ROOM)
  let tableOf = new Uint8Array(FIRST_ROOM)
  let fates = new Uint8Array(FIRST_ROOM)
  let count = 0

  function grow(): void {
    const longer = <Rows extends Uint8Array | Uint16Array | Uint32Array>(
      old: Rows,
      make: (size: number) => Rows,
    ): Rows => {
      const made = make(old.length * 2)
      made.set(old)
      return made
    }
    lines = longer(lines, (size) => new Uint32Array(size))
    fileOf = longer(fileOf, (size) => new Uint16Array(size))
    tableOf = longer(tableOf, (size) => new Uint8Array(size))
    fates = longer(fates, (size) => new Uint8Array(size))
  }

  /** A row that was needed once is kept, whatever else it was not needed for. */
  const decide = (row: number, fate: number) => {
    if (fates[row] !== KEPT && (fates[row] === OPEN || fate === KEPT)) fates[row] = fate
  }
  return {
    openFile: (path) => files.push({ path, columns: [] }) - 1,
    nameColumns(file, columns) {
      files[file]!.columns = columns
    },
    add(file, line, table) {
      if (count === lines.length) grow()
      let index = tables.indexOf(table)
      if (index < 0) index = tables.push(table) - 1
      lines[count] = line
      fileOf[count] = file
      tableOf[count] = index
      return count++
    },
    keep: (row) => decide(row, KEPT),
    reject: (row) => decide(row, REJECTED),
    skip: (row) => decide(row, SKIPPED),
    isOpen: (row) => fates[row] === OPEN,
    spot(row, column = '') {
      const { path, columns } = files[fileOf[row]!]!
      return { file: path, line: lines[row]!, col: Math.max(1, columns.indexOf(column) + 1), column }
    },
    tableOf: (row) => tables[tableOf[row]!]!,
    get count() {
      return count
    },
    counted() {
      const sums = new Map<number, Counted>()
      for (let row = 0; row < count; row++) {
        const key = fileOf[row]! * 256 + tableOf[row]!
        const sum = sums.get(key) ?? {
          file: files[fileOf[row]!]!.path,
          table: tables[tableOf[row]!]!,
          read: 0,
          kept: 0,
          rejected: 0,
          skipped: 0,
          open: 0,
        }
        sum.read++
        sum[(['open', 'kept', 'rejected', 'skipped'] as const)[fates[row]!]!]++
        sums.set(key, sum)
      }
      return [...sums.values()]
    },
  }
}
