import { z } from 'zod'
import type { Channel } from '../../text/segments.ts'

/** The fields we read; Twilio sends more and adds others without notice, which we sign over and never look at. */
const Form = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
  AccountSid: z
    .string()
    .regex(/^[A-Za-z0-9]{1,64}$/)
    .optional(),
  From: z.string().regex(/^[\w+.:@ -]{1,200}$/u), // opaque: WhatsApp may send an id instead of a number
  To: z.string().regex(/^[\w+.:@ -]{1,200}$/u),
  Body: z.string().default(''),
  NumMedia: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional(),
  MediaContentType0: z.string().optional(),
  Latitude: z.string().optional(),
  Longitude: z.string().optional(),
  OptOutType: z.string().optional(),
  ButtonPayload: z.string().optional(),
  ListId: z.string().optional(),
})
const READ = new Set(Object.keys(Form.shape))
const ONCE = new Set(['From', 'To', 'Body', 'MessageSid', 'AccountSid', 'ButtonPayload', 'ListId'])

/** A message as Twilio brought it. `from` and `to` never leave `channels/` and the key made of them. */
export type TwilioMessage = {
  sid: string
  accountSid?: string
  from: string
  to: string
  channel: Channel
  /** What the family wrote, or the id of the button it tapped. */
  text: string
  media?: 'voice' | 'other'
  location?: { latitude: number; longitude: number }
  carrierAnswered: boolean
}

/** Reads the form of an incoming message, or nothing when it is not one: a field doubled, missing or malformed. */
export function readForm(form: URLSearchParams): TwilioMessage | undefined {
  const fields: Record<string, string> = {}
  let isDoubled = false
  form.forEach((value, name) => {
    if (!READ.has(name)) return // most of it, and `__proto__` too
    isDoubled ||= name in fields && ONCE.has(name)
    fields[name] = value
  })
  const read = Form.safeParse(fields)
  if (isDoubled || !read.success) return undefined
  const { MessageSid, AccountSid, From, To, Body, NumMedia, MediaContentType0, Latitude, Longitude, OptOutType } =
    read.data
  const media = mediaOf(Number(NumMedia ?? 0), MediaContentType0)
  const location = roundedLocation(Number(Latitude ?? Number.NaN), Number(Longitude ?? Number.NaN))
  return {
    sid: MessageSid,
    ...(AccountSid && { accountSid: AccountSid }),
    from: From,
    to: To,
    channel: channelOf(From),
    text: read.data.ButtonPayload ?? read.data.ListId ?? Body,
    ...(media && { media }),
    ...(location && { location }),
    carrierAnswered: OptOutType !== undefined && OptOutType !== '',
  }
}

/** The channel is what stands before the first colon; nothing there means SMS. Source: Twilio, usernames of 2026. */
export function channelOf(address: string): Channel {
  return address.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
}

export function mediaOf(count: number, type: string | undefined): 'voice' | 'other' | undefined {
  if (!(count > 0)) return undefined
  return type?.toLowerCase().startsWith('audio/') ? 'voice' : 'other'
}

/** A shared place, rounded to 0.01 degree (about a kilometre) before anything sees it; undefined outside the Earth. */
export function roundedLocation(
  latitude: number,
  longitude: number,
): { latitude: number; longitude: number } | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
  const rounded = (degrees: number) => Math.round(degrees * 100) / 100
  return { latitude: rounded(latitude), longitude: rounded(longitude) }
}
