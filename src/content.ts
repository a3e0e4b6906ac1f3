import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type LoadedFacts, loadFacts } from './facts/load-facts.ts'
import type { Facts } from './facts/schema.ts'
import { byPlace, type Fault } from './flow/faults.ts'
import { type LoadedFlows, loadFlows } from './flow/load-flows.ts'
import type { SourceFile } from './flow/yaml-file.ts'
import type { Catalogue, Locale, Wording } from './text/catalogue.ts'
import { type Cldr, runtimeCldr } from './text/cldr.ts'
import { loadCatalogue } from './text/load-catalogue.ts'
import { type LoadedReviews, loadReviews } from './text/load-reviews.ts'
import { loadWords, type WordLists } from './text/words.ts'
import { type LoadedPhrases, loadPhrases } from './understand/load-phrases.ts'
import { type LoadedUnserved, loadUnserved } from './understand/load-unserved.ts'

/** What a line answers from: everything that is written rather than programmed, wherever it was read. */
export type Spoken = {
  flows: Pick<LoadedFlows, 'graph'>
  facts: Facts
  catalogue: { locales: readonly Locale[]; texts: ReadonlyMap<Locale, ReadonlyMap<string, Wording>> }
  wordLists: Pick<WordLists, 'words' | 'places'>
  reviews: Pick<LoadedReviews, 'reviews'>
  phrases: Pick<LoadedPhrases, 'lists'>
  unserved: Pick<LoadedUnserved, 'lists'>
  /** What people call countries, and the words with more than one reading: the texts of two tables. */
  countries: { words: string; ambiguous: string }
  /** What larger cities of the country are called. */
  cityNames: readonly string[]
  cldr: Cldr
  /** The styles and scripts of the pages, by path as `src/simulator/page.css`. */
  pages: ReadonlyMap<string, string>
}

/** All content as its authors wrote it, with the place of everything and all that is wrong with it. */
export type Content = Pick<Spoken, 'countries' | 'cityNames' | 'cldr' | 'pages'> & {
  flows: LoadedFlows
  facts: LoadedFacts
  catalogue: Catalogue
  wordLists: WordLists
  reviews: LoadedReviews
  phrases: LoadedPhrases
  unserved: LoadedUnserved
  sources: SourceFile[]
}

const COUNTRY_TABLES = { words: 'drizzle/seed/countries.csv', ambiguous: 'drizzle/seed/countries-ambiguous.csv' }
/** A line each, below a heading: the cities with three ZIP codes or more in one state. */
const CITY_TABLE = 'drizzle/seed/cities.csv'
const PAGE_FOLDERS = ['src/simulator', 'src/privacy']
const PAGE_FILE = /^src\/.*\.(css|js)$/

/** Reads all content from its files. Faults are collected, never thrown: whoever loads decides what they stop. */
export function readContent(sources: SourceFile[]): Content {
  const wordLists = loadWords(sources.filter(({ path }) => path.startsWith('locales/')))
  const catalogue = loadCatalogue(sources.filter(({ path }) => path.startsWith('locales/')))
  return {
    reviews: loadReviews(sources),
    phrases: loadPhrases(sources),
    unserved: loadUnserved(sources),
    flows: loadFlows(sources.filter(({ path }) => path.startsWith('flows/') && !path.startsWith('flows/facts/'))),
    facts: loadFacts(sources.filter(({ path }) => path.startsWith('flows/facts/'))),
    catalogue: { ...catalogue, locales: asOffered(catalogue.locales, wordLists) },
    wordLists,
    countries: {
      words: sources.find(({ path }) => path === COUNTRY_TABLES.words)?.text ?? '',
      ambiguous: sources.find(({ path }) => path === COUNTRY_TABLES.ambiguous)?.text ?? '',
    },
    cityNames: (sources.find(({ path }) => path === CITY_TABLE)?.text ?? '').split(/\r?\n/).slice(1).filter(Boolean),
    cldr: runtimeCldr(),
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
export function readingFaults({ flows, facts, catalogue, wordLists, reviews, phrases, unserved }: Content): Fault[] {
  return [flows, facts, catalogue, wordLists, reviews, phrases, unserved].flatMap(({ faults }) => faults).sort(byPlace)
}

/** The content files below a project folder, with paths as `flows/rights/home.yaml`, in a fixed order. */
export function contentFiles(root: string): SourceFile[] {
  const tables = [...Object.values(COUNTRY_TABLES), CITY_TABLE].map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))
  const below = (folder: string, named: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && named.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
  const written = ['flows', 'locales'].flatMap((folder) => below(folder, /\.ya?ml$/))
  const pages = PAGE_FOLDERS.flatMap((folder) => below(folder, /\.(css|js)$/))
  return [...written, ...tables, ...pages]
}
