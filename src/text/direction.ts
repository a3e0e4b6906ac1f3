import type { Locale } from './catalogue.ts'

/** Scripts written from right to left in which families may read us. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])
/** Unicode, UAX #9: a mark without width, and the pair that keeps what stands inside in its own order. */
const RIGHT_TO_LEFT_MARK = '\u200f'
const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const END_OF_ISOLATE = '\u2069'

const known = new Map<Locale, boolean>()

export function isRightToLeft(locale: Locale): boolean {
  const is = known.get(locale) ?? RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '')
  known.set(locale, is) // asked for every line of every message
  return is
}

/** From a letter or digit of the left-to-right kind to the last one before right-to-left letters come again. */
const FOREIGN_RUN = /[+(]?[\p{sc=Latin}0-9][^\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\n{}]*[\p{sc=Latin}0-9)]/gu
/** One number or one word keeps its order without help; so do digits with hyphens between them, and `I-205`. */
const KEEPS_ITS_ORDER = /^[\p{sc=Latin}\d]+([-.,:/'][\p{sc=Latin}\d]+)*\)?$/u
/** The number of an option stands at the right, whatever follows it. */
const OPTION_NUMBER = /^\d{1,2} /

/**
 * One line in a language written from right to left, so that every phone shows it in the order we mean: telephone
 * numbers with brackets or blanks and phrases in Latin letters stay whole, and a line that begins with one of them still
 * begins at the right. Each mark costs a character, so only what would fall apart gets any.
 */
export function inRightToLeft(line: string): string {
  const [number = ''] = line.match(OPTION_NUMBER) ?? []
  const isolated = line
    .slice(number.length)
    .replace(FOREIGN_RUN, (run) =>
      KEEPS_ITS_ORDER.test(run) ? run : `${LEFT_TO_RIGHT_ISOLATE}${run}${END_OF_ISOLATE}`,
    )
  const [first] = isolated.match(/\p{L}/u) ?? []
  const beginsForeign = first === undefined || /\p{sc=Latin}/u.test(first)
  return `${beginsForeign ? RIGHT_TO_LEFT_MARK : ''}${number}${isolated}`
}
