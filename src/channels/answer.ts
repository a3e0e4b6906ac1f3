import { converse, type Reply } from '../converse/converse.ts'
import type { Incoming } from '../converse/incoming.ts'
import type { Hotline } from '../hotline.ts'
import type { SessionKey } from '../ports.ts'
import type { App } from './app.ts'

type Message = { key: SessionKey; sid: string | undefined; incoming: Incoming; write: (reply: Reply) => string }

/**
 * Answers one message of any channel: once for each MessageSid, and never with an error. When something of ours fails
 * the family gets a next step; what failed is logged by its name alone.
 */
export async function answerMessage(
  app: App,
  { key, sid, incoming, write }: Message,
): Promise<{ answer: string; replayed: boolean }> {
  const work = async () => {
    const reply = await converse(app.ports, app.hotline, app.sources, key, incoming)
    return { answer: write(reply), forget: reply.ended }
  }
  try {
    if (sid === undefined) return { answer: (await work()).answer, replayed: false }
    return await app.answered.once(app.hashSid(sid), key, work)
  } catch {
    app.log('turn_failed')
    return { answer: write(apology(app.hotline, incoming)), replayed: false }
  }
}

/** What a family gets when we fail: the place to call, in the language of the number. */
function apology({ press, defaultLocale, locales }: Hotline, { numberLocale }: Incoming): Reply {
  const language = numberLocale && locales.includes(numberLocale) ? numberLocale : defaultLocale
  const help = press.speaker.phone
    ? press.translate(language, 'common.help_phone', { phone: press.speaker.phone })
    : press.translate(language, 'common.help_lines')
  const text = press.translate(language, 'common.failed', { help })
  return {
    message: { text, options: [], facts: [], withheld: [], page: 0, pages: 1 },
    language,
    topic: 'none',
    node: 'none',
    understood: 'nothing',
    expects: 'nothing',
    results: [],
    ended: false,
  }
}
