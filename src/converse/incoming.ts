import type { Locale } from '../text/catalogue.ts'
import type { Channel } from '../text/segments.ts'

/** What came in, cleaned of everything that could name its sender. */
export type Incoming = {
  channel: Channel
  text: string
  /** The language of the number that was texted, if it has one. */
  numberLocale?: Locale
  media?: 'voice' | 'other'
  location?: { latitude: number; longitude: number }
  /** The carrier has already answered this message and blocked or unblocked the number. */
  carrierAnswered?: boolean
  today: string
  /** The time on the wall, for opening hours. */
  now: Date
}
