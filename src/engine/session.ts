import type { NodeId } from '../flow/graph.ts'

/** One conversation in progress: the least that lets the next reply be understood. */
export type Session = {
  /** The node that waits. */
  at: NodeId
  /** Where the last message began: what REPEAT, SOURCE and a change of language say again. */
  entry: NodeId
  /** The page of that message that was shown last, from 0. */
  page: number
  /** The topic the conversation stands in; none in menus. */
  topic?: string
  language: string
  /** The few values that questions saved. */
  values: Record<string, string>
  /** Where earlier messages began, the newest last: the way BACK. */
  trail: NodeId[]
  /** Replies in a row that could not be read. */
  misses: number
  /** Whether the family has been told who speaks. */
  introduced: boolean
}

export const STEPS_BACK = 8

/** A conversation before its first message. */
export function newSession(language: string): Session {
  return { at: '', entry: '', page: 0, language, values: {}, trail: [], misses: 0, introduced: false }
}
