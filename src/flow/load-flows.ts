import type { Fault } from './faults.ts'
import type { AskNode, Graph, GraphNode, NodeId, Option, Speech } from './graph.ts'
import { Flow, type FlowNode } from './schema.ts'
import { parseYaml, readAs, type SourceFile, type YamlFile } from './yaml-file.ts'

export type LoadedFlows = { graph: Graph; files: ReadonlyMap<string, YamlFile>; faults: Fault[] }
/** `lent`: the names of the nodes that a pattern lends to this flow. */
type Source = { flow: Flow; file: YamlFile; lent: Set<string> }

/** Reads every flow file into one graph with absolute node ids. Collects the faults of all files; links are checked apart. */
export function loadFlows(sources: SourceFile[]): LoadedFlows {
  const faults: Fault[] = []
  const flows = new Map<string, Source>()
  for (const source of sources) {
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, Flow)
    faults.push(...unreadable, ...wrong)
    if (!value) continue
    const expected = source.path
      .replace(/^flows\//, '')
      .replace(/\.ya?ml$/, '')
      .replaceAll('/', '.')
    if (value.id !== expected)
      faults.push(
        file.fault(['id'], `'${value.id}' does not fit the path of its file`, `write '${expected}' or move the file`),
      )
    flows.set(value.id, { flow: value, file, lent: new Set() })
  }
  for (const source of flows.values()) faults.push(...borrow(flows, source))
  const nodes = new Map<NodeId, GraphNode>()
  const gone = [...flows.values()].filter(({ flow }) => !flow.pattern)
  for (const source of gone)
    for (const [name, node] of Object.entries(source.flow.nodes)) {
      const id = nodeId(source.flow.id, name)
      if (nodes.has(id))
        faults.push(source.file.fault(['nodes', name], `two nodes make the id '${id}'`, 'rename one of them'))
      nodes.set(id, compile(flows, source, name, node))
    }
  const starts = new Map(gone.map(({ flow }) => [flow.id, nodeId(flow.id, flow.start)]))
  return { graph: { nodes, starts }, files: new Map([...flows].map(([id, { file }]) => [id, file])), faults }
}

export function nodeId(flow: string, node: string): NodeId {
  return `${flow}_${node}`
}

/** Gives a flow the nodes of its pattern that it does not write itself. */
function borrow(flows: Map<string, Source>, { flow, file, lent }: Source): Fault[] {
  if (!flow.like) return []
  const pattern = flows.get(flow.like)?.flow
  if (!pattern?.pattern)
    return [file.fault(['like'], `no pattern is called '${flow.like}'`, 'name a flow with `pattern: true`')]
  for (const [name, node] of Object.entries(pattern.nodes)) {
    if (Object.hasOwn(flow.nodes, name)) continue
    flow.nodes[name] = node
    lent.add(name)
  }
  return []
}

function compile(flows: Map<string, Source>, source: Source, name: string, node: FlowNode): GraphNode {
  const { flow, file, lent } = source
  const to = (target: string) => resolve(flows, flow, target)
  const id = nodeId(flow.id, name)
  const writtenIn = lent.has(name) ? flow.like! : flow.id
  const texts = nodeId(writtenIn, name)
  const placed = { id, flow: flow.id, writtenIn, name, file: file.path, ...(flow.topic && { topic: flow.topic }) }
  switch (node.kind) {
    case 'say':
      return { kind: 'say', ...placed, ...speech(flow, texts, node), goto: to(node.goto) }
    case 'end':
      return { kind: 'end', ...placed, ...speech(flow, texts, node) }
    case 'go':
      return { kind: 'go', ...placed, set: node.set, goto: to(node.goto) }
    case 'branch': {
      const cases = Object.fromEntries(Object.entries(node.cases).map(([value, target]) => [value, to(target)]))
      return {
        kind: 'branch',
        ...placed,
        on: node.on,
        cases,
        ...(node.known && { known: to(node.known) }),
        otherwise: to(node.otherwise),
      }
    }
    case 'lookup': {
      const { of, near, country, others } = node
      const ways = {
        found: to(node.found),
        none: to(node.none),
        failed: to(node.failed),
        ...Object.fromEntries(Object.entries(others).map(([outcome, target]) => [outcome, to(target)])),
      }
      const { category } = flow
      return { kind: 'lookup', ...placed, of, near, ways, ...(country && { country }), ...(category && { category }) }
    }
    case 'ask':
      return {
        kind: 'ask',
        ...placed,
        ...speech(flow, texts, node),
        introduces: false,
        lenders: [],
        ...question(flows, flow, texts, node),
      }
  }
}

