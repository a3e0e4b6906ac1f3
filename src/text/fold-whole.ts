import { likeLetters } from './letters.ts'

/** Folds a text step by step, whatever it is written with: what `fold` promises, and what its table of letters is made by. */
export function foldWhole(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .normalize('NFKC')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .toLowerCase()
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
  return likeLetters(plain)
}

/**
 * A digit of any script as 0 to 9: Unicode keeps each set of digits in one run of ten. Runs of mathematical digits are
 * longer, but NFKC has already folded those.
 */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
