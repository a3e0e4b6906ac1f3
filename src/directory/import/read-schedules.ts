import type { Opening } from '../hours.ts'
import type { HoursRecord } from '../service-record.ts'
import type { Code } from './codes.ts'
import { readHoursText } from './read-hours-text.ts'
import { lengthBetween, readDays, sureSpan } from './read-times.ts'

type Cells = Record<string, string>
export type ReadHours = { hours?: HoursRecord; notes: { row: number; code: Code; column: string; value: string }[] }
type ReadRow = { text: string; openings?: Opening[]; validTo?: string; code?: Code; column?: string }

/**
 * The hours that schedule rows say together: a row a day, several a day where there is a break, or recurrence rules. One row
 * that is not understood makes all of them text, for hours half read would send a family to a closed door. Rows that are
 * over are left out while others hold; when all are over the hours are unknown, not closed.
 */
export function readSchedules(rows: Cells[], today: string): ReadHours {
  const notes: ReadHours['notes'] = []
  const read = rows.map((cells, row) => {
    const one = readRow(cells)
    if (one?.code) notes.push({ row, code: one.code, column: one.column ?? '', value: one.text })
    const isOver = one?.validTo !== undefined && one.validTo < today
    if (isOver) notes.push({ row, code: 'hours_over', column: 'until', value: one.validTo! })
    return one && { ...one, isOver }
  })
  const said = read.filter((one) => one !== undefined)
  const current = said.some(({ isOver }) => !isOver) ? said.filter(({ isOver }) => !isOver) : said
  if (current.length === 0) return { notes }
  const text = [...new Set(current.map((one) => one.text))].join('; ')
  const isKnown = current.every(({ openings }) => openings)
  const validTo = current.flatMap((one) => one.validTo ?? []).sort()[0]
  const openings = isKnown ? distinct(current.flatMap((one) => one.openings!)) : undefined
  return { hours: { text, ...(openings && { openings }), ...(validTo && { validTo }) }, notes }
}

function readRow(cells: Cells): ReadRow | undefined {
  const words = cells.description || cells.original_text || cells.notes || ''
  const opens = cells.opens_at || timeIn(cells.dtstart)
  const closes = cells.closes_at || timeIn(cells.until)
  const days = cells.byday || cells.weekday || ''
  if (!opens && !closes && !words && !days) return undefined
  if (!opens && !closes && /^closed$/i.test(words)) return undefined
  const text = words || [days, [opens, closes].filter(Boolean).join('-')].filter(Boolean).join(' ')
  const validTo = lastDayOf(cells)
  const known = { text, ...(validTo && { validTo }) }
  if (/^24 ?(hours|\/ ?7)/i.test(opens) || (!opens && /^24 ?(hours|\/ ?7)$/i.test(words)))
    return withOpenings(known, cells, days || 'daily', 0, 1440)
  if (!opens && !closes) {
    const openings = days ? undefined : readHoursText(words)
    return openings ? { ...known, openings } : { ...known, code: 'hours_text', column: 'description' }
  }
  const [from, to] = spanOf(opens, closes)
  if (from === undefined || to === undefined) return { ...known, code: 'hours_text', column: 'opens_at' }
  const length = lengthBetween(from, to)
  if (length === undefined) return { ...known, code: 'hours_backwards', column: 'closes_at' }
  return withOpenings(
    { ...known, ...(/z$/i.test(opens) && { code: 'hours_z' as const, column: 'opens_at' }) },
    cells,
    days,
    from,
    length,
  )
}

/** Both times, each sure of its half of the day; a span in one cell is `9am-5pm`. */
function spanOf(opens: string, closes: string): [number?, number?] {
  const [start, end] = closes ? [opens, closes] : (opens.split(/\s*[-–]\s*/) as [string, string?])
  const span = sureSpan(start, end ?? '')
  return span ? [span.from, span.to] : []
}

function withOpenings(known: ReadRow, cells: Cells, days: string, startMinute: number, lengthMinutes: number): ReadRow {
  const byDay = recurringDays(cells, days)
  const openings = byDay?.map((one) => ({ ...one, startMinute, lengthMinutes }))
  return openings ? { ...known, openings } : { ...known, code: 'hours_text', column: 'byday' }
}

/** The days on which it recurs; nothing for what a week and a week of the month cannot say. */
function recurringDays(cells: Cells, days: string): Pick<Opening, 'day' | 'weekOfMonth'>[] | undefined {
  const freq = (cells.freq ?? '').toUpperCase()
  const every = Number(cells.interval || '1')
  if (every !== 1 || cells.bymonthday || cells.byweekno || cells.byyearday || cells.bysetpos) return undefined
  if (cells.count && cells.count !== '0') return undefined // it ends, and when depends on its start
  const monthly = days.split(/[,; ]+/).map((one) => /^([1-5]|-1)([a-z]{2,9})$/i.exec(one))
  if (days !== '' && monthly.every((one) => one !== null)) {
    const read = monthly.map((one) => ({ day: readDays(one![2]!)?.[0], weekOfMonth: Number(one![1]) }))
    return freq === 'MONTHLY' || freq === ''
      ? read.filter((one): one is { day: number; weekOfMonth: number } => one.day !== undefined)
      : undefined
  }
  if (freq === 'DAILY' && days === '') return [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day }))
  if (freq !== '' && freq !== 'WEEKLY' && freq !== 'DAILY') return undefined
  return readDays(days)?.map((day) => ({ day }))
}

/** A time of day in a field that should hold a date: version 2.0 had no other place for it. */
function timeIn(cell: string | undefined): string {
  return cell && /^\d{1,2}:\d\d/.test(cell) ? cell : ''
}

function lastDayOf({ until = '', valid_to = '' }: Cells): string | undefined {
  return [until, valid_to]
    .map((cell) => /^\d{4}-\d\d-\d\d/.exec(cell)?.[0])
    .filter((day) => day !== undefined)
    .sort()[0]
}

function distinct(openings: Opening[]): Opening[] {
  const order = (one: Opening) => one.day * 10_000 + one.startMinute
  const sorted = openings.toSorted((a, b) => order(a) - order(b) || a.lengthMinutes - b.lengthMinutes)
  return [...new Map(sorted.map((one) => [JSON.stringify(one), one])).values()]
}
