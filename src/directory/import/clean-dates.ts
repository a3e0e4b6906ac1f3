import type { PartialDate } from '../partial-date.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day in the ways exports write it: `2026-11-22`, with a time, `11/22/2026`, `11/22/26`, `November 22, 2026`. */
export function readDay(cell: string): PartialDate | undefined {
  const text = cell.trim()
  if (text === '') return 'undated'
  const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?$/.exec(text)
  if (iso) return dayOf(iso[1]!, iso[2], iso[3])
  const us = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?:[ ,].*)?$/.exec(text)
  if (us) return dayOf(us[3]!.length === 2 ? `20${us[3]}` : us[3]!, us[1], us[2])
  const words = /^([a-z]{3})[a-z]*\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/i.exec(text)
  const month = words ? MONTHS.indexOf(words[1]!.toLowerCase()) + 1 : 0
  return words && month > 0 ? dayOf(words[3]!, String(month), words[2]) : undefined
}

function dayOf(year: string, month?: string, date?: string): PartialDate | undefined {
  const parts = [year, ...[month, date].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0')))]
  const day = parts.join('-')
  const whole = `${day}${'-01-01'.slice((parts.length - 1) * 3)}`
  const read = new Date(`${whole}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== whole ? undefined : day
}
