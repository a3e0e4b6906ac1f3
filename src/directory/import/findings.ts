import { CODES, type Code } from './codes.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Finding = {
  file: string
  /** The physical line, 1-based; of a JSON record the line it begins on. */
  line: number
  col: number
  column: string
  code: Code
  severity: Severity
  wrong: string
  right: string
  /** What was there, cut to 80 characters. */
  value: string
}
export type Spot = { file: string; line: number; col?: number; column?: string }
export type Findings = {
  add(code: Code, spot: Spot, value?: string): void
  /** How often each code was found. */
  counts: ReadonlyMap<Code, number>
  /** The first findings of each code, in the order of their files. */
  listed(): Finding[]
}

const VALUE_CHARACTERS = 80
/** More of one code than anybody reads; their number is told. */
export const LISTED_PER_CODE = 20

/** Collects findings: counts all, hands each to `onFinding`, keeps the first of each code to be read. */
export function collectFindings(onFinding: (finding: Finding) => void = () => {}): Findings {
  const counts = new Map<Code, number>()
  const kept: Finding[] = []
  return {
    counts,
    add(code, { file, line, col = 1, column = '' }, value = '') {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      const [severity, wrong, right] = CODES[code]
      const finding = { file, line, col, column, code, severity, wrong, right, value: cut(value) }
      onFinding(finding)
      if (count <= LISTED_PER_CODE) kept.push(finding)
    },
    listed: () => kept.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.col - b.col),
  }
}

/** One line, cut, so that no file can fill or steer the terminal of whoever reads it. */
function cut(value: string): string {
  const plain = value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return plain.length > VALUE_CHARACTERS ? `${plain.slice(0, VALUE_CHARACTERS - 1).trimEnd()}…` : plain
}

/** Writes a finding as `file:line:col code column: what is wrong (value); what would be right`. */
export function formatFinding({ file, line, col, column, code, wrong, right, value }: Finding): string {
  const of = column ? ` ${column}` : ''
  return `${file}:${line}:${col} ${code}${of}: ${wrong}${value && ` (${value})`}; ${right}`
}
