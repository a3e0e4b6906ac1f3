import { sizeOf } from '../text/segments.ts'
import type { Wording } from './answer-texts.ts'

/**
 * A text in letters that an SMS carries at its full length, where the language itself needs no others: one `ú` in the
 * name of a country or an office would more than halve the room of the whole message. `Perú` is told as `Peru`, `ñ` and
 * `é` stay. In a language that is written with other letters a name is left as it is.
 */
export function inPlainLetters(text: string, { say }: Wording): string {
  if (!isPlain(say('status_unknown')) || isPlain(text)) return text
  return text
    .normalize('NFC')
    .replace(/[‘’ʻʼ]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[‐-―]/gu, '-')
    .replace(/\p{L}\p{M}*/gu, (letter) => (isPlain(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')))
}

function isPlain(text: string): boolean {
  return sizeOf(text).encoding === 'GSM-7'
}
