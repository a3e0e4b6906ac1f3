import { type AskNode, type Graph, type LookupNode, type NodeId, type SpeakingNode, speaks } from '../flow/graph.ts'
import type { Effect, Lookup } from './input.ts'
import { RESULTS_IN_A_MESSAGE, type Session } from './session.ts'

/** What branches may ask besides the saved values: settings of the line, the channel. */
export type Known = Record<string, string>
export type World = { graph: Graph; known: Known; menu: NodeId }

const MAX_NODES_PER_TURN = 20 // no honest turn comes near; only a ring of `say` nodes reaches it

/** Follows the flow to the next wait, look-up or end. */
export function walk(world: World, before: Session, from: NodeId, effects: Effect[]): [Session, Effect[]] {
  let at = from
  let session = before
  let { topic } = session
  for (let visited = 0; visited < MAX_NODES_PER_TURN; visited++) {
    const node = world.graph.nodes.get(at)
    if (!node) throw new Error(`no node is called '${at}'`) // the check of links proves that this cannot happen
    topic = node.topic ?? (node.flow === 'menu' ? undefined : topic)
    if (speaks(node) && node.after && node.after !== session.results?.at) {
      at = node.after // what it speaks of is gone, or was another look-up's
    } else if (node.kind === 'say') {
      effects.push(say(session, node))
      at = node.goto
    } else if (node.kind === 'go') {
      session = { ...session, values: { ...session.values, ...node.set } }
      at = node.goto
    } else if (node.kind === 'branch') {
      const value = session.values[node.on] ?? world.known[node.on]
      at = (value !== undefined ? (node.cases[value] ?? node.known) : undefined) ?? node.otherwise
    } else if (node.kind === 'lookup') {
      return [stand(session, at, topic), [...effects, { type: 'lookup', node: at, ...lookupOf(session, node) }]]
    } else if (node.kind === 'end')
      return [stand(session, at, topic), [...effects, say(session, node), { type: 'forget' }]]
    else return [stand(session, at, topic), [...effects, say(session, node), ...optionsOf(session, node)]]
  }
  throw new FlowLoopError(`the flows never wait after node '${at}'`)
}

/** The numbered answers to a question: those that may have been meant, or what a look-up found, else its own. */
export function optionsOf({ results, offers }: Session, node: AskNode): Effect[] {
  if (node.reads !== 'result' || !results)
    return [{ type: 'options', node: node.id, ...(offers && isOffered(node) && { offers }) }]
  const { rows, from, widerMiles, values } = results
  if (rows.length === 0) return []
  const shown = rows.slice(from, from + RESULTS_IN_A_MESSAGE)
  return [
    {
      type: 'results',
      rows: shown,
      from,
      all: rows.length,
      isWidest: widerMiles === undefined,
      ...(values.miles && { miles: values.miles }),
    },
  ]
}

/** Whether the answers to a question are those that may have been meant. */
export function isOffered({ save, reads }: AskNode): boolean {
  return save !== undefined || reads === 'language'
}

/** The text of a node, with what the last look-up gives it to tell. */
export function say({ results }: Session, node: SpeakingNode): Effect {
  const result = node.tellsResult ? results?.rows[results.one] : undefined
  return { type: 'say', node: node.id, ...(node.after && { values: results!.values }), ...(result && { result }) }
}

/** What a look-up asks, with the values that questions saved. */
export function lookupOf({ values, minimumMiles }: Session, { of, category, near, country }: LookupNode): Lookup {
  const from = country && values[country]
  return {
    of,
    near: values[near] ?? '',
    ...(category && { category }),
    ...(from && { country: from }),
    ...(minimumMiles !== undefined && { minimumMiles }),
  }
}

export function stand(session: Session, at: NodeId, topic: string | undefined): Session {
  return { ...session, at, topic }
}

/** The flows go round without ever waiting for the family. The check reports such rings before they ship. */
export class FlowLoopError extends Error {
  override name = 'FlowLoopError'
}
