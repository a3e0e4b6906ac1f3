/** One thing an author must mend: where it is, what is wrong, what would be right. */
export type Fault = { file: string; line: number; col: number; path: string; wrong: string; right: string }

/** Writes a fault as `file:line:col path: what is wrong; what would be right`. */
export function formatFault({ file, line, col, path, wrong, right }: Fault): string {
  return `${file}:${line}:${col} ${path}: ${wrong}; ${right}`
}

/** Orders faults as their files are read: by file, then line, then column. */
export function byPlace(a: Fault, b: Fault): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.col - b.col || a.path.localeCompare(b.path)
}

/** Thrown by whoever cannot go on with broken content. Holds every fault, not only the first. */
export class ContentError extends Error {
  override name = 'ContentError'
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super(`${faults.length} faults in the content:\n${faults.map(formatFault).join('\n')}`)
    this.faults = faults
  }
}
