import type { Content } from '../content.ts'
import { type Day, type Standing, standing } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import { versionOn } from '../facts/version.ts'
import { type SpeakingNode, speaks } from '../flow/graph.ts'

/** A fact that some text states and whose review is past on a day. */
export type Due = { fact: string; standing: Exclude<Standing, 'fresh'>; reviewBy: Day; nodes: string[] }
/** How the texts of one topic stand on a day. */
export type Remains = { topic: string; asWritten: number; overdue: number; twins: number; withheld: number }

/** What is due on a day, which texts give way to their twins, and what remains of each topic. */
export function dueOn({ flows, facts: { facts } }: Content, today: Day): { due: Due[]; topics: Remains[] } {
  const due = new Map<string, Due>()
  const topics = new Map<string, Remains>()
  for (const node of [...flows.graph.nodes.values()].filter(speaks)) {
    for (const id of new Set([...node.facts, ...(node.twin?.facts ?? [])])) {
      const fact = facts.get(id)
      const stands = fact ? standing(fact, today) : 'fresh'
      if (!fact || stands === 'fresh') continue
      const entry = due.get(id) ?? { fact: id, standing: stands, reviewBy: fact.review_by, nodes: [] }
      entry.nodes.push(node.id)
      due.set(id, entry)
    }
    const topic = node.topic ?? `(${node.flow})`
    const remains = topics.get(topic) ?? { topic, asWritten: 0, overdue: 0, twins: 0, withheld: 0 }
    remains[served(node, facts, today)] += 1
    topics.set(topic, remains)
  }
  const order = (a: Due, b: Due) => a.reviewBy.localeCompare(b.reviewBy) || a.fact.localeCompare(b.fact)
  return {
    due: [...due.values()].sort(order),
    topics: [...topics.values()].sort((a, b) => a.topic.localeCompare(b.topic)),
  }
}

/** Which version of a node's text a family gets. */
function served(node: SpeakingNode, facts: ReadonlyMap<string, Fact>, today: Day): Exclude<keyof Remains, 'topic'> {
  const version = versionOn(node, facts, today)
  if (version !== 'text') return version === 'twin' ? 'twins' : 'withheld'
  return node.facts.some((id) => standing(facts.get(id)!, today) === 'overdue') ? 'overdue' : 'asWritten'
}
