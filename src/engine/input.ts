import type { LookupNode, NodeId } from '../flow/graph.ts'

/** What a turn starts from: a reply already read into its meaning, or the answer of a look-up. */
export type Input =
  /** A topic was named, or a word that works everywhere: go there. */
  | { type: 'open'; node: NodeId; aside?: Aside }
  | { type: 'choice'; index: number }
  | { type: 'value'; value: string; keep: boolean }
  | { type: 'back' }
  /** `pages`: how many pages the last message has; only who composes messages knows. */
  | { type: 'more'; pages: number }
  | { type: 'repeat'; aside?: Aside }
  /** Something said beside the place where the conversation stands, which stays. */
  | { type: 'aside'; aside: Aside }
  | { type: 'language'; language: string }
  | { type: 'unread' }
  | { type: 'found'; at: NodeId; outcome: 'found' | 'none' | 'failed' }
  /** Say this, or nothing, and forget the conversation. */
  | { type: 'leave'; aside?: Aside }

export type Aside = { text: string; values?: Record<string, string> }

/** What the caller does, in order. */
export type Effect =
  | { type: 'say'; node: NodeId }
  | { type: 'options'; node: NodeId }
  | { type: 'aside'; text: string; values?: Record<string, string> }
  | { type: 'introduce' }
  | { type: 'lookup'; node: NodeId; of: LookupNode['of']; category?: string; near: string }
  | { type: 'forget' }
