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
  sources: SourceFile[]
}

/** Reads all content from its files. Faults are collected, never thrown: whoever loads decides what they stop. */
export function readContent(sources: SourceFile[]): Content {
  return {
    reviews: loadReviews(sources),
    phrases: loadPhrases(sources),
    flows: loadFlows(sources.filter(({ path }) => path.startsWith('flows/') && !path.startsWith('flows/facts/'))),
    facts: loadFacts(sources.filter(({ path }) => path.startsWith('flows/facts/'))),
    catalogue: loadCatalogue(sources.filter(({ path }) => path.startsWith('locales/'))),
    wordLists: loadWords(sources.filter(({ path }) => path.startsWith('locales/'))),
    sources,
  }
}

/** What already failed while the files were read, in file order. */
export function readingFaults({ flows, facts, catalogue, wordLists, reviews, phrases }: Content): Fault[] {
  return [flows, facts, catalogue, wordLists, reviews, phrases].flatMap(({ faults }) => faults).sort(byPlace)
}

/** The content files below a project folder, with paths as `flows/rights/home.yaml`, in a fixed order. */
export function contentFiles(root: string): SourceFile[] {
  return ['flows', 'locales'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') })),
  )
}
