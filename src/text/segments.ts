import { SegmentedMessage } from 'sms-segments-calculator'

export type Channel = 'sms' | 'whatsapp'
export type Encoding = 'GSM-7' | 'UCS-2'
export type Size = { encoding: Encoding; segments: number }

/** The budgets of a reply: contract, section 7. WhatsApp counts UTF-16 units, for its unit is not documented. */
export const SMS_SEGMENTS: Record<Encoding, number> = { 'GSM-7': 3, 'UCS-2': 4 }
export const WHATSAPP_CHARACTERS = 1024

const REMEMBERED = 5_000
const sizes = new Map<string, Size>()

/**
 * The encoding and the segments Twilio bills for a text, by Twilio's own calculator: 160 septets in GSM-7 or 70 units
 * in UCS-2, and 153 or 67 each once a message needs more than one. Replies repeat, so their sizes are remembered;
 * what people wrote never comes here.
 */
export function sizeOf(text: string): Size {
  const known = sizes.get(text)
  if (known) return known
  const message = new SegmentedMessage(text)
  const size: Size = { encoding: message.encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2', segments: message.segmentsCount }
  if (sizes.size >= REMEMBERED) sizes.clear()
  sizes.set(text, size)
  return size
}

/** Fits in either encoding, were every character one of the two septets that GSM-7 escapes: counting it would say the same. */
const ALWAYS_FITS = 229

/** Whether a text may go out as one reply on this channel. */
export function fits(text: string, channel: Channel): boolean {
  if (channel === 'whatsapp') return text.length <= WHATSAPP_CHARACTERS
  if (text.length > 459) return false // 3 x 153 septets; UCS-2 allows less
  if (text.length <= ALWAYS_FITS) return true
  const { encoding, segments } = sizeOf(text)
  return segments <= SMS_SEGMENTS[encoding]
}

/** US dollars for one SMS segment out, by third-party copies of Twilio's list of July 2026, without carrier fees. */
export const USD_PER_SEGMENT = 0.0083
/** US dollars for one WhatsApp message inside the 24-hour window: Twilio's fee, Meta takes none. */
export const USD_PER_WHATSAPP_MESSAGE = 0.005
