import { converse, type Reply } from '../converse/converse.ts'
import type { Incoming } from '../converse/incoming.ts'
import type { Hotline } from '../hotline.ts'
import type { Payer } from '../limits/reply-limits.ts'
import type { SessionKey } from '../ports.ts'
import type { App } from './app.ts'
import { limitedTurn, withinLimits } from './limited-turn.ts'
import { plainReply } from './plain-reply.ts'

type Message = {
  key: SessionKey
  sid: string | undefined
  /** Whom the reply costs money; none where it costs nothing, which is never limited. */
  payer?: Payer
  incoming: Incoming
  write: (reply: Reply) => string
}

/**
 * Answers one message of any channel: once for each MessageSid, and never with an error. When something of ours fails
 * the family gets a next step; what failed is logged by its name alone.
 */
export async function answerMessage(
  app: App,
  { key, sid, payer, incoming, write }: Message,
): Promise<{ answer: string; replayed: boolean }> {
  const work = async () => {
    const reply = payer
      ? await limitedTurn(app, payer, key, incoming)
      : await converse(app.ports, app.hotline, app.sources, key, incoming)
    return { answer: write(reply), forget: reply.ended }
  }
  try {
    if (sid === undefined) return { answer: (await work()).answer, replayed: false }
    return await app.answered.once(app.hashSid(sid), key, work)
  } catch {
    app.log('turn_failed')
    const sorry = apology(app.hotline, incoming)
    return { answer: write(payer ? withinLimits(app, payer, incoming, sorry) : sorry), replayed: false }
  }
}

/** What a family gets when we fail: the place to call, in the language of the number. */
function apology({ press, defaultLocale, locales }: Hotline, { numberLocale }: Incoming): Reply {
  const language = numberLocale && locales.includes(numberLocale) ? numberLocale : defaultLocale
  return plainReply(press, language, 'failed')
}
