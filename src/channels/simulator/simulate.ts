import { z } from 'zod'
import type { Reply } from '../../converse/converse.ts'
import { sizeOf } from '../../text/segments.ts'
import { answerMessage } from '../answer.ts'
import type { App } from '../app.ts'
import { numberLocale } from '../number-locale.ts'
import { mediaOf, roundedLocation } from '../twilio/form.ts'

/** Contract, section 4: what a simulated message may hold. */
export const SimulatedMessage = z.strictObject({
  from: z.string().min(1).max(200),
  to: z.string().max(200).optional(),
  channel: z.enum(['sms', 'whatsapp']),
  body: z.string(),
  messageSid: z.string().min(1).max(64).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  numMedia: z.number().int().min(0).max(10).optional(),
  mediaType: z.string().max(200).optional(),
  buttonPayload: z.string().max(200).optional(),
  contentDate: z.iso.date().optional(),
  expire: z.boolean().optional(),
})
export type SimulatedMessage = z.infer<typeof SimulatedMessage>

/** By the id of a row that was told: codes of why it stands where it stands. Nothing of it is kept for a replay. */
export type Why = Record<string, string[]>

/** Plays one simulated message, through the same pipeline as the webhook: once for each MessageSid. */
export async function simulate(app: App, message: SimulatedMessage): Promise<SimulatorReply> {
  return (await explained(app, message)).reply
}

/** Plays one simulated message, and says why each row of the directory was chosen. */
export async function explained(app: App, message: SimulatedMessage): Promise<{ reply: SimulatorReply; why: Why }> {
  const {
    from,
    to = 'simulator',
    channel,
    body,
    messageSid,
    latitude,
    longitude,
    numMedia = 0,
    mediaType,
    buttonPayload,
    contentDate,
  } = message
  const key = app.keyOf('simulator', `${channel}:${from}`, to)
  if (message.expire) await app.ports.sessions.forget(key)
  const media = mediaOf(numMedia, mediaType)
  const location = roundedLocation(latitude ?? Number.NaN, longitude ?? Number.NaN)
  let why: Why = {}
  const { answer, replayed } = await answerMessage(app, {
    key,
    sid: messageSid === undefined ? undefined : `simulator:${messageSid}`,
    incoming: {
      channel,
      text: buttonPayload ?? body,
      ...(media && { media }),
      ...(location && { location }),
      ...numberLocale(to, app.settings),
      today: contentDate ?? app.ports.clock.today(),
      now: onDay(app.ports.clock.now(), contentDate),
    },
    write: (reply) => {
      why = Object.fromEntries(reply.results.map((row) => [row.id, row.why]))
      return JSON.stringify(simulatorReply(reply, channel))
    },
  })
  return { reply: { ...(JSON.parse(answer) as ReturnType<typeof simulatorReply>), replayed }, why }
}

/** The same time of the day on the day that a message is simulated for. */
function onDay(now: Date, day: string | undefined): Date {
  return day === undefined ? now : new Date(`${day}${now.toISOString().slice(10)}`)
}

/** A reply in the shape of contract, section 4; whether it is a replay is known where it is answered. */
export type SimulatorReply = ReturnType<typeof simulatorReply> & { replayed: boolean }

function simulatorReply({ message, results, ...reply }: Reply, channel: 'sms' | 'whatsapp') {
  const size = message && channel === 'sms' ? sizeOf(message.text) : { encoding: null, segments: null }
  return {
    messages: message
      ? [{ text: message.text, encoding: size.encoding, segments: size.segments, options: message.options }]
      : [],
    language: reply.language,
    topic: reply.topic,
    node: reply.node,
    understood: reply.understood,
    expects: reply.expects,
    facts: message?.facts ?? [],
    withheld: message?.withheld ?? [],
    results: results.map(({ kind, id }) => ({ kind, id })),
    ended: reply.ended,
  }
}
