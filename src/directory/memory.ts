import type { Directory, Found } from '../ports.ts'

export type Row = Found & { category?: string; near: string }

/** A small directory in memory: the rows of a kind and category whose place is the one asked for, in their order. */
export function memoryDirectory(rows: Row[]): Directory {
  return {
    async nearest({ of, category, near }) {
      return rows
        .filter((row) => row.kind === of && row.near === near && (category === undefined || row.category === category))
        .map(({ kind, id, name }) => ({ kind, id, name }))
    },
  }
}
