import { playTurn, type Reply } from '../converse/converse.ts'
import type { Incoming } from '../converse/incoming.ts'
import { newSession } from '../engine/session.ts'
import type { Hotline } from '../hotline.ts'
import type { Verdict } from '../limits/budgets.ts'
import { speaksLikeUs } from '../limits/loop.ts'
import type { Payer } from '../limits/reply-limits.ts'
import type { SessionKey } from '../ports.ts'
import type { CommonText } from '../text/common-texts.ts'
import { type Channel, sizeOf, USD_PER_SEGMENT, USD_PER_WHATSAPP_MESSAGE } from '../text/segments.ts'
import type { App } from './app.ts'
import { plainReply } from './plain-reply.ts'

/**
 * Plays a turn and sends of its reply what the budgets allow. When that is less than the reply, the conversation stays
 * where the family last saw it: a number they type later never answers a question they were not shown.
 */
export function limitedTurn(app: App, payer: Payer, key: SessionKey, incoming: Incoming): Promise<Reply> {
  return app.ports.sessions.turn(key, async (before) => {
    const { session, result: played } = await playTurn(app.ports, app.hotline, app.sources, before, incoming)
    const sent = withinLimits(app, payer, incoming, played)
    const stays = sent === played || played.ended ? session : (before ?? newSession(played.language))
    const isCounted = sent === played && sent.message && stays
    const counted = isCounted
      ? app.counts.add({ ...sent, channel: incoming.channel }, before?.counted)
      : before?.counted
    return { session: stays && { ...stays, ...(counted && { counted }) }, result: sent }
  })
}

/** The reply, what the budgets leave of it, or none. It is counted as sent. */
export function withinLimits({ limits, hotline }: App, payer: Payer, incoming: Incoming, reply: Reply): Reply {
  if (!reply.message) return reply
  const { topic, understood } = reply
  const isMachine =
    WRITES.test(incoming.text) && (speaksLikeUs(incoming.text) || limits.isEcho(payer.line(incoming.text)))
  const verdict = limits.spend(payer, {
    price: priceOf(reply.message.text, incoming.channel),
    crisis: isCrisis(topic),
    unread: understood === 'nothing' || isMachine,
  })
  const sent = leftOf(hotline, reply, verdict)
  if (sent.message) limits.sentLine(payer.line(sent.message.text))
  return sent
}

function leftOf({ press }: Hotline, reply: Reply, verdict: Verdict): Reply {
  if (verdict === 'full') return reply
  const { topic, language, ended } = reply
  const key = verdict === 'crisis' && isCrisis(topic) ? IN_CRISIS[topic] : IN_ONE_SEGMENT[verdict]
  if (key) return { ...plainReply(press, language, key), ended }
  const { message: _withheld, ...silent } = reply
  return silent
}

/** Whatever we say holds a letter, so a bare number is never an echo of it. */
const WRITES = /\p{L}/u

const IN_ONE_SEGMENT: Partial<Record<Verdict, CommonText>> = {
  short: 'brief_today',
  notice: 'brief_until_tomorrow',
  wait: 'brief_wait',
}
const IN_CRISIS = {
  'crisis.danger': 'brief_danger',
  'crisis.suicide': 'brief_suicide',
  'crisis.abuse': 'brief_abuse',
  'crisis.child': 'brief_child',
  'crisis.door_now': 'brief_door_now',
  'crisis.taken_now': 'brief_taken_now',
} as const satisfies Record<string, CommonText>

function isCrisis(topic: string): topic is keyof typeof IN_CRISIS {
  return topic in IN_CRISIS
}

/** In millionths of a dollar. */
function priceOf(text: string, channel: Channel): { full: number; oneSegment: number } {
  const each = Math.round((channel === 'sms' ? USD_PER_SEGMENT : USD_PER_WHATSAPP_MESSAGE) * 1_000_000)
  return { full: channel === 'sms' ? sizeOf(text).segments * each : each, oneSegment: each }
}
