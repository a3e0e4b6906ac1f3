import type { Graph, NodeId } from '../flow/graph.ts'
import type { Locale, Translate } from './catalogue.ts'
import { phraseOf } from './fold.ts'

/** An option as it is shown, and folded as a reply is compared with it. */
export type Label = { text: string; phrase: string }
export type Language = { locale: Locale; name: string }
export type Labels = (locale: Locale, node: NodeId) => readonly Label[]

/** The option labels of every question in every language, translated and folded once: every turn reads them. */
export function labelsOf(graph: Graph, languages: readonly Language[], translate: Translate): Labels {
  const made = new Map<string, Label>() // most options are `Menu` or `More` once again
  const label = (text: string): Label => {
    const known = made.get(text) ?? { text, phrase: phraseOf(text) }
    made.set(text, known)
    return known
  }
  const names = languages.map(({ name }) => label(name))
  const book = new Map<Locale, Map<NodeId, Label[]>>(
    languages.map(({ locale }) => [
      locale,
      new Map(
        [...graph.nodes.values()].flatMap((node) => {
          if (node.kind !== 'ask') return []
          if (node.reads === 'language') return [[node.id, names] as const]
          return [[node.id, node.options.map((option) => label(translate(locale, option.label)))] as const]
        }),
      ),
    ]),
  )
  return (locale, node) => book.get(locale)?.get(node) ?? []
}
