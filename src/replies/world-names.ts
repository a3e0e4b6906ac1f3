import type { Locale } from '../text/catalogue.ts'
import type { Cldr } from '../text/cldr.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes of the Unicode CLDR that are no country: unions, currencies, tests. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` && !NO_COUNTRIES.includes(code), // SU is past
)

/** The names of every country of the world in one language, as the Unicode CLDR writes them. */
export function worldNames(cldr: Cldr, locale: Locale): { iso2: string; name: string }[] {
  const and = new Intl.ListFormat(locale)
  return CODES.flatMap((iso2) =>
    [...new Set([cldr.country(locale, iso2), cldr.country(locale, iso2, 'short')])]
      .flatMap((name) => (name ? waysToWrite(name, and) : []))
      .map((name) => ({ iso2, name })),
  )
}

/** `Myanmar (Burma)` is two names; `Trinidad & Tobago` is also written out. */
function waysToWrite(name: string, and: Intl.ListFormat): string[] {
  if (name.includes('(')) return [name, ...name.split(/[()]/)]
  return name.includes(' & ') ? [name, and.format(name.split(' & '))] : [name]
}
