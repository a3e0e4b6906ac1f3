import type { Wording } from './answer-texts.ts'
import type { HoursNow } from './types.ts'

const TOLL_FREE = ['800', '833', '844', '855', '866', '877', '888']

/** A number as a family dials it: with hyphens, 1-800-555-0142 with the one that a toll-free number needs, or a short code as it is. */
export function dialled(number: string, extension?: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? []
  const one = area && TOLL_FREE.includes(area) ? '1-' : ''
  const plain = area ? `${one}${area}-${exchange}-${line}` : number
  return extension ? `${plain} x${extension}` : plain
}

/** A web address as people type it. */
export function bareAddress(address: string | undefined): string | undefined {
  return address?.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

/** When a place is open, in words; nothing where that is not known. */
export function hoursInWords(hours: HoursNow, wording: Wording): string | undefined {
  const { say, names } = wording
  switch (hours.state) {
    case 'always':
      return say('open_always')
    case 'open':
      return say('open_until', { time: clockTime(hours.untilMinute, wording) })
    case 'opens': {
      const time = clockTime(hours.fromMinute, wording)
      if (hours.daysAhead === 0) return say('opens_today', { time })
      return hours.daysAhead === 1
        ? say('opens_tomorrow', { time })
        : say('opens_on', { time, day: names.weekday(hours.day) })
    }
    case 'call_first':
      return say('hours_holiday')
    case 'text':
      return say('hours', { text: hours.text })
    case 'unknown':
      return undefined
  }
}

const A_SUNDAY = Date.UTC(2023, 0, 1)
const MINUTE_MS = 60_000

/** Where a language is spoken with more than one clock, the one of the United States. */
const IN_USA = new Map([
  ['en', 'en-US'],
  ['es', 'es-US'],
])

/** The time of day as the language writes it. Spaces are plain ones: the thin ones of CLDR would cost a message its encoding. */
function clockTime(minute: number, { locale }: Wording): string {
  const format = formatOf(locale, minute % 60 === 0)
  return format.format(A_SUNDAY + minute * MINUTE_MS).replace(/\s/gu, ' ')
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs far more than using it, and an answer is told at several levels. */
function formatOf(locale: string, isFullHour: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${isFullHour}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat([IN_USA.get(locale) ?? locale, 'en-US'], {
    hour: 'numeric',
    ...(!isFullHour && { minute: '2-digit' }),
    timeZone: 'UTC',
  })
  formats.set(key, format)
  return format
}
