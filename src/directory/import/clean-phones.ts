import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { PhoneRecord } from '../service-record.ts'

export type Phones = { phones: PhoneRecord[]; isWrong: boolean }

/** Area codes never have a 9 in the middle, and neither area code nor exchange is N11. */
const DIALABLE = /^\+1[2-9](?!11)[0-8]\d[2-9](?!11)\d{6}$/
const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)[2-9]\d{6}$/
const SHORT = /^(?:211|311|411|511|611|711|811|911|988)$/
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']

/**
 * The numbers of a cell, none or several: letters as the keypad has them, extensions kept, short codes as they are. What
 * cannot be dialled in the US is left out, and said. Parentheses, dots and words around a number do not matter.
 */
export function readPhones(
  cell: string,
  { kind, extension }: { kind: PhoneRecord['kind']; extension?: string },
): Phones {
  const text = cell.replace(/^["'\s]+|["'\s]+$/g, '')
  if (text === '') return { phones: [], isWrong: false }
  if (SHORT.test(text)) return { phones: [{ number: text, kind }], isWrong: false }
  if (kind === 'text' && /^\d{5,6}$/.test(text)) return { phones: [{ number: text, kind }], isWrong: false }
  const shown = withDigits(text)
    .replace(/\b[x#]\s*opt\S*/gi, '')
    .replace(/(\d)\s*opt(ion)?\s*\d+/gi, '$1')
  const found = findPhoneNumbersInText(shown, 'US').filter(({ number: { number } }) => isDialable(number))
  const phones = found.map(({ number: one }) => {
    const ext = one.ext ?? (found.length === 1 ? digitsOf(extension) : undefined)
    return { number: String(one.number), ...(ext && { extension: ext }), kind }
  })
  const isFax = /\bfax\b/i.test(text) && phones.length === 1
  return {
    phones: isFax ? phones.map((one) => ({ ...one, kind: 'fax' as const })) : phones,
    isWrong: phones.length === 0,
  }
}

function isDialable(number: string): boolean {
  return DIALABLE.test(number) || TOLL_FREE.test(number)
}

/** `1-877-LAW-REP-4` and `305-CALL-NOW` as digits. An extension or a word of English has no digits before it. */
function withDigits(text: string): string {
  return text.replace(/\b(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ][A-Z\d][A-Z\d-]{5,9}[A-Z\d]\b/g, (number) =>
    /[A-Z]/.test(number) ? number.replace(/[A-Z]/g, digitOf) : number,
  )
}

function digitOf(letter: string): string {
  return String(KEYPAD.findIndex((key) => key.includes(letter.toLowerCase())) + 2)
}

function digitsOf(extension: string | undefined): string | undefined {
  return /^\D{0,6}(\d{1,7})$/.exec((extension ?? '').trim())?.[1]
}

const KINDS: [RegExp, PhoneRecord['kind']][] = [
  [/fax/i, 'fax'],
  [/tty|tdd|textphone|video/i, 'tty'],
  [/\b(text|sms)\b/i, 'text'],
]

/** What kind of line its type or description says. Most say nothing: a voice. */
export function lineKindOf(type: string, description: string): PhoneRecord['kind'] {
  const said = type.trim() || description
  return KINDS.find(([word]) => word.test(said))?.[1] ?? 'voice'
}
