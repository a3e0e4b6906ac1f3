import { closest, distance } from 'fastest-levenshtein'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { exits, type Graph, type GraphNode, speaks, WELCOME } from '../flow/graph.ts'

/** Links that lead nowhere, nodes that nothing leads to, and rings that never wait for the family. */
export function checkLinks({ flows: { graph, files } }: Content): Fault[] {
  const fault = (node: GraphNode, wrong: string, right: string) =>
    files.get(node.writtenIn)!.fault(['nodes', node.name], wrong, right)
  const faults: Fault[] = []
  for (const node of graph.nodes.values()) {
    for (const exit of exits(node))
      if (!graph.nodes.has(exit)) faults.push(fault(node, `nothing is called '${exit}'`, didYouMean(graph, node, exit)))
    if (speaks(node) && node.after && graph.nodes.get(node.after)?.kind !== 'lookup')
      faults.push(fault(node, `'after' names no look-up: '${node.after}'`, 'name a look-up of this flow'))
    if (node.kind === 'say' && leadsToLookup(graph, node))
      faults.push(fault(node, 'is said before a look-up, and lost when its answer is repeated', 'say it in the answer'))
    if (node.kind !== 'ask' && ring(graph, node))
      faults.push(fault(node, 'leads back to itself without a wait', 'put a question on the way'))
  }
  for (const [flow, start] of graph.starts)
    if (!graph.nodes.has(start))
      faults.push(
        files
          .get(flow)!
          .fault(['start'], `the flow has no node '${start.slice(flow.length + 1)}'`, 'name one of its nodes'),
      )
  const reached = reachable(graph) // what a pattern lends may be left unused
  for (const node of graph.nodes.values())
    if (!reached.has(node.id) && node.writtenIn === node.flow)
      faults.push(fault(node, 'nothing leads here', 'link it or remove it'))
  return faults
}

/** Flows without a topic that are entered all the same: the welcome's, and the one that Twilio says for us. */
const ENTERED = ['menu', 'fallback']

/** Families enter by the welcome or by naming a topic; other nodes must be led to, or lend their options. */
function reachable(graph: Graph): Set<string> {
  const entries = [...graph.starts].filter(
    ([flow]) => ENTERED.includes(flow) || [...graph.nodes.values()].some((node) => node.flow === flow && node.topic),
  )
  const queue = [WELCOME, ...entries.map(([, start]) => start)]
  const reached = new Set(queue)
  for (const id of queue) {
    const node = graph.nodes.get(id)
    const lenders = node?.kind === 'ask' ? node.lenders : []
    for (const next of node ? [...exits(node), ...lenders] : [])
      if (!reached.has(next)) {
        reached.add(next)
        queue.push(next)
      }
  }
  return reached
}

/** Whether a look-up follows within the same turn. */
function leadsToLookup(graph: Graph, from: GraphNode, steps = 0): boolean {
  return exits(from).some((exit) => {
    const node = graph.nodes.get(exit)
    if (!node || node.kind === 'ask' || node.kind === 'end' || steps > graph.nodes.size) return false
    return node.kind === 'lookup' || leadsToLookup(graph, node, steps + 1)
  })
}

function ring(graph: Graph, from: GraphNode): boolean {
  const queue = exits(from)
  const seen = new Set(queue)
  for (const id of queue) {
    if (id === from.id) return true
    const node = graph.nodes.get(id)
    if (!node || node.kind === 'ask') continue
    for (const exit of exits(node))
      if (!seen.has(exit)) {
        seen.add(exit)
        queue.push(exit)
      }
  }
  return false
}

/** The node or flow whose name is nearest to what was written. */
function didYouMean(graph: Graph, { flow }: GraphNode, wanted: string): string {
  const names = [...graph.nodes.values()].map((node) => (node.flow === flow ? node.name : `${node.flow}/${node.name}`))
  const nearest = closest(wanted, [...names, ...graph.starts.keys()])
  if (distance(wanted, nearest) > wanted.length / 2) return 'name a node of this flow, a flow, or flow/node'
  return `did you mean '${nearest}'?`
}
