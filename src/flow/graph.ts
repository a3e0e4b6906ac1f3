import type { FlowNode, OTHER_OUTCOMES } from './schema.ts'

/** A node in the whole graph: flow id, `_`, node name, as in `rights.home_door`. */
export type NodeId = string
/** A key of the catalogues: `rights.home_door.text`, `rights.home_door.labels.paper`, `topics.plan`, `common.hint_choice`. */
export type TextKey = string

export type Option = { label: TextKey; goto: NodeId }
export type Twin = { facts: string[]; keeps: string[] }
/** What every node that speaks carries: its text, the facts the text states, and what replaces it once one of them is due. */
export type Speech = {
  text: TextKey
  /** The key of the twin's text. */
  twinText: TextKey
  facts: string[]
  twin?: Twin
  /** Explains the words the carrier acts on, as HELP and PRIVACY do. */
  namesCarrierWords: boolean
  /** The look-up whose answer the text speaks of. */
  after?: NodeId
  /** Tells one result of that look-up in full, where its text says {{result}}. */
  tellsResult: boolean
}
/** `writtenIn`: the flow whose file has the node and its texts; another than `flow` where it is lent by a pattern. */
type Placed = { id: NodeId; flow: string; writtenIn: string; name: string; topic?: string; file: string }

export type SayNode = Placed & Speech & { kind: 'say'; goto: NodeId }
export type EndNode = Placed & Speech & { kind: 'end' }
export type AskNode = Placed &
  Speech & {
    kind: 'ask'
    reads: Reads
    /** The numbered options in order; a value question has one, to skip it; a language question has none here. */
    options: Option[]
    introduces: boolean
    /** Questions whose options this one lends. */
    lenders: NodeId[]
    more?: NodeId
    save?: string
    goto?: NodeId
    /** Where a number leads, on a list of results. */
    one?: NodeId
  }
export type BranchNode = Placed & {
  kind: 'branch'
  on: string
  cases: Record<string, NodeId>
  known?: NodeId
  otherwise: NodeId
}
export type LookupNode = Placed & {
  kind: 'lookup'
  of: 'service' | 'consulate' | 'id_program' | 'hotline'
  category?: string
  near: string
  country?: string
  /** Where each outcome leads; `none` stands for those that are not named. */
  ways: Record<'found' | 'none' | 'failed', NodeId> & Partial<Record<Outcome, NodeId>>
}
/** What a look-up comes to. */
export type Outcome = 'found' | 'none' | 'failed' | (typeof OTHER_OUTCOMES)[number]
export type GoNode = Placed & { kind: 'go'; set: Record<string, string>; goto: NodeId }
export type GraphNode = SayNode | AskNode | EndNode | BranchNode | LookupNode | GoNode
export type SpeakingNode = SayNode | AskNode | EndNode
export type Reads = Extract<FlowNode, { kind: 'ask' }>['reads']

/** Every node of every flow, and where each flow starts. */
export type Graph = { nodes: ReadonlyMap<NodeId, GraphNode>; starts: ReadonlyMap<string, NodeId> }

/** The node that greets: flow `menu` has it beside its start. */
export const WELCOME: NodeId = 'menu_welcome'

export function speaks(node: GraphNode): node is SpeakingNode {
  return node.kind === 'say' || node.kind === 'ask' || node.kind === 'end'
}

/** Every way out of a node, in the order of its file. */
export function exits(node: GraphNode): NodeId[] {
  if (node.kind === 'say' || node.kind === 'go') return [node.goto]
  if (node.kind === 'branch') return [...Object.values(node.cases), ...present(node.known), node.otherwise]
  if (node.kind === 'lookup') return Object.values(node.ways)
  if (node.kind === 'ask')
    return [
      ...node.options.map((option) => option.goto),
      ...present(node.goto),
      ...present(node.more),
      ...present(node.one),
    ]
  return []
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}
