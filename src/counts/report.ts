import { OTHER } from './fold.ts'
import { isoWeekOf, WEEK_MS, weekBeginsMs } from './iso-week.ts'
import type { CountRow } from './read-weeks.ts'
import { TABLES, type Table } from './weekly-counts.ts'

const TITLES: Record<Table, string> = {
  topic: 'by topic (conversations that came to it; one may come to several)',
  language: 'by language (conversations in it; one may change it)',
  channel: 'by channel (conversations)',
}
const NOTES = `Counts are rounded to five. Cells under 11, help in a crisis, abuse at home and trafficking stand together as "${OTHER}",
with as many more as it takes to hide them; how many each of them had was never written down. A week without a row had
too few conversations, or the line was started anew before it was written. What is not here cannot be asked back.`
const BAR = 40

type Told = { cell: string; count: number }

/** The three tables over a time and week by week, as plain text with bars. */
export function reportOf(rows: readonly CountRow[]): string {
  if (rows.length === 0) return `No week was written.\n\n${NOTES}\n`
  const weeks = weeksBetween(rows)
  const head = weeks.length === 1 ? weeks[0]! : `${weeks[0]} to ${weeks.at(-1)}, ${weeks.length} weeks`
  const all = TABLES.map((table) => section(TITLES[table], summed(rows.filter((row) => row.table === table))))
  const each = weeks.length === 1 ? [] : weeks.map((week) => weekOf(week, rows))
  const days = weeks.length === 1 ? daysOf(rows) : ''
  return [`${head}${days}`, ...all, ...each, NOTES].join('\n\n').concat('\n')
}

function weekOf(week: string, rows: readonly CountRow[]): string {
  const own = rows.filter((row) => row.week === week)
  if (own.length === 0) return `${week}: nothing was written`
  const tables = TABLES.map((table) => section(`by ${table}`, summed(own.filter((row) => row.table === table))))
  return [`${week}${daysOf(own)}`, ...tables].join('\n')
}

function daysOf([row]: readonly CountRow[]): string {
  return row && row.days < 7 ? ` (${row.days} of 7 days counted)` : ''
}

function section(title: string, told: Told[]): string {
  if (told.length === 0) return `${title}\n  nothing was written`
  const most = Math.max(...told.map(({ count }) => count))
  const width = Math.max(...told.map(({ cell }) => cell.length))
  const digits = String(most).length
  const lines = told.map(({ cell, count }) => {
    const bar = '#'.repeat(Math.max(1, Math.round((count / most) * BAR)))
    return `  ${plain(cell).padEnd(width)}  ${String(count).padStart(digits)}  ${bar}`
  })
  return [title, ...lines].join('\n')
}

/** The cells of a table over its weeks, the largest first and the rest last. */
function summed(rows: readonly CountRow[]): Told[] {
  const byCell = Map.groupBy(rows, ({ cell }) => cell)
  const told = [...byCell].map(([cell, own]) => ({
    cell,
    count: own.reduce((sum, { count }) => sum + count, 0),
  }))
  const isRest = ({ cell }: Told) => Number(cell === OTHER)
  return told.sort((a, b) => isRest(a) - isRest(b) || b.count - a.count || (a.cell < b.cell ? -1 : 1))
}

/** Every week from the first that was written to the last, those without a row too. */
function weeksBetween(rows: readonly CountRow[]): string[] {
  const written = rows.map(({ week }) => week).sort()
  const last = weekBeginsMs(written.at(-1)!) ?? 0
  const weeks: string[] = []
  for (let begins = weekBeginsMs(written[0]!) ?? last; begins <= last; begins += WEEK_MS)
    weeks.push(isoWeekOf(new Date(begins)))
  return weeks
}

/** The rows as CSV for a spreadsheet (RFC 4180). */
export function csvOf(rows: readonly CountRow[]): string {
  const lines = rows.map(({ table, week, days, cell, count }) =>
    [table, week, days, cell, count].map(csvCell).join(','),
  )
  return ['table,week,days,cell,count', ...lines].join('\r\n').concat('\r\n')
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP ASVS 1.2.10). */
function csvCell(value: string | number): string {
  const text = plain(String(value))
  const safe = /^[=+\-@'|%]/.test(text) ? `'${text}` : text
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Without line breaks and other control characters, whoever wrote them into the file. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trim()
}
