import type { Locale } from '../text/catalogue.ts'
import { phraseOf } from '../text/fold.ts'

/** Country names, folded, to their ISO 3166-1 code. */
export type Countries = ReadonlyMap<string, string>

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** The names of every country in the given languages, as the Unicode CLDR has them in the runtime. */
export function countriesOf(locales: readonly Locale[]): Countries {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  const names = locales.map((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }))
  return new Map(
    names.flatMap((name) =>
      codes.flatMap((code) => {
        const found = name.of(code)
        return found ? [[phraseOf(found), code] as const] : []
      }),
    ),
  )
}

/** A country in a reply, by its whole name. */
export function readCountry(text: string, countries: Countries): string | undefined {
  return countries.get(phraseOf(text))
}
