import type { Locale } from './catalogue.ts'

/**
 * What the Unicode CLDR calls countries and languages, in each language. Runtimes carry different parts of it, so a line
 * that is packed on one and runs on another takes its names along: a family is told the same wherever the line runs.
 */
export type Cldr = {
  /** By ISO 3166-1 code. */
  country(locale: Locale, iso2: string, style?: 'long' | 'short'): string | undefined
  /** By tag (BCP 47). */
  language(locale: Locale, tag: string): string | undefined
}

type NamesByCode = Record<string, string>
/** Names as plain JSON, by locale and code. */
export type CldrTable = Record<'long' | 'short' | 'language', Record<Locale, NamesByCode>>

/** Where CLDR has no names in a language it would take those of the machine: always these instead. */
const OTHERWISE = 'en'
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
const TRIPLES = PAIRS.flatMap((pair) => LETTERS.map((third) => pair + third))

/** As the runtime knows it. */
export function runtimeCldr(): Cldr {
  const made = new Map<string, Intl.DisplayNames>() // they are dear to make
  const names = (locale: Locale, type: 'region' | 'language', style: 'long' | 'short'): Intl.DisplayNames => {
    const key = `${locale} ${type} ${style}`
    const known = made.get(key) ?? new Intl.DisplayNames([locale, OTHERWISE], { type, style, fallback: 'none' })
    made.set(key, known)
    return known
  }
  return {
    country: (locale, iso2, style = 'long') => names(locale, 'region', style).of(iso2),
    language: (locale, tag) => names(locale, 'language', 'long').of(tag),
  }
}

/** As a pack keeps it: every country and language, in the languages that are served, and what each of `tags` calls itself. */
export function tableOf(cldr: Cldr, locales: readonly Locale[], tags: readonly string[]): CldrTable {
  const codes = [...new Set([...PAIRS, ...TRIPLES, ...locales, ...tags])].filter((tag) => cldr.language(OTHERWISE, tag))
  const named = (codes: readonly string[], name: (code: string) => string | undefined): NamesByCode =>
    Object.fromEntries(
      codes.flatMap((code) => {
        const said = name(code)
        return said ? [[code, said]] : []
      }),
    )
  const inEach = (name: (locale: Locale) => NamesByCode) =>
    Object.fromEntries([...new Set([...locales, OTHERWISE])].map((locale) => [locale, name(locale)]))
  const countries = PAIRS.map((pair) => pair.toUpperCase())
  return {
    long: inEach((locale) => named(countries, (iso2) => cldr.country(locale, iso2))),
    short: inEach((locale) => named(countries, (iso2) => cldr.country(locale, iso2, 'short'))),
    language: {
      ...Object.fromEntries(tags.map((tag) => [tag, named([tag], (itself) => cldr.language(itself, itself))])),
      ...inEach((locale) => named(codes, (tag) => cldr.language(locale, tag))),
    },
  }
}

/** As a table kept it. */
export function keptCldr(table: CldrTable): Cldr {
  return {
    country: (locale, iso2, style = 'long') => table[style][locale]?.[iso2],
    language: (locale, tag) => table.language[locale]?.[tag],
  }
}
