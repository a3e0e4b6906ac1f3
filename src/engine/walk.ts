import type { AskNode, Graph, NodeId } from '../flow/graph.ts'
import type { Effect } from './input.ts'
import type { Session } from './session.ts'

/** What branches may ask besides the saved values: settings of the line, the channel. */
export type Known = Record<string, string>
export type World = { graph: Graph; known: Known; menu: NodeId }

const MAX_NODES_PER_TURN = 20 // no honest turn comes near; only a ring of `say` nodes reaches it

/** Follows the flow to the next wait, look-up or end. */
export function walk(world: World, session: Session, from: NodeId, effects: Effect[]): [Session, Effect[]] {
  let at = from
  let { topic } = session
  for (let visited = 0; visited < MAX_NODES_PER_TURN; visited++) {
    const node = world.graph.nodes.get(at)
    if (!node) throw new Error(`no node is called '${at}'`) // the check of links proves that this cannot happen
    topic = node.topic ?? (node.flow === 'menu' ? undefined : topic)
    if (node.kind === 'say') {
      effects.push({ type: 'say', node: at })
      at = node.goto
    } else if (node.kind === 'go') at = node.goto
    else if (node.kind === 'branch') {
      const value = session.values[node.on] ?? world.known[node.on]
      at = (value !== undefined ? (node.cases[value] ?? node.known) : undefined) ?? node.otherwise
    } else if (node.kind === 'lookup') {
      const { of, category, near } = node
      effects.push({ type: 'lookup', node: at, of, near: session.values[near] ?? '', ...(category && { category }) })
      return [stand(session, at, topic), effects]
    } else if (node.kind === 'end')
      return [stand(session, at, topic), [...effects, { type: 'say', node: at }, { type: 'forget' }]]
    else return wait(session, node, topic, effects)
  }
  throw new FlowLoopError(`the flows never wait after node '${at}'`)
}

function wait(session: Session, node: AskNode, topic: string | undefined, effects: Effect[]): [Session, Effect[]] {
  effects.push({ type: 'say', node: node.id }, { type: 'options', node: node.id })
  return [stand(session, node.id, topic), effects]
}

export function stand(session: Session, at: NodeId, topic: string | undefined): Session {
  const { topic: _, ...rest } = session
  return topic === undefined ? { ...rest, at } : { ...rest, at, topic }
}

/** The flows go round without ever waiting for the family. The check reports such rings before they ship. */
export class FlowLoopError extends Error {
  override name = 'FlowLoopError'
}
