import type { Fault } from '../flow/faults.ts'
import type { Entry } from './entries.ts'
import type { FilledRow } from './filled-row.ts'

/** Characters that a text never holds: control characters, lost ones, overrides of the direction of writing. */
const STRAY = /[\p{Cc}\p{Co}\p{Cn}\ufffd\u202a-\u202e]/u
const ONE_LINE = /\.labels\.|^topics\./

/** What is wrong with a correction by itself; what it does to a message is found when all are applied. */
export function wrongCorrection(row: FilledRow, corrected: string, { text, english }: Entry): Fault[] {
  const fault = (wrong: string, right: string) => row.fault('corrected', wrong, right)
  if (corrected === '') return [fault('the correction is empty', 'write the whole text, or clear the cell')]
  const faults: Fault[] = []
  const stray = STRAY.exec(corrected.replaceAll('\n', ''))
  if (stray)
    faults.push(fault(`the character ${codeOf(stray[0])} was lost or does not belong`, 'write the text anew, in UTF-8'))
  if (ONE_LINE.test(text.key) && corrected.includes('\n')) faults.push(fault('an option of two lines', 'one line'))
  return [...faults, ...brokenPlaceholders(corrected, [text.text, english], fault)]
}

/** The placeholders of the text as it is, or of the English; each written as `{{name}}`, and no brace besides. */
function brokenPlaceholders(
  corrected: string,
  allowed: string[],
  fault: (wrong: string, right: string) => Fault,
): Fault[] {
  const used = placeholdersIn(corrected)
  const whole = `keep ${placeholdersIn(allowed[0]!).join(' ') || 'none'}`
  if (/[{}]/.test(corrected.replace(/\{\{\w+\}\}/g, ''))) return [fault('a broken placeholder', whole)]
  const isSame = (others: string[]) => others.length === used.length && others.every((each) => used.includes(each))
  return allowed.some((text) => isSame(placeholdersIn(text)))
    ? []
    : [fault(`the placeholders are ${used.join(' ') || 'gone'}`, whole)]
}

function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
