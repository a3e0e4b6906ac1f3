import { SegmentedMessage } from 'sms-segments-calculator'

export type Channel = 'sms' | 'whatsapp'
export type Encoding = 'GSM-7' | 'UCS-2'
export type Size = { encoding: Encoding; segments: number }

/** The budgets of a reply: contract, section 7. WhatsApp counts UTF-16 units, for its unit is not documented. */
export const SMS_SEGMENTS: Record<Encoding, number> = { 'GSM-7': 3, 'UCS-2': 4 }
export const WHATSAPP_CHARACTERS = 1024

/** What one segment holds alone, and each of several: septets in GSM-7, UTF-16 units in UCS-2. */
const HOLDS: Record<Encoding, { alone: number; each: number }> = {
  'GSM-7': { alone: 160, each: 153 },
  'UCS-2': { alone: 70, each: 67 },
}
const REMEMBERED = 5_000
const sizes = new Map<string, Size>()

/**
 * The encoding and the segments Twilio bills for a text, as Twilio's own calculator has them: 160 septets in GSM-7 or 70
 * units in UCS-2, and 153 or 67 each once a message needs more than one. Replies repeat, so their sizes are remembered;
 * what people wrote never comes here.
 */
export function sizeOf(text: string): Size {
  const known = sizes.get(text)
  if (known) return known
  const size = sizeByCount(text) ?? calculated(text)
  if (sizes.size >= REMEMBERED) sizes.clear()
  sizes.set(text, size)
  return size
}

function calculated(text: string): Size {
  const { encodingName, segmentsCount } = new SegmentedMessage(text)
  return { encoding: encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2', segments: segmentsCount }
}

/** Texts in which each unit is a character of its own. Where some stick together, a segment ends before them, with room to spare. */
const EACH_ITS_OWN =
  /^[[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Hani}\p{sc=Hang}\p{N}\p{P}\p{S}\p{Z}\n\u200e\u200f\u2066-\u2069]--[\p{M}\u0600-\u0605\u06dd\u1100-\u11ff\u{10000}-\u{10ffff}]]*$/v

/** What counting alone can tell, at a hundredth of the cost; nothing where it matters what a segment would end among. */
function sizeByCount(text: string): Size | undefined {
  if (text.includes('\r')) return undefined // the calculator takes CR LF for one character outside GSM-7
  let septets = 0
  for (const character of text) {
    const needs = septetsOf(character)
    if (needs === 0)
      return EACH_ITS_OWN.test(text) ? { encoding: 'UCS-2', segments: divided('UCS-2', text.length) } : undefined
    septets += needs
  }
  const hasPairs = septets > text.length // an escaped pair is never divided
  return hasPairs ? undefined : { encoding: 'GSM-7', segments: divided('GSM-7', septets) }
}

function divided(encoding: Encoding, units: number): number {
  const { alone, each } = HOLDS[encoding]
  return units <= alone ? 1 : Math.ceil(units / each)
}

const knownSeptets = new Map<string, number>()

/** The septets of one character by Twilio's calculator, which is asked once for each; 0 where GSM-7 has no such character. */
export function septetsOf(character: string): number {
  const known = knownSeptets.get(character)
  if (known !== undefined) return known
  const { encodingName, numberOfCharacters } = new SegmentedMessage(character)
  const septets = encodingName === 'GSM-7' ? numberOfCharacters : 0
  if (knownSeptets.size >= REMEMBERED) knownSeptets.clear()
  knownSeptets.set(character, septets)
  return septets
}

/** Fits in either encoding, were every character one of the two septets that GSM-7 escapes: counting it would say the same. */
const ALWAYS_FITS = 229

/** Whether a text may go out as one reply on this channel. */
export function fits(text: string, channel: Channel): boolean {
  if (channel === 'whatsapp') return text.length <= WHATSAPP_CHARACTERS
  if (text.length <= ALWAYS_FITS) return true
  if (text.length > most('GSM-7')) return false // UCS-2 allows less
  if (text.length > most('UCS-2') && !isGsm7(text)) return false
  const { encoding, segments } = sizeOf(text)
  return segments <= SMS_SEGMENTS[encoding]
}

function isGsm7(text: string): boolean {
  for (const character of text) if (septetsOf(character) === 0) return false
  return true
}

function most(encoding: Encoding): number {
  return SMS_SEGMENTS[encoding] * HOLDS[encoding].each
}

/** US dollars for one SMS segment out, by third-party copies of Twilio's list of July 2026, without carrier fees. */
export const USD_PER_SEGMENT = 0.0083
/** What so many segments cost, to the hundredth of a cent. */
export function usdOf(segments: number): number {
  return Math.round(segments * USD_PER_SEGMENT * 10_000) / 10_000
}
/** US dollars for one WhatsApp message inside the 24-hour window: Twilio's fee, Meta takes none. */
export const USD_PER_WHATSAPP_MESSAGE = 0.005
