import type { Locale, Translate } from './catalogue.ts'

/**
 * What countries, languages and days are called in a language: as `locales/<locale>/names.yaml` says it, else as the
 * Unicode CLDR of the runtime does. Only a language that CLDR does not have needs a file.
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
/** Where CLDR has no names in a language it would take those of the machine: always these instead. */
const OTHERWISE = 'en'

export function namesOf(translate: Translate, locale: Locale): Names {
  const locales = [locale, OTHERWISE]
  const own = (name: string) => {
    const key = `names.${name}`
    const text = translate(locale, key)
    return text === key ? undefined : text
  }
  const display = (type: 'region' | 'language', code: string) =>
    own(`${type === 'region' ? 'country' : type}_${code}`) ?? displayNames(locales, type).of(code) ?? code
  return {
    country: (iso2) => display('region', iso2),
    language: (tag) => display('language', tag),
    weekday: (day) =>
      own(`weekday_${day}`) ??
      new Intl.DateTimeFormat(locales, { weekday: 'long', timeZone: 'UTC' }).format(A_SUNDAY + day * DAY_MS),
  }
}

const made = new Map<string, Intl.DisplayNames>()

/** They are dear to make, and there are two a language. */
function displayNames(locales: Locale[], type: 'region' | 'language'): Intl.DisplayNames {
  const key = `${type} ${locales[0]}`
  const known = made.get(key) ?? new Intl.DisplayNames(locales, { type })
  made.set(key, known)
  return known
}

/** Whether CLDR knows what things are called in a language. */
export function isNamedByRuntime(locale: Locale): boolean {
  return Intl.DisplayNames.supportedLocalesOf([locale]).length > 0
}
