import { ANSWER_TEXTS } from '../answers/answer-texts.ts'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { speaks } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import { COMMON_TEXTS } from '../text/common-texts.ts'
import { isNamedByRuntime } from '../text/names.ts'
import { PRIVACY_TEXTS } from '../text/privacy-texts.ts'

/** Texts that the graph needs and a language lacks, and texts that no flow uses. */
export function checkTexts(content: Content): Fault[] {
  const everywhere = keysOf(content)
  return content.catalogue.locales.flatMap((locale) => {
    const wanted = new Map([...everywhere, ...namesWanted(content, locale)])
    const texts = content.catalogue.texts.get(locale)!
    const gaps = [...wanted].filter(([key]) => !texts.has(key)).map(([key, file]) => gap(locale, key, file))
    const isOwnName = (key: string) => key.startsWith('names.') && namesItself(locale)
    const leftovers = [...texts.values()].filter(({ key }) => !wanted.has(key) && !isOwnName(key))
    return [
      ...(isLanguageTag(locale) ? [] : [noTag(locale)]),
      ...gaps,
      ...leftovers.map(({ file, at }) => file.fault(at, 'no flow uses this text', 'remove it, or mend its name')),
    ]
  })
}

/** What a language has to say itself, because CLDR does not have it: the days, the languages and the countries we name. */
function namesWanted({ catalogue, countries }: Content, locale: Locale): [key: string, file: string][] {
  if (!namesItself(locale)) return []
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => `weekday_${day}`)
  const languages = catalogue.locales.map((tag) => `language_${tag}`)
  const codes = countries.codes.map((code) => `country_${code}`)
  return [...days, ...languages, ...codes].map((name) => [`names.${name}`, 'names'])
}

/** Every key the graph needs, with the file that should hold it. */
function keysOf({ flows: { graph }, catalogue }: Content): Map<string, string> {
  const keys = new Map<string, string>([
    ...Object.keys(COMMON_TEXTS).map((key) => [`common.${key}`, 'common'] as const),
    ...Object.keys(ANSWER_TEXTS).map((key) => [`answers.${key}`, 'answers'] as const),
    ...Object.keys(PRIVACY_TEXTS).map((key) => [`privacy-page.${key}`, 'privacy-page'] as const),
  ])
  for (const flow of graph.starts.keys()) {
    const name = `topics.${flow}`
    if ([...catalogue.texts.values()].some((texts) => texts.has(name))) keys.set(name, 'topics')
  }
  for (const node of graph.nodes.values()) {
    const file = node.writtenIn.replaceAll('.', '/')
    if (speaks(node)) keys.set(node.text, file)
    if (speaks(node) && node.twin) keys.set(node.twinText, file)
    for (const { label } of node.kind === 'ask' ? node.options : []) keys.set(label, keys.get(label) ?? fileOf(label))
  }
  return keys
}

/** `rights.home_door.labels.paper` stands in `rights/home`, `topics.plan` in `topics`. */
function fileOf(key: string): string {
  const [flow = ''] = key.split('_')
  return /^(topics|common)\./.exec(key)?.[1] ?? flow.replaceAll('.', '/')
}

function gap(locale: Locale, key: string, file: string): Fault {
  const path = `locales/${locale}/${file}.yaml`
  return { file: path, line: 1, col: 1, path: key, wrong: 'this text is missing', right: 'write it' }
}

function namesItself(locale: Locale): boolean {
  return isLanguageTag(locale) && !isNamedByRuntime(locale)
}

/** Whether a folder is named so that Unicode knows its language and script. */
export function isLanguageTag(locale: string): boolean {
  try {
    // `tl` is right, though Unicode would rather have `fil`; `pt_br` and `zh-hans` are not.
    const [canonical = ''] = Intl.getCanonicalLocales(locale)
    return canonical === locale || canonical.split('-')[0] !== locale.toLowerCase().split('-')[0]
  } catch {
    return false
  }
}

function noTag(locale: Locale): Fault {
  const wrong = `'${locale}' is no language tag`
  return { file: `locales/${locale}`, line: 1, col: 1, path: '(folder)', wrong, right: 'name it as pt-BR or zh-Hans' }
}
