import type { Content } from '../content.ts'
import type { Locale, Text } from '../text/catalogue.ts'

/** The language that all others are written from. */
export const SOURCE: Locale = 'en'
export type Translation = { text: Text; source: Text }

/** Every text of every other language, beside the English text it is written from. */
export function translationsOf({ catalogue: { texts } }: Content): Translation[] {
  const sources = texts.get(SOURCE)
  return [...texts]
    .filter(([locale]) => locale !== SOURCE)
    .flatMap(([, own]) =>
      [...own.values()].flatMap((text) => {
        const source = sources?.get(text.key)
        return source ? [{ text, source }] : [] // a text nobody uses is a fault of its own
      }),
    )
}

/** The script of a language by ISO 15924, as CLDR has it: `Cyrl`, `Hans`. Languages it does not know are written in Latin. */
export function scriptOf(locale: Locale): string {
  return new Intl.Locale(locale).maximize().script ?? 'Latn'
}
