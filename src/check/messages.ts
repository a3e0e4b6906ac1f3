import type { Content } from '../content.ts'
import { type Graph, type NodeId, speaks, WELCOME } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Part, Press } from '../text/compose.ts'
import { withLongestAnswers } from './longest-answers.ts'

/** One reply a family can get: where it begins, what it says, whether a topic is named here for the first time. */
export type Reply = { entry: NodeId; waits: NodeId; parts: Part[] }

/**
 * Every reply of the graph: from each place where a turn can begin, along every branch, to the next wait. Look-ups are
 * followed on all their ways out, for the answer comes within the same turn.
 */
export function everyReply(graph: Graph): Reply[] {
  return entries(graph).flatMap((entry) =>
    chains(graph, entry, []).map(({ parts, waits }) => ({ entry, waits, parts })),
  )
}

/** Where turns begin: at the start of a flow, and wherever an answer or MORE leads. */
function entries(graph: Graph): NodeId[] {
  const found = new Set<NodeId>([WELCOME, ...graph.starts.values()])
  for (const node of graph.nodes.values())
    if (node.kind === 'ask') {
      for (const option of node.options) found.add(option.goto)
      if (node.goto) found.add(node.goto)
      if (node.more) found.add(node.more)
      if (node.one) found.add(node.one)
    }
  return [...found]
}

const NODES_ON_A_WAY = 30 // a ring is reported by the check of links; here it only has to end

function chains(graph: Graph, id: NodeId, said: Part[], depth = 0): { parts: Part[]; waits: NodeId }[] {
  const node = graph.nodes.get(id)
  if (!node || depth > NODES_ON_A_WAY) return []
  const on = (next: NodeId, parts = said) => chains(graph, next, parts, depth + 1)
  switch (node.kind) {
    case 'say':
      return on(node.goto, [...said, { type: 'say', node: id }])
    case 'ask':
      return [{ parts: [...said, { type: 'say', node: id }, { type: 'options', node: id }], waits: id }]
    case 'end':
      return [{ parts: [...said, { type: 'say', node: id }], waits: id }]
    case 'go':
      return on(node.goto)
    case 'branch':
      return [...new Set([...Object.values(node.cases), ...(node.known ? [node.known] : []), node.otherwise])].flatMap(
        (next) => on(next),
      )
    case 'lookup':
      return [...new Set(Object.values(node.ways))].flatMap((next) => on(next))
  }
}

/** Each reply once, however many ways lead to it and however many flows borrow its texts. */
export function differentReplies(content: Content): Reply[] {
  const { graph } = content.flows
  const key = ({ entry, parts }: Reply) =>
    JSON.stringify([
      startsTopic(graph, entry),
      parts.map((part) => {
        const node = 'node' in part ? graph.nodes.get(part.node) : undefined
        if (!node || !speaks(node)) return part
        return [part.type, node.text, node.facts, node.kind === 'ask' ? node.options.map(({ label }) => label) : []]
      }),
    ])
  const replies = new Map(everyReply(graph).map((reply) => [key(reply), reply]))
  return [...replies.values()].filter(({ parts }) => isWhole(content, parts))
}

/** What a reply says at its longest: the longest answers of the directory, and who speaks where a topic begins. */
export function saidAtMost(press: Press, { entry, parts }: Reply, locale: Locale): Part[] {
  const told = withLongestAnswers(press, parts, locale)
  return startsTopic(press.graph, entry) ? [...told, { type: 'introduce' }] : told
}

/** A crisis topic is introduced by the reply after it: contract, section 7. */
function startsTopic(graph: Graph, entry: NodeId): boolean {
  const topic = graph.nodes.get(entry)?.topic
  return topic !== undefined && graph.starts.get(topic) === entry && !topic.startsWith('crisis.')
}

/** Whether every fact of a reply is there; where one is missing its own fault says so. */
function isWhole({ flows, facts }: Content, parts: Part[]): boolean {
  return parts.every((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return !node || !speaks(node) || [...node.facts, ...(node.twin?.facts ?? [])].every((id) => facts.facts.has(id))
  })
}
