import { z } from 'zod'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type YamlFile } from '../flow/yaml-file.ts'
import type { Locale } from '../text/catalogue.ts'
import { phraseOf } from '../text/fold.ts'
import { SOURCE, translationsOf } from './source.ts'

/** `locales/<locale>/glossary.yaml`: by term, every form the texts of the language may use. A word may end in `*`. */
const Glossary = z.record(z.string(), z.array(z.string().min(1)).min(1))

type Form = { written: string; found: RegExp }
type Terms = { file: YamlFile; forms: Map<string, Form[]> }

/** Where English uses a term of its glossary, every other language uses one of its own forms of it. */
export function checkGlossaries(content: Content): Fault[] {
  const { glossaries, faults } = glossariesOf(content)
  const english = glossaries.get(SOURCE)
  if (!english) return faults
  const others = content.catalogue.locales.filter((locale) => locale !== SOURCE)
  const termsIn = new Map<string, string[]>()
  const breaches = translationsOf(content).flatMap(({ text, source }) => {
    const own = glossaries.get(text.locale)
    if (!own) return []
    const terms = termsIn.get(source.key) ?? termsOf(source.text, english)
    termsIn.set(source.key, terms)
    const said = padded(text.text)
    return terms.flatMap((term) => {
      const forms = own.forms.get(term)
      if (!forms || forms.some(({ found }) => said.search(found) >= 0)) return []
      const [first] = forms
      return text.file.fault(
        text.at,
        `English says the term '${term}' here, this text none of its forms`,
        `say "${first!.written}", or add the form to locales/${text.locale}/glossary.yaml`,
      )
    })
  })
  return [...faults, ...others.flatMap((locale) => gaps(locale, glossaries.get(locale), english)), ...breaches]
}

/** Terms that a language has no forms for, and terms that English does not have. */
function gaps(locale: Locale, own: Terms | undefined, english: Terms): Fault[] {
  if (!own)
    return [
      {
        ...{ file: `locales/${locale}/glossary.yaml`, line: 1, col: 1, path: '(file)' },
        wrong: 'the glossary is missing',
        right: `write the forms of ${[...english.forms.keys()].join(', ')}`,
      },
    ]
  const missing = [...english.forms.keys()].filter((term) => !own.forms.has(term))
  const unknown = [...own.forms.keys()].filter((term) => !english.forms.has(term))
  return [
    ...missing.map((term) => own.file.fault([], `has no form of '${term}'`, 'add the forms its texts use')),
    ...unknown.map((term) => own.file.fault([term], `English has no term '${term}'`, 'mend its name or remove it')),
  ]
}

function glossariesOf({ sources }: Content): { glossaries: Map<Locale, Terms>; faults: Fault[] } {
  const glossaries = new Map<Locale, Terms>()
  const faults: Fault[] = []
  for (const source of sources) {
    const [, locale] = /^locales\/([^/]+)\/glossary\.yaml$/.exec(source.path) ?? []
    if (!locale) continue
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, Glossary)
    faults.push(...unreadable, ...wrong)
    const forms = Object.entries(value ?? {}).map(([term, written]) => [term, written.map(formOf)] as const)
    if (value) glossaries.set(locale, { file, forms: new Map(forms) })
  }
  return { glossaries, faults }
}

/** `power* of attorney` as it is found in a folded text with blanks around each word. */
function formOf(written: string): Form {
  const words = written.split(/\s+/).map((word) => phraseOf(word) + (word.endsWith('*') ? '[^ ]*' : ''))
  return { written, found: new RegExp(` ${words.join(' ')}(?= )`, 'g') }
}

function padded(text: string): string {
  return ` ${phraseOf(text)} `
}

/** The terms of a text. Where two overlap the longer one is meant: an immigration court is no court of its own. */
function termsOf(text: string, { forms }: Terms): string[] {
  const said = padded(text)
  const spans = [...forms].flatMap(([term, ways]) =>
    ways.flatMap(({ found }) =>
      [...said.matchAll(found)].map(({ index, 0: { length } }) => ({ term, from: index, to: index + length })),
    ),
  )
  const kept: typeof spans = []
  for (const span of spans.sort((a, b) => b.to - b.from - (a.to - a.from)))
    if (kept.every(({ from, to }) => span.to <= from || to <= span.from)) kept.push(span)
  return [...new Set(kept.map(({ term }) => term))]
}
