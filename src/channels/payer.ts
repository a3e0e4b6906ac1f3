import type { Settings } from '../config/settings.ts'
import type { Payer } from '../limits/reply-limits.ts'
import type { Fingerprint } from '../limits/sketch.ts'
import { fnv1a } from '../text/fnv.ts'
import { keyedHash } from './keyed-hash.ts'
import { withoutChannel } from './number-locale.ts'

/** Names whom a reply costs money, without naming anybody. A number counts once, whatever its channel. */
export type PayerOf = (from: string) => Payer

/** Fingerprints under random bytes that live in this process alone; the number itself is never counted or kept. */
export function payers(): PayerOf {
  const hash = keyedHash()
  const fingerprint = (what: string): Fingerprint => {
    const digest = hash(what, 'hex')
    return { low: Number.parseInt(digest.slice(0, 8), 16), high: Number.parseInt(digest.slice(8, 16), 16) }
  }
  return (from) => {
    const address = withoutChannel(from)
    const sender = fingerprint(`sender\n${address}`)
    return { sender, prefix: fingerprint(`prefix\n${prefixOf(address)}`), line: (text) => firstLine(sender, text) }
  }
}

const ANOTHER_BASIS = 0x1b873593

/** The first line of a text, to or from somebody: nobody else can tell what it is hidden under. */
function firstLine({ low, high }: Fingerprint, text: string): Fingerprint {
  const line = text.trimStart()
  const end = line.indexOf('\n')
  const said = (end < 0 ? line : line.slice(0, end)).trimEnd()
  return { low: low ^ fnv1a(said), high: high ^ fnv1a(said, ANOTHER_BASIS) }
}

/**
 * The block a number was given out in: in North America country, area and exchange (10,000 numbers), elsewhere as many
 * digits. An opaque id is its own block: nobody owns a range of them, and nobody is paid when one is written to.
 */
export function prefixOf(address: string): string {
  return /^\+\d{8,}$/.test(address) ? address.slice(0, 8) : address
}

/**
 * Ranges that families do not text from and that cost dollars a message: North American premium rate, Inmarsat,
 * universal personal numbers, satellite systems, international networks, international premium rate.
 * Source: ITU-T E.164 assigned country codes; NANPA, 900 numbers.
 */
const PREMIUM = /^\+(1900|870|878|88[123]|979)/

/** Whether an answer would go to ourselves, or to whoever is paid for it. */
export function isNeverAnswered(from: string, to: string, { twilioNumbers }: Settings): boolean {
  const address = withoutChannel(from)
  return address === withoutChannel(to) || twilioNumbers.has(address) || (address === from && PREMIUM.test(from))
}
