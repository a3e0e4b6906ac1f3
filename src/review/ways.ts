import { type AskNode, type Graph, type GraphNode, type NodeId, type TextKey, WELCOME } from '../flow/graph.ts'

/** One step of a family or of the line on the way to a text. */
export type Step =
  | { kind: 'greets' }
  /** Writes what a topic is called, or what it is about. */
  | { kind: 'names'; topic: string }
  | { kind: 'option'; number: number; label: TextKey }
  | { kind: 'value'; reads: AskNode['reads'] }
  | { kind: 'more' }
  | { kind: 'result' }
  /** What the line found or knows. Nothing is typed. */
  | { kind: 'when'; what: string }
  /** The carrier says it for us. */
  | { kind: 'down' }
  /** Never said by itself: other questions borrow its options. */
  | { kind: 'lends' }
export type Way = Step[]

const TYPED = new Set<Step['kind']>(['greets', 'names', 'option', 'value', 'more', 'result'])

/** The last thing a family wrote on a way. */
export function lastTyped(way: Way): Step | undefined {
  return way.findLast(({ kind }) => TYPED.has(kind))
}

/**
 * The shortest way from a greeting to every node, with as little known before as can be. What no menu leads to is reached
 * by naming its topic.
 */
export function waysTo(graph: Graph): ReadonlyMap<NodeId, Way> {
  const ways = new Map<NodeId, Way>([[WELCOME, [{ kind: 'greets' }]]])
  const spread = () => {
    spreadOver(graph, ways, stepsFrom)
    spreadOver(graph, ways, (node) => [...stepsFrom(node), ...stepsWhereKnown(node)])
  }
  spread()
  for (const [flow, start] of graph.starts) {
    if (ways.has(start)) continue
    const topic = graph.nodes.get(start)?.topic
    ways.set(start, topic ? [{ kind: 'names', topic }] : [{ kind: flow === 'fallback' ? 'down' : 'lends' }])
    spread()
  }
  return ways
}

function spreadOver(graph: Graph, ways: Map<NodeId, Way>, steps: (node: GraphNode) => [Way, NodeId][]): void {
  const queue = [...ways.keys()]
  for (const id of queue) {
    const node = graph.nodes.get(id)
    for (const [step, next] of node ? steps(node) : []) {
      if (ways.has(next) || !graph.nodes.has(next)) continue
      ways.set(next, [...ways.get(id)!, ...step])
      queue.push(next)
    }
  }
}

const FOUND: Record<string, string> = {
  found: 'something was found',
  none: 'nothing was found',
  failed: 'the directory does not answer',
  anywhere: 'no place was given',
  beyond: 'nothing is near, something is farther off',
  confirmed_none: 'it is known that there is none',
  unknown_place: 'the place is not known',
  several_places: 'there are several places of that name',
  military: 'the address is military',
}
const KNOWN: Record<string, string> = {
  org_phone: 'this line has a telephone number',
  near: 'the place is known already',
  country: 'the country is known already',
}

const when = (what: string): Way => [{ kind: 'when', what }]

function stepsWhereKnown(node: GraphNode): [Way, NodeId][] {
  if (node.kind !== 'branch' || !node.known) return []
  return [[when(KNOWN[node.on] ?? `${node.on} is known`), node.known]]
}

function stepsFrom(node: GraphNode): [Way, NodeId][] {
  switch (node.kind) {
    case 'say':
    case 'go':
      return [[[], node.goto]]
    case 'end':
      return []
    case 'branch':
      return [
        ...Object.entries(node.cases).map(([is, next]): [Way, NodeId] => [when(`${node.on} is ${is}`), next]),
        [[], node.otherwise],
      ]
    case 'lookup':
      return Object.entries(node.ways).map(([outcome, next]) => [when(FOUND[outcome] ?? outcome), next])
    case 'ask':
      return [
        ...(node.goto ? [[[{ kind: 'value', reads: node.reads }], node.goto] as [Way, NodeId]] : []),
        ...node.options.map(({ label, goto }, index): [Way, NodeId] => [
          [{ kind: 'option', number: index + 1, label }],
          goto,
        ]),
        ...(node.one ? [[[{ kind: 'result' }], node.one] as [Way, NodeId]] : []),
        ...(node.more ? [[[{ kind: 'more' }], node.more] as [Way, NodeId]] : []),
      ]
  }
}
