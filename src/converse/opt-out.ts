import { type AskNode, WELCOME } from '../flow/graph.ts'
import { type Lexicon, withoutPoliteness } from '../replies/lexicon.ts'
import { TWILIO_START_WORDS, TWILIO_STOP_WORDS } from '../text/carrier-words.ts'
import type { Incoming } from './incoming.ts'
import type { Reading } from './reading.ts'

const STOP: ReadonlySet<string> = new Set(TWILIO_STOP_WORDS)
const START: ReadonlySet<string> = new Set(TWILIO_START_WORDS)

/**
 * Reads a wish to stop or to start again: only a whole message, so that "no pare" or "the bus stop" never stops
 * anybody. On SMS the carrier answers its own words, so we are silent and forget. A YES at a question is its answer.
 * Source: contract, section 6; Twilio, Advanced Opt-Out.
 */
export function readOptOut(
  phrase: string,
  incoming: Incoming,
  lexicons: Lexicon[],
  question: AskNode | undefined,
): Reading | undefined {
  const word = incoming.text.trim().toUpperCase() // Twilio acts on the word alone: `stop.` is ours to honour
  const silent: Reading = { input: { type: 'leave' }, as: 'opt_out' }
  if (incoming.carrierAnswered) return silent
  const answersAQuestion = word === 'YES' && question !== undefined
  const byCarrier = incoming.channel === 'sms' && !answersAQuestion
  if (byCarrier && (STOP.has(word) || START.has(word))) return silent
  const stops = lexicons.find(
    (lexicon) => lexicon.stop.has(phrase) || lexicon.stop.has(withoutPoliteness(phrase, lexicon)),
  )
  if (STOP.has(word) || stops)
    return {
      input: { type: 'leave', aside: { text: 'stopped', values: { carrier_word: 'STOP' } } },
      as: 'opt_out',
      // STOP itself is nobody's language; a phrase shows its own.
      ...(stops && !STOP.has(word) && { locale: stops.locale }),
    }
  const starts = lexicons.find((lexicon) => lexicon.start.has(phrase))
  if ((START.has(word) && !answersAQuestion) || starts)
    return {
      input: { type: 'open', node: WELCOME, aside: { text: 'started' } },
      as: 'opt_out',
      ...(starts && !START.has(word) && { locale: starts.locale }),
    }
  return undefined
}
