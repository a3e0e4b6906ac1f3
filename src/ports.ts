import type { Answer } from './answers/types.ts'
import type { LookedUp, Lookup } from './engine/input.ts'
import type { Found, Session } from './engine/session.ts'

/** A keyed hash of channel, our number and the sender: the only name a conversation has. Made in `channels/`, held in memory. */
export type SessionKey = string & { readonly brand: 'SessionKey' }

/**
 * What a free text is about: a topic of the contract, the language it was said in, whether a life may depend on it.
 * `alsoIn`: other languages in which it says the same just as well, as `consulado` does in two.
 */
export type Understood = { topic: string; locale: string; crisis: boolean; alsoIn: string[] }

export type Understanding = {
  /** The topic that a free text names, by its words, folded, in any served language; `prefer` breaks a tie between languages. */
  understand(words: readonly string[], prefer?: string): Promise<Understood | undefined>
  /** The served language that words are of, folded, where it shows. */
  language(words: readonly string[]): Promise<string | undefined>
}

/** Conversations in progress. They end by themselves; nothing of them is ever written down. */
export type SessionStore = {
  /**
   * Plays one turn of a conversation alone: turns of one key run one after the other, in the order they came. The play
   * gets the session, if it is not over, and returns what to keep of it; nothing is kept when it returns none.
   */
  turn<Result>(key: SessionKey, play: (session: Session | undefined) => Promise<Turn<Result>>): Promise<Result>
  forget(key: SessionKey): Promise<void>
  /** Lets go of conversations that are over, though nobody writes. */
  forgetOld(): Promise<void>
}
export type Turn<Result> = { session: Session | undefined; result: Result }

/** What is looked up, for a family that speaks this language, at this moment. */
export type Question = Lookup & { language: string; now: Date; today: string }

/** The directory. A turn opens it for itself: what it has asked once, it does not ask again. */
export type Directory = { forTurn(): LookUps }

/** Looks up places and lines. Throws when it cannot answer: the flow then goes its `failed` way. */
export type LookUps = {
  /** The answers, the best first: `rows` names them in the same order. */
  lookUp(question: Question): Promise<LookedUp & { answers: Answer[] }>
  /** Rows of an earlier look-up, told anew. One that is no longer there is left out. */
  recall(rows: Found[], question: Question): Promise<Answer[]>
  /** Whether a place of a first message, such as `city:el paso`, is one. */
  knowsPlace(near: string): Promise<boolean>
}

export type Clock = {
  /** Milliseconds on a clock that no change of the date moves. */
  monotonicMs(): number
  /** The UTC date on which facts are judged, as `2026-11-22`. */
  today(): string
  /** The time on the wall, for opening hours. */
  now(): Date
}

export type Ports = { sessions: SessionStore; understanding: Understanding; directory: Directory; clock: Clock }
