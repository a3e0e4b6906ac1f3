import type { LookupNode, NodeId, Outcome } from '../flow/graph.ts'
import type { Found, Offer } from './session.ts'

/** What a turn starts from: a reply already read into its meaning, or the answer of a look-up. */
export type Input =
  /** A topic was named, or a word that works everywhere: go there. */
  | { type: 'open'; node: NodeId; aside?: Aside; values?: Record<string, string> }
  | { type: 'choice'; index: number }
  /** `look`: not the answer that was waited for, but another value for the look-up the message spoke of. */
  | { type: 'value'; value: string; keep: boolean; look?: { save: string; at: NodeId } }
  /** The answer has more than one meaning: these, to choose from. */
  | { type: 'offer'; offers: Offer[] }
  /** The message can be in more than one language: ask in each of them, then go to the topic. */
  | { type: 'ask_language'; node: NodeId; offers: Offer[]; afterwards: NodeId; values?: Record<string, string> }
  | { type: 'back' }
  /** `pages`: how many pages the last message has; only who composes messages knows. */
  | { type: 'more'; pages: number }
  | { type: 'repeat'; aside?: Aside }
  /** Something said beside the place where the conversation stands, which stays. */
  | { type: 'aside'; aside: Aside }
  | { type: 'language'; language: string }
  /** Thanks, or a goodbye: nothing is asked again, and the place where the conversation stands stays. */
  | { type: 'closing' }
  | { type: 'unread' }
  | ({ type: 'found'; at: NodeId } & LookedUp)
  /** Look again, farther. */
  | { type: 'wider' }
  /** Say this, or nothing, and forget the conversation. */
  | { type: 'leave'; aside?: Aside }

/** What a look-up came to: its rows, the best first, and what texts may say of it. */
export type LookedUp = {
  outcome: Outcome
  rows: Found[]
  values: Record<string, string>
  offers?: Offer[]
  widerMiles?: number
}

export type Aside = { text: string; values?: Record<string, string> }

/** What the caller does, in order. */
export type Effect =
  /** `language`: said in another one than the conversation's. */
  | { type: 'say'; node: NodeId; values?: Record<string, string>; result?: Found; language?: string }
  | { type: 'options'; node: NodeId; offers?: Offer[] }
  /** The rows of one message, of which the first is number `from` + 1 of `all`. */
  | { type: 'results'; rows: Found[]; from: number; all: number; isWidest: boolean; miles?: string }
  | { type: 'aside'; text: string; values?: Record<string, string> }
  | { type: 'introduce' }
  | ({ type: 'lookup'; node: NodeId } & Lookup)
  | { type: 'forget' }

/** What to look up: `near` and `country` as the questions saved them; `near` is empty where no place was given. */
export type Lookup = {
  of: LookupNode['of']
  category?: string
  near: string
  country?: string
  minimumMiles?: number
}
