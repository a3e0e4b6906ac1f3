import type { Spoken } from './content.ts'
import { type CountryWords, compileCountryWords } from './replies/country-words.ts'
import { lexiconOf } from './replies/lexicon.ts'
import { type Lexicons, lexiconsOf } from './replies/lexicons.ts'
import { type NearWords, nearWordsOf } from './replies/near-words.ts'
import { type States, statesOf } from './replies/states.ts'
import { type Locale, translator } from './text/catalogue.ts'
import type { Press, Speaker } from './text/compose.ts'
import { phraseOf } from './text/fold.ts'
import { labelsOf } from './text/labels.ts'
import { namesOf } from './text/names.ts'
import type { Words } from './text/words.ts'
import { compileUnserved, type UnservedLanguages, type WrittenLanguage } from './understand/unserved.ts'

/** One line as it runs: the content compiled for its settings. Built once at start, the same for every family. */
export type Hotline = {
  press: Press
  /** The languages served, in the order they are offered. */
  locales: Locale[]
  defaultLocale: Locale
  words: ReadonlyMap<Locale, Words>
  lexicons: Lexicons
  /** What each topic is called in a list of options, folded: whoever writes it goes there from everywhere. */
  topicNames: ReadonlyMap<string, TopicName[]>
  states: States
  /** What a state is called in each language, by its postal code. */
  stateNames: ReadonlyMap<Locale, ReadonlyMap<string, string>>
  /** The words that stand around a place. */
  nearWords: NearWords
  countries: CountryWords
  /** The languages that are not served here, and how they are recognised. */
  unserved: UnservedLanguages
}

/** A topic that bears a name, and the languages in which it does. */
export type TopicName = { topic: string; locales: Locale[] }

export type HotlineSettings = { speaker: Speaker; locales: Locale[]; defaultLocale: Locale }

export function openHotline(content: Spoken, { speaker, locales, defaultLocale }: HotlineSettings): Hotline {
  const { words, places } = content.wordLists
  const states = statesOf([...places.values()])
  return {
    press: pressOf(content, speaker, locales),
    locales,
    defaultLocale,
    words: new Map(locales.map((locale) => [locale, words.get(locale)!])),
    lexicons: lexiconsOf(locales.map((locale) => lexiconOf(locale, words.get(locale)!))),
    topicNames: topicNamesOf(content, locales),
    states,
    stateNames: stateNamesOf(content),
    nearWords: nearWordsOf([...places.values()], [...words.values()], content.cityNames, states),
    unserved: compileUnserved(content.unserved.lists, content.cldr, writtenElsewhere(content, locales)),
    countries: compileCountryWords(content.countries, locales, states),
  }
}

/** Languages with texts of ours that this line does not serve: met like those that have none. */
function writtenElsewhere({ catalogue, wordLists: { words } }: Spoken, locales: Locale[]): WrittenLanguage[] {
  return catalogue.locales.flatMap((tag) => {
    const list = words.get(tag)
    if (!list || locales.includes(tag)) return []
    return [{ tag, name: list.name, names: list.names, words: list.everyday }]
  })
}

/** What the messages of a line are composed from. */
export function pressOf(
  { flows: { graph }, catalogue, wordLists, facts: { facts }, cldr }: Spoken,
  speaker: Speaker,
  locales: Locale[],
): Press {
  const translate = translator(catalogue)
  const languages = locales.map((locale) => ({ locale, name: wordLists.words.get(locale)?.name ?? locale }))
  const labels = labelsOf(graph, languages, translate)
  const names = (locale: Locale) => namesOf(translate, cldr, locale)
  return { graph, facts, translate, speaker, languages, labels, names, composed: new Map() }
}

function topicNamesOf({ catalogue }: Spoken, locales: Locale[]): Hotline['topicNames'] {
  const texts = locales.flatMap((locale) => [...(catalogue.texts.get(locale)?.values() ?? [])])
  const byName = Map.groupBy(
    texts.filter(({ key }) => key.startsWith('topics.')),
    ({ text }) => phraseOf(text),
  )
  return new Map(
    [...byName].map(([name, named]) => {
      const byTopic = Map.groupBy(named, ({ key }) => key.slice('topics.'.length))
      return [name, [...byTopic].map(([topic, some]) => ({ topic, locales: some.map(({ locale }) => locale) }))]
    }),
  )
}

/** The first name a language has for a state; where it has none of its own, that of the language offered first. */
function stateNamesOf({ catalogue, wordLists: { places } }: Spoken): Hotline['stateNames'] {
  const namesIn = (locale: Locale) =>
    Object.entries(places.get(locale)?.states ?? {}).flatMap(([code, [name]]) => (name ? [[code, name] as const] : []))
  const all = catalogue.locales.filter((locale) => places.has(locale))
  return new Map(all.map((locale) => [locale, new Map([...all.toReversed(), locale].flatMap(namesIn))]))
}
