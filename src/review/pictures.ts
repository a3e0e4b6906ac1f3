import { SPEAKERS } from '../check/budgets.ts'
import { differentReplies, type Reply, saidAtMost } from '../check/messages.ts'
import type { Content } from '../content.ts'
import { dayAfter } from '../facts/freshness.ts'
import type { SpeakingNode } from '../flow/graph.ts'
import { pressOf } from '../hotline.ts'
import type { Locale } from '../text/catalogue.ts'
import { compose, type Message } from '../text/compose.ts'
import { type Size, sizeOf, usdOf } from '../text/segments.ts'

/** One page of a message as a phone gets it. `usd` is the price of the page without carrier fees. */
export type ShownPage = Size & { text: string; usd: number }
/** A whole message: pages after the first come on MORE. */
export type Picture = { pages: ShownPage[] }

/** A day before every review date: all is said as it is written. */
const FRESH = '2000-01-01'

export type PicturesOf = (node: SpeakingNode, part: 'text' | 'twin') => Picture | undefined

/**
 * Composes the message a node speaks in, as the longest-named line would send it by SMS: who speaks where a topic begins,
 * the age of the law, the options, and the longest answer of the directory where there is one.
 */
export function picturesIn(content: Content, locale: Locale): PicturesOf {
  const press = pressOf(content, SPEAKERS[1]!, content.catalogue.locales)
  const replies = repliesByText(content)
  return (node, part) => {
    const reply = replies.get(node.text)
    const day = part === 'text' ? FRESH : dayOfTwin(content, node)
    if (!reply || !day) return undefined
    const said = saidAtMost(press, reply, locale)
    const page = (at: number) => compose(press, said, { locale, channel: 'sms', today: day, page: at })
    const first = page(0)
    return { pages: [first, ...Array.from({ length: first.pages - 1 }, (_, index) => page(index + 1))].map(shown) }
  }
}

function shown({ text }: Message): ShownPage {
  const size = sizeOf(text)
  return { text, ...size, usd: usdOf(size.segments) }
}

/** By the key of a text, the reply that a family gets it in: the one that begins and ends with it, if there is one. */
function repliesByText(content: Content): ReadonlyMap<string, Reply> {
  const { graph } = content.flows
  const found = new Map<string, { reply: Reply; rank: number }>()
  for (const reply of differentReplies(content))
    for (const part of reply.parts) {
      const node = part.type === 'say' ? graph.nodes.get(part.node) : undefined
      if (!node || !('text' in node)) continue
      const rank = (reply.waits === node.id ? 0 : 2) + (reply.entry === node.id ? 0 : 1)
      if (rank < (found.get(node.text)?.rank ?? Number.POSITIVE_INFINITY)) found.set(node.text, { reply, rank })
    }
  return new Map([...found].map(([key, { reply }]) => [key, reply]))
}

/** The day after the first dated fact of a node is due: its twin is served. */
function dayOfTwin({ facts }: Content, { facts: stated, twin }: SpeakingNode): string | undefined {
  if (!twin) return undefined
  const [first] = stated
    .flatMap((id) => facts.facts.get(id) ?? [])
    .filter((fact) => fact.class === 'dated' && !fact.helpline)
    .map((fact) => fact.review_by)
    .sort()
  return first && dayAfter(first)
}
