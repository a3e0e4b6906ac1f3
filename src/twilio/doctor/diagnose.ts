import type { Settings } from '../../config/settings.ts'
import type { Locale } from '../../text/catalogue.ts'
import type { Words } from '../../text/words.ts'
import type { Access } from '../access.ts'
import { patient, type Timing } from '../patience.ts'
import { type Fetch, openRest } from '../rest.ts'
import { checkAccount, checkStatus } from './account.ts'
import { checkNumbers, checkSenders } from './addresses.ts'
import { consoleOnly } from './console.ts'
import { checkFallbackDocument } from './fallback-document.ts'
import type { Finding } from './finding.ts'
import { readAccount, readStatus, type TwilioAccount } from './read-account.ts'

/** After these days nothing should be left at Twilio: the retention window, and one for the clock. */
const KEPT_DAYS = 8

export type DiagnoseOptions = {
  access: Access
  settings: Settings
  words: ReadonlyMap<Locale, Words>
  today: string
  fetch: Fetch
  timing: Timing
}

/** Everything this line wants of its Twilio account, judged one by one. Reads only; nothing is changed. */
export async function diagnose(options: DiagnoseOptions): Promise<Finding[]> {
  const { access, settings, words, today, fetch, timing } = options
  const ask = patient(openRest(access, fetch), timing)
  const oldDay = new Date(Date.parse(today) - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10)
  const status = await readStatus(ask, access.accountSid)
  if ('unread' in status) return [checkStatus(status)]
  const account = await readAccount(ask, access.accountSid, { ours: [...settings.twilioNumbers.keys()], oldDay })
  return [
    checkStatus(status),
    ...checkNumbers(account, settings),
    ...checkSenders(account, settings),
    ...(await Promise.all(fallbacksOf(account).map((at) => checkFallbackDocument(fetch, access, { ...at, today })))),
    ...checkAccount(account, oldDay),
    ...consoleOnly(words),
  ]
}

/** Each fallback address once, with the method Twilio would use. */
function fallbacksOf({ numbers, senders }: TwilioAccount): { url: string; method: string }[] {
  const addresses = [numbers, senders].flatMap((read) => ('value' in read ? [...read.value] : []))
  const handlers = addresses.flatMap(({ handler }) => ('value' in handler ? [handler.value] : []))
  const found = new Map<string, string>()
  for (const { fallbackUrl, fallbackMethod } of handlers)
    if (fallbackUrl && URL.parse(fallbackUrl)?.protocol === 'https:') found.set(fallbackUrl, fallbackMethod || 'POST')
  return [...found].map(([url, method]) => ({ url, method }))
}
