import type { Session } from './engine/session.ts'

/** A keyed hash of channel, our number and the sender: the only name a conversation has. Made in `channels/`, held in memory. */
export type SessionKey = string & { readonly brand: 'SessionKey' }

/** What a free text is about: a topic of the contract, the language it was said in, whether a life may depend on it. */
export type Understood = { topic: string; locale: string; crisis: boolean }

/** Finds the topic that a free text names, in any served language; `prefer` breaks a tie between languages. */
export type Understanding = { understand(text: string, prefer?: string): Promise<Understood | undefined> }

/** Conversations in progress. They end by themselves; nothing of them is ever written down. */
export type SessionStore = {
  /**
   * Plays one turn of a conversation alone: turns of one key run one after the other, in the order they came. The play
   * gets the session, if it is not over, and returns what to keep of it; nothing is kept when it returns none.
   */
  turn<Result>(key: SessionKey, play: (session: Session | undefined) => Promise<Turn<Result>>): Promise<Result>
  forget(key: SessionKey): Promise<void>
}
export type Turn<Result> = { session: Session | undefined; result: Result }

/** Where a family is, as far as it said: a ZIP code, a state, a city; or a shared position, rounded, for one turn. */
export type Near = { zip?: string; state?: string; city?: string; latitude?: number; longitude?: number }
export type Found = { kind: 'service' | 'consulate' | 'id_program' | 'hotline'; id: string; name: string }
export type Query = { of: Found['kind']; category?: string; near: string }

/** Looks up places and lines. Throws when it cannot answer: the flow then goes its `failed` way. */
export type Directory = { nearest(query: Query): Promise<Found[]> }

export type Clock = {
  /** Milliseconds on a clock that no change of the date moves. */
  monotonicMs(): number
  /** The UTC date on which facts are judged, as `2026-11-22`. */
  today(): string
}

export type Ports = { sessions: SessionStore; understanding: Understanding; directory: Directory; clock: Clock }
