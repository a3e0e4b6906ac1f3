import type { Locale, Translate } from './catalogue.ts'
import type { Cldr } from './cldr.ts'

/**
 * What countries, languages and days are called in a language: as `locales/<locale>/names.yaml` says it, else as the
 * Unicode CLDR does. Only a language that CLDR does not have needs a file.
 */
export type Names = {
  /** By ISO 3166-1 code. */
  country(iso2: string): string
  /** By tag (BCP 47). */
  language(tag: string): string
  /** From 0, a Sunday. */
  weekday(day: number): string
}

const A_SUNDAY = Date.UTC(2023, 0, 1)
const DAY_MS = 86_400_000
export function namesOf(translate: Translate, cldr: Cldr, locale: Locale): Names {
  const own = (name: string) => {
    const key = `names.${name}`
    const text = translate(locale, key)
    return text === key ? undefined : text
  }
  return {
    country: (iso2) => own(`country_${iso2}`) ?? cldr.country(locale, iso2) ?? iso2,
    language: (tag) => own(`language_${tag}`) ?? cldr.language(locale, tag) ?? tag,
    weekday: (day) =>
      own(`weekday_${day}`) ??
      new Intl.DateTimeFormat([locale, 'en'], { weekday: 'long', timeZone: 'UTC' }).format(A_SUNDAY + day * DAY_MS),
  }
}

/** Whether CLDR knows what things are called in a language. */
export function isNamedByRuntime(locale: Locale): boolean {
  return Intl.DisplayNames.supportedLocalesOf([locale]).length > 0
}
