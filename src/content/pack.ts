import type { Spoken } from '../content.ts'
import type { Fact, Source } from '../facts/schema.ts'
import type { GraphNode, NodeId } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import { type CldrTable, keptCldr, tableOf } from '../text/cldr.ts'
import type { Reviews } from '../text/load-reviews.ts'
import type { Places, Words } from '../text/words.ts'
import type { PhraseList } from '../understand/load-phrases.ts'
import { type PackedPhrases, packPhrases, unpackPhrases } from './pack-phrases.ts'

/** Content as plain JSON: maps as their entries, texts by key, nothing of where a file says it. */
type Packed = {
  nodes: GraphNode[]
  starts: [string, NodeId][]
  facts: [string, Fact][]
  sources: [string, Source][]
  locales: readonly Locale[]
  texts: [Locale, [key: string, text: string][]][]
  words: [Locale, Words][]
  places: [Locale, Places][]
  reviews: [Locale, Reviews extends ReadonlyMap<Locale, infer Signed> ? Signed : never][]
  phrases: [Locale, PackedPhrases][]
  unserved: Spoken['unserved']['lists']
  countries: Spoken['countries']
  cityNames: Spoken['cityNames']
  cldr: CldrTable
  pages: [path: string, text: string][]
}

/**
 * Writes what a line answers from as one text, which `unpackContent` reads again in a fraction of the time that its YAML
 * files take. Pure: the same content always makes the same text.
 */
export function packContent({
  flows,
  facts,
  catalogue,
  wordLists,
  reviews,
  phrases,
  unserved,
  countries,
  cityNames,
  cldr,
  pages,
}: Spoken): string {
  const packed: Packed = {
    nodes: [...flows.graph.nodes.values()],
    starts: [...flows.graph.starts],
    facts: [...facts.facts],
    sources: [...facts.sources],
    locales: catalogue.locales,
    texts: [...catalogue.texts].map(([locale, texts]) => [
      locale,
      [...texts.values()].map(({ key, text }) => [key, text]),
    ]),
    words: [...wordLists.words],
    places: [...wordLists.places],
    reviews: [...reviews.reviews],
    phrases: [...phrases.lists].map(([locale, list]) => [locale, packPhrases(list)]),
    unserved: unserved.lists,
    countries,
    cityNames,
    cldr: tableOf(cldr, catalogue.locales, Object.keys(unserved.lists.languages)),
    pages: [...pages],
  }
  return JSON.stringify(packed)
}

/** Reads what `packContent` has written. Phrase lists are opened when they are asked for: few lines serve every language. */
export function unpackContent(text: string): Spoken {
  const packed = JSON.parse(text) as Packed
  return {
    flows: { graph: { nodes: new Map(packed.nodes.map((node) => [node.id, node])), starts: new Map(packed.starts) } },
    facts: { facts: new Map(packed.facts), sources: new Map(packed.sources) },
    catalogue: {
      locales: packed.locales,
      texts: new Map(
        packed.texts.map(([locale, texts]) => [
          locale,
          new Map(texts.map(([key, text]) => [key, { locale, key, text }] as const)),
        ]),
      ),
    },
    wordLists: { words: new Map(packed.words), places: new Map(packed.places) },
    reviews: { reviews: new Map(packed.reviews) },
    phrases: {
      lists: new Map<Locale, PhraseList>(packed.phrases.map(([locale, list]) => [locale, unpackPhrases(list)])),
    },
    unserved: { lists: packed.unserved },
    countries: packed.countries,
    cityNames: packed.cityNames,
    cldr: keptCldr(packed.cldr),
    pages: new Map(packed.pages),
  }
}
