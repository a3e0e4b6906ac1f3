import type { Session } from '../engine/session.ts'
import type { Reads } from '../flow/graph.ts'
import { greets, type Lexicon } from '../replies/lexicon.ts'
import { lengthAt, stretch } from '../replies/phrases.ts'
import type { Written } from '../replies/written.ts'
import type { Reading } from './reading.ts'

/** Where an answer is awaited in words, thanks are none, and `ok` may be a yes: those questions are asked again. */
const BESIDE: readonly (Reads | undefined)[] = ['choice', 'result', undefined]

/** Longer thanks than this say something else too. */
const MOST_WORDS = 12

/**
 * Thanks or a goodbye, and nothing else: answered in one line. What greets in another language, as `chao` does, takes leave
 * only in a conversation in its own. A first message must show which language it is in, for `ok` is said in all of them.
 */
export function readClosing(
  { entry, language }: Session,
  { phrase, words }: Written,
  lexicons: readonly Lexicon[],
  reads: Reads | undefined,
): Reading | undefined {
  if (!BESIDE.includes(reads)) return undefined
  const said = lexicons.filter((lexicon) => isClosing(words, lexicon))
  const [first] = said
  const isOwn = entry !== '' && said.some(({ locale }) => locale === language)
  if (!first || (!isOwn && lexicons.some((lexicon) => greets(phrase, lexicon)))) return undefined
  const reading: Reading = { input: { type: 'closing' }, as: 'global' }
  if (entry) return reading
  return said.length === 1 ? { ...reading, locale: first.locale } : undefined
}

/** Nothing but thanks, goodbyes and polite words: `ok thank you so much`. */
function isClosing(words: readonly string[], { closing, leaving }: Lexicon): boolean {
  if (words.length > MOST_WORDS) return false
  let takesLeave = false
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(words, at, leaving)
    if (length === 0) return false
    takesLeave ||= closing.has(stretch(words, at, at + length))
    at += length
  }
  return takesLeave
}
