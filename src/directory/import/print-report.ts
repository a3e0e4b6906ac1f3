import { CODES, type Code } from './codes.ts'
import type { Diff } from './diff.ts'
import { type Findings, formatFinding, LISTED_PER_CODE } from './findings.ts'
import type { ImportReport, Kind } from './import-run.ts'

const NAMES_TOLD = 50
const VALUE_CHARACTERS = 100

/** The report of an import for the agency that made the file: each finding with its place, then what it comes to. */
export function reportLines(
  findings: Findings,
  report: ImportReport | undefined,
  { kind, showDiff }: { kind: Kind; showDiff: boolean },
): string[] {
  const listed = findings.listed()
  return [
    ...listed.map(formatFinding),
    ...(listed.length > 0 ? ['', ...codeTable(findings)] : []),
    ...(report
      ? ['', ...rowTable(report), '', ...(report.diff ? diffLines(report.diff, showDiff) : []), outcomeOf(kind, report)]
      : []),
  ]
}

function codeTable({ counts }: Findings): string[] {
  const order = ['error', 'warning', 'info']
  return [...counts]
    .sort(([a, x], [b, y]) => order.indexOf(CODES[a][0]) - order.indexOf(CODES[b][0]) || y - x || (a < b ? -1 : 1))
    .map(
      ([code, count]) =>
        `${CODES[code as Code][0].padEnd(8)} ${code.padEnd(24)} ${String(count).padStart(8)}  ${CODES[code][1]}${count > LISTED_PER_CODE ? ` (the first ${LISTED_PER_CODE} are above)` : ''}`,
    )
}

function rowTable({ counted }: ImportReport): string[] {
  const width = Math.max(4, ...counted.map(({ file, table }) => shortName(file, table).length))
  const row = (name: string, cells: (string | number)[]) =>
    `${name.padEnd(width)} ${cells.map((cell) => String(cell).padStart(9)).join('')}`
  const sum = (of: 'read' | 'kept' | 'rejected' | 'skipped') => counted.reduce((total, one) => total + one[of], 0)
  return [
    row('rows', ['read', 'kept', 'rejected', 'skipped']),
    ...counted.map(({ file, table, read, kept, rejected, skipped }) =>
      row(shortName(file, table), [read, kept, rejected, skipped]),
    ),
    ...(counted.length > 1 ? [row('all', [sum('read'), sum('kept'), sum('rejected'), sum('skipped')])] : []),
  ]
}

function shortName(file: string, table: string): string {
  const name = file.split('/').at(-1)!
  return name.startsWith(table) || table === 'row' ? name : `${name} ${table}`
}

function diffLines(diff: Diff, showAll: boolean): string[] {
  const { added, changed, gone, unchanged, counts } = diff
  const summary = `${counts.added} added, ${counts.changed} changed, ${counts.gone} gone, ${unchanged} as before`
  if (!showAll) return [`${summary}${counts.added + counts.changed + counts.gone > 0 ? ' (--diff lists them)' : ''}`]
  const listed = (mark: string, all: { ref: string; name: string }[], count: number) => [
    ...all.slice(0, NAMES_TOLD).map(({ ref, name }) => `${mark} ${ref} ${name}`),
    ...(count > NAMES_TOLD ? [`${mark} and ${count - NAMES_TOLD} more`] : []),
  ]
  const fields = changed
    .slice(0, NAMES_TOLD)
    .flatMap(({ ref, name, fields: all }) => [
      `~ ${ref} ${name}`,
      ...all.map(({ field, from, to }) => `    ${field}: ${shown(from)} → ${shown(to)}`),
    ])
  const rest = changed.length > NAMES_TOLD ? [`~ and ${changed.length - NAMES_TOLD} more`] : []
  return [...listed('+', added, counts.added), ...fields, ...rest, ...listed('-', gone, counts.gone), summary]
}

function shown(value: string): string {
  return value === '' ? '(blank)' : value.length > VALUE_CHARACTERS ? `${value.slice(0, VALUE_CHARACTERS)}…` : value
}

function outcomeOf(kind: Kind, { outcome, services }: ImportReport): string {
  const held = services ? `${services.active} services to be found, ${services.hidden} hidden` : ''
  if (outcome === 'no change') return `no change: ${kind} is served as it is${held && ` (${held})`}`
  if (outcome === 'would be applied')
    return `dry run: ${kind} could be imported, nothing was changed${held && ` (${held})`}`
  return `applied: ${kind} is served from now on${held && ` (${held})`}; npm run import -- rollback ${kind} goes back`
}
