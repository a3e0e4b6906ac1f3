import type { Spoken } from '../content.ts'
import type { Fact, Source } from '../facts/schema.ts'
import type { GraphNode, NodeId } from '../flow/graph.ts'
import type { CountryLists } from '../replies/country-words.ts'
import type { Locale } from '../text/catalogue.ts'
import { type CldrTable, keptCldr, tableOf } from '../text/cldr.ts'
import type { Drafts } from '../text/reviews.ts'
import type { Places, Words } from '../text/words.ts'
import { type PackedPhrases, packPhrases, unpackPhrases } from './pack-phrases.ts'

/**
 * Content as plain JSON: maps as their entries, texts by key, nothing of where a file says it. Phrase lists follow it, a
 * line each, in the order of their languages here.
 */
type Packed = {
  nodes: GraphNode[]
  starts: [string, NodeId][]
  facts: [string, Fact][]
  sources: [string, Source][]
  locales: readonly Locale[]
  texts: [Locale, [key: string, text: string][]][]
  words: [Locale, Words][]
  places: [Locale, Places][]
  drafts: [Locale, Drafts][]
  phrases: Locale[]
  unserved: Spoken['unserved']['lists']
  countries: Pick<CountryLists, 'listed' | 'ambiguous'>
  world: Record<Locale, ReturnType<CountryLists['world']>>
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
  drafts,
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
    drafts: [...drafts],
    phrases: [...phrases.lists.keys()],
    unserved: unserved.lists,
    countries: { listed: countries.listed, ambiguous: countries.ambiguous },
    world: Object.fromEntries(catalogue.locales.map((locale) => [locale, countries.world(locale)])),
    cityNames,
    cldr: tableOf(cldr, catalogue.locales, Object.keys(unserved.lists.languages)),
    pages: [...pages],
  }
  const lists = [...phrases.lists.values()].map(packPhrases)
  return [packed, ...lists].map((part) => JSON.stringify(part)).join('\n')
}

/** Reads what `packContent` has written, as UTF-8. Phrase lists are opened when they are asked for. */
export function unpackContent(text: Buffer): Spoken {
  const [first, ...lists] = linesOf(text)
  const packed = JSON.parse(first!.toString()) as Packed
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
    drafts: new Map(packed.drafts),
    phrases: {
      lists: new Map(
        packed.phrases.map((locale, index) => [
          locale,
          unpackPhrases(locale, () => JSON.parse(lists[index]!.toString()) as PackedPhrases),
        ]),
      ),
    },
    unserved: { lists: packed.unserved },
    countries: { ...packed.countries, world: (locale) => packed.world[locale] ?? [] },
    cityNames: packed.cityNames,
    cldr: keptCldr(packed.cldr),
    pages: new Map(packed.pages),
  }
}

/** The lines of a text, without reading them. */
function linesOf(text: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    end = text.indexOf('\n', from)
    lines.push(text.subarray(from, end < 0 ? undefined : end))
  }
  return lines
}
