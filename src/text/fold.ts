import { foldByLetter } from './fold-by-letter.ts'
import { foldWhole } from './fold-whole.ts'

/** Text in which nothing but case and blanks can differ: most of what is typed in Latin letters. */
const PLAIN = /^[ -~\n]*$/

/**
 * Folds a text to what people mean by it: compatibility forms, case, accents, letters taken for one another, invisible
 * and control characters and repeated blanks no longer count. `¿Está AQUÍ?` becomes `¿esta aqui?`. NFC and NFD input
 * fold alike.
 */
export function fold(text: string): string {
  return PLAIN.test(text) ? foldPlain(text) : (foldByLetter(text) ?? foldWhole(text))
}

/** Most plain texts are a word or two with one blank between: nothing is searched that is not there. */
function foldPlain(text: string): string {
  const small = text.toLowerCase().trim()
  const even = small.includes('  ') || small.includes('\n') ? small.replace(/\s+/g, ' ') : small
  return even.includes('`') ? even.replaceAll('`', "'") : even
}

/**
 * A word: letters and digits of any script. Chinese is written without blanks and Korean with or without them, so there
 * each character is a word of its own: `律师` is found in any sentence as two words in a row.
 */
const WORD = /[\p{sc=Han}\p{sc=Hangul}]|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hangul}]]+/gv

/** The same of plain text, which is searched five times as fast. */
const PLAIN_WORD = /[a-z\d]+/g

/** The words of a text, folded; an apostrophe inside a word is dropped, so `don't` is `dont`. */
export function wordsOf(text: string): string[] {
  return wordsIn(withoutApostrophes(fold(text)))
}

/** The words of a folded text without apostrophes. */
export function wordsIn(folded: string): string[] {
  return folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? []
}

/** Little words that lose their vowel before another word: French `l'avocat`, Creole `m'ap`. */
const ELIDED = /(?<!\p{L})([cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\p{L})/gu

/** `don't` as `dont`, `l'avocat` as two words. */
export function withoutApostrophes(folded: string): string {
  if (!folded.includes("'")) return folded
  return folded.replace(ELIDED, '$1 ').replace(/(?<=\p{L})'(?=\p{L})/gu, '')
}

/** The whole text as folded words with one blank between: what exact phrases are compared with. */
export function phraseOf(text: string): string {
  return wordsOf(text).join(' ')
}
