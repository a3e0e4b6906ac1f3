import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type LoadedFacts, loadFacts } from './facts/load-facts.ts'
import { byPlace, type Fault } from './flow/faults.ts'
import { type LoadedFlows, loadFlows } from './flow/load-flows.ts'
import type { SourceFile } from './flow/yaml-file.ts'
import { type Catalogue, loadCatalogue } from './text/catalogue.ts'
import { type LoadedReviews, loadReviews } from './text/reviews.ts'
import { loadWords, type WordLists } from './text/words.ts'
import { type LoadedPhrases, loadPhrases } from './understand/load-phrases.ts'

/** Everything that is written rather than programmed: flows, facts, texts, word lists. */
export type Content = {
  flows: LoadedFlows
  facts: LoadedFacts
  catalogue: Catalogue
  wordLists: WordLists
  reviews: LoadedReviews
  phrases: LoadedPhrases
  /** What people call countries, and the words with more than one reading: the texts of two tables. */
  countries: { words: string; ambiguous: string }
  sources: SourceFile[]
}

const COUNTRY_TABLES = { words: 'drizzle/seed/countries.csv', ambiguous: 'drizzle/seed/countries-ambiguous.csv' }

/** Reads all content from its files. Faults are collected, never thrown: whoever loads decides what they stop. */
export function readContent(sources: SourceFile[]): Content {
  return {
    reviews: loadReviews(sources),
    phrases: loadPhrases(sources),
    flows: loadFlows(sources.filter(({ path }) => path.startsWith('flows/') && !path.startsWith('flows/facts/'))),
    facts: loadFacts(sources.filter(({ path }) => path.startsWith('flows/facts/'))),
    catalogue: loadCatalogue(sources.filter(({ path }) => path.startsWith('locales/'))),
    wordLists: loadWords(sources.filter(({ path }) => path.startsWith('locales/'))),
    countries: {
      words: sources.find(({ path }) => path === COUNTRY_TABLES.words)?.text ?? '',
      ambiguous: sources.find(({ path }) => path === COUNTRY_TABLES.ambiguous)?.text ?? '',
    },
    sources,
  }
}

/** What already failed while the files were read, in file order. */
export function readingFaults({ flows, facts, catalogue, wordLists, reviews, phrases }: Content): Fault[] {
  return [flows, facts, catalogue, wordLists, reviews, phrases].flatMap(({ faults }) => faults).sort(byPlace)
}

/** The content files below a project folder, with paths as `flows/rights/home.yaml`, in a fixed order. */
export function contentFiles(root: string): SourceFile[] {
  const tables = Object.values(COUNTRY_TABLES).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const written = ['flows', 'locales'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') })),
  )
  return [...written, ...tables]
}
