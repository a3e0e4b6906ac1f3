import { z } from 'zod'
import { itemsOf, pagesOf, TwilioError } from './pages.ts'
import type { Ask } from './rest.ts'

const PAGE_SIZE = 1000 // the most Twilio gives

/** Of a message only this is read; whose it is and what it says is never looked at. */
const Message = z.object({
  sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  status: z.string().nullish(),
  date_created: z
    .string()
    .transform((date) => Date.parse(date))
    .pipe(z.number()),
})
export type Listed = { sid: string; status: string; createdAtMs: number }
/** One page of messages, newest first; `unreadable`: how many of it were not such records as Twilio describes. */
export type MessagePage = { messages: Listed[]; unreadable: number }

/** Every message at Twilio, page by page. Throws a `TwilioError` when Twilio does not answer with a list. */
export async function* listMessages(ask: Ask, accountSid: string): AsyncGenerator<MessagePage> {
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json?PageSize=${PAGE_SIZE}`
  for await (const page of pagesOf(ask, 'api', path)) {
    const items = itemsOf(page, 'messages').map((item) => Message.safeParse(item))
    const messages = items.flatMap(({ data }) =>
      data ? [{ sid: data.sid, status: data.status ?? '', createdAtMs: data.date_created }] : [],
    )
    yield { messages, unreadable: items.length - messages.length }
  }
}

/** What came of asking for a deletion. `accepted` is Twilio's word, which the next listing proves. */
export type Deletion = 'accepted' | 'notFinal' | 'failed'

const NOT_FINAL = 20009 // the HTTP status beside it is not documented, so the code alone decides

/**
 * Deletes a message at Twilio: record, words, media and feedback at once. One that is gone already counts as deleted.
 * Throws a `TwilioError` where asking on is useless: the credentials are refused.
 * Source: Twilio, Message resource; error 20009.
 */
export async function deleteMessage(ask: Ask, accountSid: string, sid: string): Promise<Deletion> {
  const answer = await ask('DELETE', 'api', `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`)
  if (answer.code === NOT_FINAL) return 'notFinal'
  if (answer.status === 401 || answer.status === 403) throw new TwilioError(answer)
  if ((answer.status >= 200 && answer.status < 300) || answer.status === 404) return 'accepted'
  return 'failed'
}