function speech(flow: Flow, id: NodeId, node: Extract<FlowNode, { facts: string[] }>): Speech {
  const { facts, twin, names_carrier_words: namesCarrierWords = false, tells_result: tellsResult = false, after } = node
  return {
    text: `${id}.text`,
    twinText: `${id}.twin`,
    facts,
    namesCarrierWords,
    tellsResult,
    ...(twin && { twin }),
    ...(after && { after: nodeId(flow.id, after) }),
  }
}

type Ask = Extract<FlowNode, { kind: 'ask' }>
type Question = Pick<AskNode, 'reads' | 'options'> &
  Partial<Pick<AskNode, 'introduces' | 'lenders' | 'more' | 'save' | 'goto' | 'one'>>

function question(flows: Map<string, Source>, flow: Flow, id: NodeId, node: Ask): Question {
  const to = (target: string) => resolve(flows, flow, target)
  if (node.reads === 'language') return { reads: 'language', options: [] }
  if (node.reads === 'result') return { reads: 'result', options: [], one: to(node.one) }
  if (node.reads === 'yes_no') {
    const options = [
      { label: 'common.yes', goto: to(node.yes) },
      { label: 'common.no', goto: to(node.no) },
    ]
    if (node.not_sure) options.push({ label: 'common.not_sure', goto: to(node.not_sure) })
    return { reads: 'yes_no', options }
  }
  if (node.reads === 'choice') {
    const options = optionsOf(flows, flow, id, node, new Set())
    const lenders = node.choices.flatMap((choice) => ('include' in choice ? [to(choice.include)] : []))
    return {
      reads: 'choice',
      options,
      introduces: node.introduces ?? false,
      lenders,
      ...(node.more && { more: to(node.more) }),
    }
  }
  return {
    reads: node.reads,
    options: [{ label: 'common.skip', goto: to(node.skip) }],
    save: node.save,
    goto: to(node.goto),
  }
}

/** The options of a question, those it includes from other questions in their place. */
function optionsOf(flows: Map<string, Source>, flow: Flow, id: NodeId, node: FlowNode, seen: Set<NodeId>): Option[] {
  if (node.kind !== 'ask' || node.reads !== 'choice' || seen.has(id)) return []
  seen.add(id)
  return node.choices.flatMap((choice) => {
    if ('include' in choice) {
      const lender = locate(flows, flow, choice.include)
      const lent = lender && flows.get(lender.flow)?.flow.nodes[lender.name]
      return lender && lent
        ? optionsOf(flows, flows.get(lender.flow)!.flow, nodeId(lender.flow, lender.name), lent, seen)
        : []
    }
    const label = choice.label ? `${id}.labels.${choice.label}` : `topics.${choice.goto.split('/')[0]}`
    return [{ label, goto: resolve(flows, flow, choice.goto) }]
  })
}

/** Where a target leads: `door` in this flow, `rights.home` to its start, `rights.home/door` to one node. */
function locate(flows: Map<string, Source>, flow: Flow, target: string): { flow: string; name: string } | undefined {
  const [head = '', name] = target.split('/')
  if (name !== undefined) return { flow: head, name }
  if (Object.hasOwn(flow.nodes, head)) return { flow: flow.id, name: head }
  const start = flows.get(head)?.flow.start
  return start === undefined ? undefined : { flow: head, name: start }
}

function resolve(flows: Map<string, Source>, flow: Flow, target: string): NodeId {
  const found = locate(flows, flow, target)
  return found ? nodeId(found.flow, found.name) : target // the check of links names it
}
