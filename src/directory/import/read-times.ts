/** A time of day in minutes, in the ways exports write it; `isSure` when no other half of the day can be meant. */
export type Time = { minute: number; isSure: boolean }

const DAY_MINUTES = 1440
const WORDS: Record<string, number> = { noon: 720, midday: 720, midnight: 0 }

/** Reads `9:00am`, `9a`, `0900`, `900`, `17:00:00`, `10:00Z`, `2019-01-15T17:00`, `noon`. Nothing where it is none. */
export function readTime(cell: string): Time | undefined {
  const text = cell
    .trim()
    .toLowerCase()
    .replace(/^\d{4}-\d\d-\d\d[t ]/, '')
    .replace(/(z|[+-]\d\d:?\d\d)$/, '')
  if (text in WORDS) return { minute: WORDS[text]!, isSure: true }
  const read = /^(\d{1,2})(?::?(\d\d))?(?::\d\d(?:\.\d+)?)? ?(a|am|a\.m\.|p|pm|p\.m\.)?$/.exec(text)
  if (!read) return undefined
  const [, hours, minutes = '0', half] = read
  const hour = Number(hours)
  const minute = Number(minutes)
  if (minute > 59 || hour > (half ? 12 : 24) || (half && hour === 0)) return undefined
  const shifted = half ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : hour
  const total = shifted * 60 + minute
  if (total > DAY_MINUTES) return undefined
  const hasColon = text.includes(':') || /^\d{3,4}$/.test(text)
  return { minute: total, isSure: Boolean(half) || (hasColon && text.length >= 3) }
}

const NOON = 720
/** From one to before six o'clock in one digit and without am or pm: by day as likely as by night. */
const EITHER_HALF = /^\s*[1-5](:?[0-5]\d)?(:\d\d)?\s*$/

/**
 * From and to, both sure of their half of the day; nothing otherwise. `1:00-4:00` after a morning is an afternoon, and so is
 * the end of `12:00-5:00`; that of `22:00-2:00` is the night.
 */
export function sureSpan(from: string, to: string): { from: number; to: number } | undefined {
  const [start, end] = [readTime(from), readTime(to)]
  if (!start?.isSure || !end?.isSure || EITHER_HALF.test(from)) return undefined
  const isMarked = /[ap]/i.test(from) || start.minute >= NOON + 60
  if (EITHER_HALF.test(to) && !isMarked) return undefined
  return { from: start.minute, to: end.minute }
}

/** How long a place is open: past midnight where it closes before it opens and opens after noon; else a mistake. */
export function lengthBetween(from: number, to: number): number | undefined {
  if (to > from) return to - from
  return from >= NOON ? to + DAY_MINUTES - from : undefined
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const SPANISH = ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab']

/** A day of the week, 0 is Sunday, from its name or its first letters: `Monday`, `Tues`, `MO`, `lunes`. */
export function readDayName(word: string): number | undefined {
  const said = word
    .trim()
    .toLowerCase()
    .replace(/[^a-záéí]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  if (said.length < 2 || said.length > 10) return undefined
  const known = [DAYS, SPANISH].map((names) =>
    names.findIndex((name) => (said.length === 2 ? name.startsWith(said) : said.startsWith(name))),
  )
  const found = known.find((index) => index >= 0)
  return found
}

/** Days in the ways exports name them: a list, a range, `weekdays`, `daily`, 1 to 7 with 1 for Monday. */
export function readDays(cell: string): number[] | undefined {
  const text = cell.trim().toLowerCase()
  if (/^(daily|every ?day|all days|7 days( a week)?)$/.test(text)) return [0, 1, 2, 3, 4, 5, 6]
  if (/^weekdays?$/.test(text)) return [1, 2, 3, 4, 5]
  if (/^weekends?$/.test(text)) return [6, 0]
  const days: number[] = []
  for (const part of text.split(/\s*(?:,|;|&|\/|\band\b)\s*/).filter((one) => one !== '')) {
    const [from, to, ...more] = part.split(/\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b)\s*/).map(oneDay)
    if (from === undefined || more.length > 0 || (part.match(/-|–|—|\bto\b|\bthr/) && to === undefined))
      return undefined
    const count = to === undefined ? 1 : ((to - from + 7) % 7) + 1
    for (let ahead = 0; ahead < count; ahead++) days.push((from + ahead) % 7)
  }
  return days.length > 0 ? [...new Set(days)] : undefined
}

function oneDay(word: string): number | undefined {
  return /^[1-7]$/.test(word) ? Number(word) % 7 : readDayName(word)
}
