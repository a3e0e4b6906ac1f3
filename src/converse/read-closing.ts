import type { Session } from '../engine/session.ts'
import type { Reads } from '../flow/graph.ts'
import { type Lexicon, withoutPoliteness } from '../replies/lexicon.ts'
import type { Reading } from './reading.ts'

/** Where an answer is awaited in words, thanks are none, and `ok` may be a yes: those questions are asked again. */
const BESIDE: readonly (Reads | undefined)[] = ['choice', 'result', undefined]

/**
 * Thanks or a goodbye, and nothing else: answered in one line. As a first message it must show which language it is in, for
 * `ok` is said in all of them.
 */
export function readClosing(
  session: Session,
  phrase: string,
  lexicons: readonly Lexicon[],
  reads: Reads | undefined,
): Reading | undefined {
  if (!BESIDE.includes(reads)) return undefined
  const said = lexicons.filter((lexicon) => isClosing(phrase, lexicon))
  if (said.length === 0) return undefined
  const reading: Reading = { input: { type: 'closing' }, as: 'global' }
  if (session.entry) return reading
  return said.length === 1 ? { ...reading, locale: said[0]!.locale } : undefined
}

function isClosing(phrase: string, lexicon: Lexicon): boolean {
  return lexicon.closing.has(phrase) || lexicon.closing.has(withoutPoliteness(phrase, lexicon))
}
