import { CITY_TABLE, COUNTRY_TABLES } from './content/files.ts'
import { type LoadedFacts, loadFacts } from './facts/load-facts.ts'
import type { Facts } from './facts/schema.ts'
import { byPlace, type Fault } from './flow/faults.ts'
import { type LoadedFlows, loadFlows } from './flow/load-flows.ts'
import type { SourceFile } from './flow/yaml-file.ts'
import type { CountryLists } from './replies/country-words.ts'
import { type LoadedCountries, loadCountries } from './replies/load-countries.ts'
import type { Catalogue, Locale, Wording } from './text/catalogue.ts'
import { type Cldr, runtimeCldr } from './text/cldr.ts'
import { loadCatalogue } from './text/load-catalogue.ts'
import { type LoadedReviews, loadReviews } from './text/load-reviews.ts'
import { type Drafts, draftsOf } from './text/reviews.ts'
import { loadWords, type WordLists } from './text/words.ts'
import { type LoadedPhrases, loadPhrases } from './understand/load-phrases.ts'
import { type LoadedUnserved, loadUnserved } from './understand/load-unserved.ts'

/** What a line answers from: everything that is written rather than programmed, wherever it was read. */
export type Spoken = {
  flows: Pick<LoadedFlows, 'graph'>
  facts: Facts
  catalogue: { locales: readonly Locale[]; texts: ReadonlyMap<Locale, ReadonlyMap<string, Wording>> }
  wordLists: Pick<WordLists, 'words' | 'places'>
  /** How much of each language is signed by a reviewer. */
  drafts: ReadonlyMap<Locale, Drafts>
  phrases: Pick<LoadedPhrases, 'lists'>
  unserved: Pick<LoadedUnserved, 'lists'>
  /** What people call countries, and the words with more than one reading. */
  countries: CountryLists
  /** What larger cities of the country are called. */
  cityNames: readonly string[]
  cldr: Cldr
  /** The styles and scripts of the pages, by path as `src/simulator/page.css`. */
  pages: ReadonlyMap<string, string>
}

/** All content as its authors wrote it, with the place of everything and all that is wrong with it. */
export type Content = Pick<Spoken, 'drafts' | 'cityNames' | 'cldr' | 'pages'> & {
  flows: LoadedFlows
  facts: LoadedFacts
  catalogue: Catalogue
  wordLists: WordLists
  reviews: LoadedReviews
  phrases: LoadedPhrases
  unserved: LoadedUnserved
  countries: LoadedCountries
  sources: SourceFile[]
}

const PAGE_FILE = /^src\/.*\.(css|js)$/

/** Reads all content from its files. Faults are collected, never thrown: whoever loads decides what they stop. */
export function readContent(sources: SourceFile[]): Content {
  const wordLists = loadWords(sources.filter(({ path }) => path.startsWith('locales/')))
  const catalogue = loadCatalogue(sources.filter(({ path }) => path.startsWith('locales/')))
  const reviews = loadReviews(sources)
  const named = (name: string) => sources.find(({ path }) => path === name)
  const cldr = runtimeCldr()
  return {
    reviews,
    drafts: new Map([...catalogue.texts].map(([locale, texts]) => [locale, draftsOf(locale, texts, reviews.reviews)])),
    phrases: loadPhrases(sources),
    unserved: loadUnserved(sources),
    flows: loadFlows(sources.filter(({ path }) => path.startsWith('flows/') && !path.startsWith('flows/facts/'))),
    facts: loadFacts(sources.filter(({ path }) => path.startsWith('flows/facts/'))),
    catalogue: { ...catalogue, locales: asOffered(catalogue.locales, wordLists) },
    wordLists,
    countries: loadCountries({ words: named(COUNTRY_TABLES.words), ambiguous: named(COUNTRY_TABLES.ambiguous) }, cldr),
    cityNames: (named(CITY_TABLE)?.text ?? '').split(/\r?\n/).slice(1).filter(Boolean),
    cldr,
    // A hash is taken over a page as a browser sees it, and HTML knows no carriage return.
    pages: new Map(
      sources
        .filter(({ path }) => PAGE_FILE.test(path))
        .map(({ path, text }) => [path, text.replaceAll('\r\n', '\n')] as const),
    ),
    sources,
  }
}

/** Languages in the order in which they are offered; those that claim no place come last, by their tags. */
function asOffered(locales: Locale[], { words }: WordLists): Locale[] {
  const place = (locale: Locale) => words.get(locale)?.place ?? Number.POSITIVE_INFINITY
  return [...locales].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)) || (a < b ? -1 : 1))
}

/** What already failed while the files were read, in file order. */
export function readingFaults(content: Content): Fault[] {
  const { flows, facts, catalogue, wordLists, reviews, phrases, unserved, countries } = content
  return [flows, facts, catalogue, wordLists, reviews, phrases, unserved, countries]
    .flatMap(({ faults }) => faults)
    .sort(byPlace)
}
