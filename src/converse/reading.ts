import type { Input } from '../engine/input.ts'

/** How a message was understood: the names of contract, section 4. */
export type UnderstoodAs = 'choice' | 'value' | 'topic' | 'global' | 'opt_out' | 'nothing'

/** What a message means where the conversation stands: the engine's input, how it was understood, the language it shows. */
export type Reading = {
  input: Input
  as: UnderstoodAs
  locale?: string
  /** Nothing shows which language the message is in. */
  isUnsure?: true
}
