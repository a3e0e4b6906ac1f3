import { createInstance, type i18n } from 'i18next'
import type { Fault } from '../flow/faults.ts'
import type { Path, YamlFile } from '../flow/yaml-file.ts'

/** A language as BCP 47: `es`, `pt-BR`. */
export type Locale = string
export type Wording = { locale: Locale; key: string; text: string }
/** A text, and where its file says it. */
export type Text = Wording & { file: YamlFile; at: Path }
export type Catalogue = {
  locales: Locale[]
  /** Every text of every locale, by locale and key. */
  texts: ReadonlyMap<Locale, ReadonlyMap<string, Text>>
  faults: Fault[]
}

/** Renders a text of a locale, its `{{placeholders}}` filled. A missing text is a fault of the content, found at start. */
export type Translate = (locale: Locale, key: string, values?: Record<string, string>) => string

export function translator(catalogue: { texts: ReadonlyMap<Locale, ReadonlyMap<string, Wording>> }): Translate {
  const instance: i18n = createInstance()
  const resources = Object.fromEntries(
    [...catalogue.texts].map(([locale, texts]) => {
      const filled = [...texts.values()].filter(({ text }) => hasPlaceholder(text))
      return [locale, { translation: Object.fromEntries(filled.map(({ key, text }) => [key, text])) }]
    }),
  )
  void instance.init({
    resources,
    initAsync: false,
    fallbackLng: false, // a gap is a fault, never another language
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // plain text; the TwiML writer escapes
  })
  return (locale, key, values = {}) => {
    const text = catalogue.texts.get(locale)?.get(key)?.text
    // Most texts hold no placeholder and are what they are. None names another text, and to look for it costs an expression.
    return text === undefined || hasPlaceholder(text) ? instance.t(key, { lng: locale, ...values, nest: false }) : text
  }
}

function hasPlaceholder(text: string): boolean {
  return text.includes('{{')
}
