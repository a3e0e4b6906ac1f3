import type { Opening } from '../hours.ts'
import { parseHours } from '../parse-hours.ts'
import { lengthBetween, readDays, sureSpan } from './read-times.ts'

const DAY = String.raw`(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|m|tu|w|th|f|sa|su|daily|weekdays?|weekends?|every ?day`
const JOIN = String.raw`\s*(?:-|–|—|to|through|thru|,|&|and|/)\s*`
const DAYS = `(?:${DAY})(?:${JOIN}(?:${DAY}))*(?![a-z])`
const TIME = String.raw`\d{1,2}(?::\d\d)? ?(?:am?|pm?|a\.m\.|p\.m\.)?|noon|midnight`
const SPAN = `(${TIME})\\s*(?:-|–|—|to|until)\\s*(${TIME})`
const PART = new RegExp(`^\\s*(?:(${DAYS})\\s*:?\\s*)?(?:${SPAN}|(closed))\\s*(?:[,;.\\n&|]|and|\\s)*`, 'i')
const COMMA_AFTER_DAYS = new RegExp(`(${DAYS}),\\s*(?=\\d)`, 'gi')
const TIMES_BEFORE_DAYS = new RegExp(`${SPAN},?\\s+(${DAYS})(?=\\s*(?:[;,.]|$))`, 'gi')
const LETTERS: Record<string, string> = { m: 'mon', tu: 'tue', w: 'wed', th: 'thu', f: 'fri', sa: 'sat', su: 'sun' }

/**
 * Reads opening hours written as text: `Monday-Friday, 9am-5pm; Sat 10-2` is not read, for nobody knows which half of the
 * day 10 and 2 are; `Sunday: Closed Monday: 9:00-16:30` is. Undefined where a part is not understood.
 */
export function readHoursText(text: string): Opening[] | undefined {
  if (/^\s*24 ?(hours|\/ ?7)/i.test(text)) return parseHours(text)
  let rest = text
    .replace(/\s+/g, ' ')
    .replace(/ \((intake|walk-in|phone)\)$/i, '')
    .replace(/^(office )?hours( of operation)?:? /i, '')
    .replace(TIMES_BEFORE_DAYS, '$3 $1-$2')
    .replace(COMMA_AFTER_DAYS, '$1 ')
    .trim()
  const openings: Opening[] = []
  let days: number[] | undefined
  while (rest !== '') {
    const part = PART.exec(rest)
    if (!part?.[0]) return undefined
    const [whole, named, from, to, closed] = part
    if (named) days = readDays(named.replace(/\b(m|tu|w|th|f|sa|su)\b/gi, (letter) => LETTERS[letter.toLowerCase()]!))
    if (!days) return undefined
    if (!closed) {
      const spans = spanOf(from!, to!)
      if (!spans) return undefined
      openings.push(...days.map((day) => ({ day, ...spans })))
    }
    rest = rest.slice(whole.length)
  }
  return openings.length > 0 ? openings : undefined
}

function spanOf(from: string, to: string): Pick<Opening, 'startMinute' | 'lengthMinutes'> | undefined {
  const span = sureSpan(from, to)
  const lengthMinutes = span && lengthBetween(span.from, span.to)
  return lengthMinutes === undefined ? undefined : { startMinute: span!.from, lengthMinutes }
}
