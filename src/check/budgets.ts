import type { Content } from '../content.ts'
import { standing } from '../facts/freshness.ts'
import type { Fault } from '../flow/faults.ts'
import { type Graph, type NodeId, speaks } from '../flow/graph.ts'
import { pressOf } from '../hotline.ts'
import type { Locale } from '../text/catalogue.ts'
import { compose, type Part, type Press } from '../text/compose.ts'
import { type Channel, fits } from '../text/segments.ts'
import { foundIn } from '../text/words.ts'
import { withLongestAnswers } from './longest-answers.ts'
import { everyReply, type Reply } from './messages.ts'

/** The longest names an operator may set, so that what fits here fits everywhere. */
const SPEAKERS = [{ org: 'Vecinas de Confianza USA' }, { org: 'Vecinas de Confianza USA', phone: '+1 (509) 555-0100' }]
const CHANNELS: Channel[] = ['sms', 'whatsapp']
const SHOWN_ON_A_LOCKED_PHONE = 40

/**
 * The size of every reply a family can get, in every language, on every channel, first reply or later, on every day
 * on which the facts in it stand differently. A right with a caution stays on one page with it, whatever the day.
 */
export function checkBudgets(content: Content): Fault[] {
  const { graph } = content.flows
  const faults = new Map<string, Fault>()
  const presses = SPEAKERS.map((speaker) => pressOf(content, speaker, content.catalogue.locales))
  const replies = differentReplies(graph).filter(({ parts }) => whole(content, parts))
  for (const locale of content.catalogue.locales) {
    for (const press of presses) {
      for (const reply of replies)
        for (const today of turningDays(content, reply.parts))
          for (const channel of CHANNELS)
            for (const fault of ofReply(content, press, { ...reply, locale, today, channel }))
              faults.set(`${fault.file}:${fault.line} ${fault.wrong}`, fault)
    }
  }
  return [...faults.values()]
}

/** Each reply once, however many ways lead to it and however many flows borrow its texts. */
function differentReplies(graph: Graph): Reply[] {
  const key = ({ entry, parts }: Reply) =>
    JSON.stringify([
      startsTopic(graph, entry),
      parts.map((part) => {
        const node = 'node' in part ? graph.nodes.get(part.node) : undefined
        if (!node || !speaks(node)) return part
        return [part.type, node.text, node.facts, node.kind === 'ask' ? node.options.map(({ label }) => label) : []]
      }),
    ])
  return [...new Map(everyReply(graph).map((reply) => [key(reply), reply])).values()]
}

/** Whether every fact of a reply is there; where one is missing its own fault says so. */
function whole({ flows, facts }: Content, parts: Part[]): boolean {
  return parts.every((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return !node || !speaks(node) || [...node.facts, ...(node.twin?.facts ?? [])].every((id) => facts.facts.has(id))
  })
}

type Case = { entry: NodeId; waits: NodeId; parts: Part[]; locale: Locale; today: string; channel: Channel }

function ofReply(content: Content, press: Press, { entry, waits, parts, locale, today, channel }: Case): Fault[] {
  const faults: Fault[] = []
  const text = textOf(content, locale, waits)
  if (!text) return []
  const named = startsTopic(press.graph, entry)
  const told = withLongestAnswers(press, parts, locale)
  const said = named ? [...told, { type: 'introduce' } as const] : told
  const at = (wrong: string, right: string) =>
    faults.push(text.file.fault(text.at, `${wrong} (${channel}, from ${entry}, on ${today})`, right))
  const first = compose(press, said, { locale, channel, today, page: 0 })
  for (let page = 0; page < first.pages; page++) {
    const message = page === 0 ? first : compose(press, said, { locale, channel, today, page })
    if (!fits(message.text, channel)) at('a page is over the budget of the channel', 'shorten its longest sentence')
    const shown = message.text.slice(0, SHOWN_ON_A_LOCKED_PHONE)
    const sensitive = foundIn(shown, content.wordLists.safety.get(locale)?.sensitive ?? [])
    if (sensitive) at(`a locked phone shows "${sensitive}" in "${shown}"`, 'open with 40 neutral characters')
    // The first page shows no option only when the text itself was divided.
    if (page === 0 && first.pages > 1 && cautious(content, said) && message.options.length === 0)
      at(
        'a right and its caution fall on different pages',
        'shorten the text until it stands on one page, or divide it into two nodes with a caution each',
      )
  }
  return faults
}

function cautious({ flows, facts }: Content, parts: Part[]): boolean {
  return parts.some((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return node && speaks(node) && node.facts.some((id) => (facts.facts.get(id)?.cautions.length ?? 0) > 0)
  })
}

/** A crisis topic is introduced by the reply after it: contract, section 7. */
function startsTopic(graph: Graph, entry: NodeId): boolean {
  const topic = graph.nodes.get(entry)?.topic
  return topic !== undefined && graph.starts.get(topic) === entry && !topic.startsWith('crisis.')
}

function textOf(content: Content, locale: Locale, id: NodeId) {
  const node = content.flows.graph.nodes.get(id)
  return node && speaks(node) ? content.catalogue.texts.get(locale)?.get(node.text) : undefined
}

/** The days on which a reply first reads differently: today's rule, then each day a fact in it changes its standing. */
function turningDays({ flows, facts }: Content, parts: Part[]): string[] {
  const ids = parts.flatMap((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return node && speaks(node) ? [...node.facts, ...(node.twin?.facts ?? [])] : []
  })
  const days = ids.flatMap((id) => {
    const fact = facts.facts.get(id)
    if (!fact) return []
    const next = dayAfter(fact.review_by)
    const later = `${Number(fact.review_by.slice(0, 4)) + 1}${next.slice(4)}`
    return standing(fact, later) === standing(fact, next) ? [next] : [next, later]
  })
  return [...new Set(['2000-01-01', ...days])]
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
