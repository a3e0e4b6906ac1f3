import { type Fault, formatFault } from '../../flow/faults.ts'

/** Thrown when an import is refused: nothing is changed. Its lines are for the operator. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly lines: string[]
  constructor(...lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** Refuses a file that cannot be read on from a place. */
export function refusedAt(file: string, line: number, col: number, wrong: string, right: string): RefusedError {
  return new RefusedError(`${file}:${line}:${col} ${wrong}; ${right}`)
}

/** Refuses with every fault of a file. */
export function refusedFor(faults: Fault[]): RefusedError {
  return new RefusedError(...faults.map(formatFault))
}
