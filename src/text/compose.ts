import { lastKnownTrue, lawAsOf, standing } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import { type Graph, type NodeId, type SpeakingNode, speaks } from '../flow/graph.ts'
import type { Locale, Translate } from './catalogue.ts'
import type { Labels, Language } from './labels.ts'
import { layOut, pagesOf } from './pages.ts'
import { type Channel, fits } from './segments.ts'

/** A piece of a reply, as the engine asks for it. */
export type Part =
  | { type: 'say'; node: NodeId }
  | { type: 'options'; node: NodeId }
  /** A common line: a hint, the help text, an answer beside the place where the conversation stands. */
  | { type: 'aside'; text: string; values?: Record<string, string> }
  /** The line that says who speaks. */
  | { type: 'introduce' }

export type Option = { id: string; label: string }
/** One reply, ready to send: at most one message, its page within the budget of the channel. */
export type Message = {
  text: string
  options: Option[]
  /** The facts stated, and those whose aged text was shown instead. */
  facts: string[]
  withheld: string[]
  page: number
  pages: number
}

export type Speaker = { org: string; phone?: string }
/** What every message is composed from; the same for everybody. */
export type Press = {
  graph: Graph
  facts: ReadonlyMap<string, Fact>
  translate: Translate
  speaker: Speaker
  /** The languages a family may choose, by their own names, in the order offered. */
  languages: readonly Language[]
  labels: Labels
}
export type Setting = { locale: Locale; channel: Channel; today: string; page: number }

/**
 * Composes what one turn says into one message: the texts in order, how old the law in them is, who speaks, then the
 * options, divided into pages where the channel's budget asks for it. Pure; a page past the end is the last one.
 */
export function compose(press: Press, parts: Part[], { locale, channel, today, page }: Setting): Message {
  const say = speakerOf(press, locale)
  const versions = parts.map((part) => (part.type === 'say' ? version(press, part.node, today) : undefined))
  const spoken = versions.filter((each) => each !== undefined)
  const facts = [...new Set(spoken.flatMap((each) => each.facts))]
  const body = parts.flatMap((part, index) => {
    const said = versions[index]
    if (said) return say(said.key).split(/\n+/)
    return part.type === 'aside' ? say(`common.${part.text}`, part.values).split(/\n+/) : []
  })
  const stamps = stampsOf(
    facts.flatMap((id) => press.facts.get(id) ?? []),
    today,
  ).map(([key, date]) => say(key, { date }))
  const who = parts.some((part) => part.type === 'introduce') ? [say('common.who')] : []

  const asking = parts.findLast((part) => part.type === 'options')
  const labels = asking ? press.labels(locale, asking.node) : []
  const node = press.graph.nodes.get(asking?.node ?? '')
  const draft = {
    paragraphs: [...body, ...stamps, ...who],
    options: labels.map(({ text }, index) => `${index + 1} ${text}`),
    continued: say('common.continued'),
    more: say('common.more'),
    goesOn: node?.kind === 'ask' && node.more !== undefined,
  }
  const pages = pagesOf(draft, (text) => fits(text, channel))
  const at = Math.min(page, pages.length - 1)
  const shown = pages[at]!
  return {
    text: layOut(draft, shown, at === pages.length - 1 && !draft.goesOn),
    options: labels.map(({ text }, index) => ({ id: String(index + 1), label: text })).slice(shown.from, shown.to),
    facts,
    withheld: [...new Set(spoken.flatMap((each) => each.withheld))],
    page: at,
    pages: pages.length,
  }
}

/** Says a text of a locale as this line: {{org}} and {{phone}} are the operator's, {{help}} is where help is to be had. */
function speakerOf({ translate, speaker }: Press, locale: Locale) {
  const phone = speaker.phone ?? ''
  const help = translate(locale, speaker.phone ? 'common.help_phone' : 'common.help_lines', { phone })
  return (key: string, values: Record<string, string> = {}) =>
    translate(locale, key, { org: speaker.org, phone, help, ...values })
}

type Version = { key: string; facts: string[]; withheld: string[] }

/** The text of a node on a day: as written, its twin once a fact is due, and a bare next step where the twin is due too. */
function version(press: Press, id: NodeId, today: string): Version {
  const node = speaking(press.graph, id)
  const due = (ids: string[]) => ids.filter((id) => standing(press.facts.get(id)!, today) === 'withheld')
  const withheld = due(node.facts)
  if (withheld.length === 0) return { key: node.text, facts: node.facts, withheld }
  if (node.twin && due(node.twin.facts).length === 0) return { key: node.twinText, facts: node.twin.facts, withheld }
  return { key: 'common.withheld', facts: [], withheld }
}

/** What a message says of the age of its facts: the law, the law past its review, the telephone numbers past theirs. */
function stampsOf(facts: Fact[], today: string): [key: string, date: string][] {
  const overdue = facts.filter((fact) => standing(fact, today) === 'overdue')
  const oldest = (some: Fact[]) => some.map(lastKnownTrue).sort()[0]
  const stamps: [string, string | undefined][] = [
    ['common.last_known_true', oldest(overdue.filter((fact) => !fact.line))],
    ['common.number_checked', oldest(overdue.filter((fact) => fact.line))],
  ]
  if (!stamps[0]![1]) stamps.unshift(['common.law_as_of', lawAsOf(facts)])
  return stamps.flatMap(([key, date]) => (date ? [[key, monthAndYear(date)] as [string, string]] : []))
}

/** `2026-07` as `7/2026`, a bare year as it is: read alike in every language we write. */
function monthAndYear(date: string): string {
  const [year, month] = date.split('-')
  return month ? `${Number(month)}/${year}` : year!
}

function speaking(graph: Graph, id: NodeId): SpeakingNode {
  const node = graph.nodes.get(id)
  if (!node || !speaks(node)) throw new Error(`node '${id}' has no text`)
  return node
}
