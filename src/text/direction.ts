import type { Locale } from './catalogue.ts'

/** Scripts written from right to left in which families may read us. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])
/** Unicode, UAX #9: marks without width, and the pair that keeps what stands inside in its own order. */
const RIGHT_TO_LEFT_MARK = '\u200f'
const LEFT_TO_RIGHT_MARK = '\u200e'
const LEFT_TO_RIGHT_ISOLATE = '\u2066'
const END_OF_ISOLATE = '\u2069'

const known = new Map<Locale, boolean>()

export function isRightToLeft(locale: Locale): boolean {
  const is = known.get(locale) ?? RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '')
  known.set(locale, is) // asked for every line of every message
  return is
}

/**
 * From a letter or digit of the left-to-right kind to the last one before right-to-left letters come again, with the mark
 * that ends it within quotes: `"Am I free to go?"`.
 */
const FOREIGN_RUN =
  /[+(]?[\p{sc=Latin}0-9][^\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\n{}]*[\p{sc=Latin}0-9)](?:[.?!](?=["”]))?/gu
/** A bracket that was opened before the run, with what closes inside it: `("notario")`. */
const CLOSES_OUTSIDE = /^([^()]*[\p{sc=Latin}0-9])([^\p{sc=Latin}0-9()]*\))$/u
/** One number or one word needs no isolate, whatever joins it: `1/2026`, `locator.ice.gov`, `I-205`. */
const KEEPS_ITS_ORDER = /^[\p{sc=Latin}\d]+([-.,:/'][\p{sc=Latin}\d]+)*\)?$/u
/**
 * After an Arabic letter digits are Arabic numbers, which a hyphen sets apart: 1-800-799-7233 would be seen as
 * 7233-799-800-1. With a left-to-right mark before them they stay together. Source: UAX #9, rules W2, W4 and W7.
 */
const IS_SET_APART = /^\d.*[-']/
/** The number of an option stands at the right, whatever follows it. */
const OPTION_NUMBER = /^\d{1,2} /

/**
 * One line in a language written from right to left, so that every phone shows it in the order we mean: telephone
 * numbers with brackets or blanks and phrases in Latin letters stay whole, and a line that begins with one of them still
 * begins at the right. Each mark costs a character, so only what would fall apart gets any.
 */
export function inRightToLeft(line: string): string {
  const [number = ''] = line.match(OPTION_NUMBER) ?? []
  const isolated = line.slice(number.length).replace(FOREIGN_RUN, inItsOrder)
  const [first] = isolated.match(/\p{L}/u) ?? []
  const beginsForeign = first === undefined || /\p{sc=Latin}/u.test(first)
  return `${beginsForeign ? RIGHT_TO_LEFT_MARK : ''}${number}${isolated}`
}

function inItsOrder(run: string): string {
  const [, inside, outside] = run.match(CLOSES_OUTSIDE) ?? []
  if (inside !== undefined) return inItsOrder(inside) + outside
  if (!KEEPS_ITS_ORDER.test(run)) return `${LEFT_TO_RIGHT_ISOLATE}${run}${END_OF_ISOLATE}`
  return IS_SET_APART.test(run) ? `${LEFT_TO_RIGHT_MARK}${run}` : run
}
