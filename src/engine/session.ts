import type { NodeId } from '../flow/graph.ts'

/** A row of the directory, by the id of the data files, and its name as short as an option. */
export type Found = { kind: 'service' | 'consulate' | 'id_program' | 'hotline'; id: string; name: string }

/** What a look-up found, as far as MORE, a number and WIDER need it: the rows themselves stay in the directory. */
export type Results = {
  /** The look-up. */
  at: NodeId
  rows: Found[]
  /** The first row of the last message, and the one told in full. */
  from: number
  one: number
  /** What texts may name: the place, the radius. */
  values: Record<string, string>
  /** How far WIDER looks; none where there is no farther. */
  widerMiles?: number
}

/** An answer that may have been meant, by its number; of the question for a language, a language. */
export type Offer = { value: string; label: string }

/** One conversation in progress: the least that lets the next reply be understood. */
export type Session = {
  /** The node that waits. */
  at: NodeId
  /** Where the last message began: what REPEAT, SOURCE and a change of language say again. */
  entry: NodeId
  /** The page of that message that was shown last, from 0. */
  page: number
  /** The topic the conversation stands in; none in menus. */
  topic?: string | undefined
  language: string
  /** The few values that questions saved. */
  values: Record<string, string>
  results?: Results | undefined
  /** Which answers may have been meant, until the question that waits is answered. */
  offers?: Offer[] | undefined
  /** How far the look-up under way has to look, at the least. */
  minimumMiles?: number | undefined
  /** Where earlier messages began, the newest last: the way BACK. */
  trail: NodeId[]
  /** Replies in a row that could not be read. */
  misses: number
  /** Whether the family has been told who speaks. */
  introduced: boolean
  /** What this conversation was counted under already: once each. */
  counted?: readonly string[] | undefined
}

export const STEPS_BACK = 8
export const RESULTS_IN_A_MESSAGE = 3

/** A conversation before its first message. */
export function newSession(language: string): Session {
  return { at: '', entry: '', page: 0, language, values: {}, trail: [], misses: 0, introduced: false }
}
