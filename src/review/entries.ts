import { priceInWords, pricesOf } from '../check/prices.ts'
import { SOURCE } from '../check/source.ts'
import type { Content } from '../content.ts'
import { isLaw } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import { type SpeakingNode, speaks } from '../flow/graph.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import type { Signature } from '../text/load-reviews.ts'
import { fingerprint } from '../text/reviews.ts'
import { occasionOf } from './occasions.ts'
import { type WayWords, wayWordsOf } from './way-words.ts'
import { type Way, waysTo } from './ways.ts'

/** One text as it is reviewed: what stands beside it, and where a family meets it. */
export type Entry = {
  text: Text
  english: string
  spanish: string
  /** The flow that it is written in, or the file outside the flows: `rights.home`, `common`. */
  section: string
  part: 'text' | 'twin' | 'label' | 'line'
  /** The node that says it, where a flow does; of several that share it, the first a family meets. */
  node?: SpeakingNode
  /** How a family gets there, in words; outside the flows, when it is said. */
  way: string
  /** What the family wrote last. */
  before: string
  /** The facts it states. */
  facts: string[]
  price: string
  /** Who signed it as it now stands; a draft has nobody. */
  signed?: Signature
  fingerprint: string
}

const SPANISH: Locale = 'es'

/** Every text of a language in the order in which families meet it: flow by flow, then what all flows share. */
export function entriesOf(content: Content, locale: Locale): Entry[] {
  const { graph } = content.flows
  const own = content.catalogue.texts.get(locale)!
  const words = wayWordsOf(content, locale)
  const ways = waysTo(graph)
  const entry = entryMaker(content, locale)
  const met = [...new Set([...ways.keys(), ...graph.nodes.keys()])].map((id) => graph.nodes.get(id)!).filter(speaks)
  const speaker = new Map([...met].reverse().map((node) => [node.text, node])) // the first that says a text stays
  const flows = [...new Set(met.map(({ writtenIn }) => writtenIn))]
  const byFlow = Map.groupBy(
    [...graph.nodes.values()].filter((node) => speaks(node) && speaker.get(node.text) === node) as SpeakingNode[],
    ({ writtenIn }) => writtenIn,
  )
  const said = flows.flatMap((flow) =>
    (byFlow.get(flow) ?? []).flatMap((node) =>
      textsOf(node, own).map(([text, part]) => entry(text, flow, { part, node, ...placeOf(node, words, ways) })),
    ),
  )
  const known = new Set(said.map(({ text }) => text.key))
  const shared = [...own.values()]
    .filter(({ key }) => !known.has(key))
    .map((text) => entry(text, text.key.split('.')[0]!, { part: 'line', way: occasionOf(text.key), before: '' }))
  return [...said, ...shared]
}

/** The text of a node, its twin and its labels. */
function textsOf({ text, twinText }: SpeakingNode, own: ReadonlyMap<string, Text>): [Text, Entry['part']][] {
  const labels = `${text.slice(0, -'.text'.length)}.labels.`
  return [
    ...[own.get(text)].flatMap((found) => (found ? [[found, 'text'] as [Text, Entry['part']]] : [])),
    ...[own.get(twinText)].flatMap((found) => (found ? [[found, 'twin'] as [Text, Entry['part']]] : [])),
    ...[...own.values()]
      .filter(({ key }) => key.startsWith(labels))
      .map((found): [Text, Entry['part']] => [found, 'label']),
  ]
}

function placeOf(node: SpeakingNode, words: WayWords, ways: ReadonlyMap<string, Way>) {
  const way = ways.get(node.id)
  return { way: way ? words.inWords(way) : '[no way leads here]', before: way ? words.typed(way) : '' }
}

function entryMaker(content: Content, locale: Locale) {
  const { catalogue, facts, reviews } = content
  const prices = new Map(pricesOf(content, [locale]).map((price) => [price.text.key, priceInWords(price)]))
  const inLocale = (tag: Locale, key: string) => catalogue.texts.get(tag)?.get(key)?.text ?? ''
  const signed = reviews.reviews.get(locale) ?? {}
  return (text: Text, section: string, place: Pick<Entry, 'part' | 'node' | 'way' | 'before'>): Entry => {
    const english = inLocale(SOURCE, text.key)
    const stated = factsStated(place)
    const signature = signed[text.key]
    return {
      ...{ text, english, spanish: inLocale(SPANISH, text.key), section, ...place, facts: stated },
      price: prices.get(text.key) ?? '',
      ...(signature?.of === fingerprint(text.text) && { signed: signature }),
      fingerprint: rowFingerprint([text.key, text.text, english, ...stated.map((id) => facts.facts.get(id)?.states)]),
    }
  }
}

function factsStated({ part, node }: Pick<Entry, 'part' | 'node'>): string[] {
  if (part === 'text') return node?.facts ?? []
  return part === 'twin' ? [...(node?.twin?.facts ?? []), ...(node?.twin?.keeps ?? [])] : []
}

/** A fact as a lawyer signs it. */
export type FactEntry = { id: string; fact: Fact; fingerprint: string }

/** The facts of law that can be said, in the order of their files. */
export function factsOfLaw({ facts: { facts } }: Content): FactEntry[] {
  return [...facts]
    .filter(([, fact]) => !fact.unshipped && isLaw(fact))
    .map(([id, fact]) => {
      const { states, jurisdiction, sources, confidence, class: kind, as_of, cautions } = fact
      const relied = [id, states, jurisdiction, sources, confidence, kind, as_of, cautions]
      return { id, fact, fingerprint: rowFingerprint(relied) }
    })
}

/** Of all that whoever signs a row relies on. It begins with letters, or a spreadsheet would read some as numbers. */
function rowFingerprint(relied: unknown): string {
  return `v-${fingerprint(JSON.stringify(relied))}`
}
