import type { Content } from './content.ts'
import { type Countries, countriesOf } from './replies/country.ts'
import { type Lexicon, lexiconOf } from './replies/lexicon.ts'
import type { States } from './replies/place.ts'
import { type Locale, translator } from './text/catalogue.ts'
import type { Press, Speaker } from './text/compose.ts'
import { phraseOf } from './text/fold.ts'
import { labelsOf } from './text/labels.ts'
import type { Words } from './text/words.ts'

/** One line as it runs: the content compiled for its settings. Built once at start, the same for every family. */
export type Hotline = {
  press: Press
  /** The languages served, in the order they are offered. */
  locales: Locale[]
  defaultLocale: Locale
  words: ReadonlyMap<Locale, Words>
  lexicons: readonly Lexicon[]
  /** What each topic is called in a list of options, folded: whoever writes it goes there from everywhere. */
  topicNames: ReadonlyMap<string, { topic: string; locale: Locale }>
  states: States
  countries: Countries
}

export type HotlineSettings = { speaker: Speaker; locales: Locale[]; defaultLocale: Locale }

export function openHotline(content: Content, { speaker, locales, defaultLocale }: HotlineSettings): Hotline {
  const words = content.wordLists.words
  return {
    press: pressOf(content, speaker, locales),
    locales,
    defaultLocale,
    words: new Map(locales.map((locale) => [locale, words.get(locale)!])),
    lexicons: locales.map((locale) => lexiconOf(locale, words.get(locale)!)),
    topicNames: topicNamesOf(content, locales),
    states: statesOf(content),
    countries: countriesOf(locales),
  }
}

/** What the messages of a line are composed from. */
export function pressOf(content: Content, speaker: Speaker, locales: Locale[]): Press {
  const { graph } = content.flows
  const translate = translator(content.catalogue)
  const languages = locales.map((locale) => ({ locale, name: content.wordLists.words.get(locale)?.name ?? locale }))
  const labels = labelsOf(graph, languages, translate)
  return { graph, facts: content.facts.facts, translate, speaker, languages, labels }
}

function topicNamesOf({ catalogue }: Content, locales: Locale[]): Hotline['topicNames'] {
  const texts = locales.flatMap((locale) => [...(catalogue.texts.get(locale)?.values() ?? [])])
  const names = texts.filter(({ key }) => key.startsWith('topics.'))
  return new Map(names.map(({ key, text, locale }) => [phraseOf(text), { topic: key.slice('topics.'.length), locale }]))
}

/** Every word for a state in every language, and its postal code. */
function statesOf({ wordLists }: Content): States {
  const named = [...wordLists.places.values()].flatMap(({ states }) => Object.entries(states))
  return new Map(named.flatMap(([code, names]) => [code, ...names].map((name) => [phraseOf(name), code] as const)))
}
