import type { Settings } from '../config/settings.ts'
import type { Spoken } from '../content.ts'
import { type HourlyCount, hourlyCount } from '../counts/hourly-count.ts'
import { type WeeklyCounts, weeklyCounts } from '../counts/weekly-counts.ts'
import type { Db } from '../directory/database.ts'
import { watched } from '../directory/watched.ts'
import type { Source } from '../facts/schema.ts'
import { type Hotline, openHotline } from '../hotline.ts'
import { type AnsweredMessages, answeredMessages } from '../limits/answered.ts'
import { type ReplyLimits, replyLimits } from '../limits/reply-limits.ts'
import { countedLog, type Event, type Log } from '../log.ts'
import type { Ports } from '../ports.ts'
import { type Drafts, unsignedFacts } from '../text/reviews.ts'
import { type PayerOf, payers } from './payer.ts'
import { type KeyOf, sessionKeys, sidHashes } from './session-key.ts'

/** What every channel works with: built once at start. */
export type App = {
  ports: Ports
  hotline: Hotline
  sources: ReadonlyMap<string, Source>
  /** The styles and scripts of the pages, by their files. */
  pages: ReadonlyMap<string, string>
  settings: Settings
  keyOf: KeyOf
  hashSid: (sid: string) => string
  answered: AnsweredMessages
  payerOf: PayerOf
  limits: ReplyLimits
  /** What real channels spoke of, by week: the simulator is not counted. */
  counts: WeeklyCounts
  traffic: { messages: HourlyCount; replays: HourlyCount }
  log: Log
  /** How often each event was logged. */
  eventCounts: () => ReadonlyMap<Event, number>
  /** The tables of the directory, where they are open: what the page for operators lists. */
  directoryDb?: Db
  /** Parts of the line that do not work now, while flows are still answered. */
  degraded: Set<string>
  /** How much of each language served is signed by a reviewer. */
  drafts: Drafts[]
  /** Facts of law that no lawyer has signed. */
  unsignedFacts: number
}

/** Opens the line: content compiled for the settings, fresh random keys, nothing remembered. */
export function openApp({
  content,
  settings,
  ports,
  directoryDb,
  log: print,
}: {
  content: Spoken
  settings: Settings
  ports: Ports
  directoryDb?: Db | undefined
  log: Log
}): App {
  const { orgName, orgPhone, languages, defaultLanguage } = settings
  const { drafts } = content // of all else nothing may be held on to by what is made here
  const speaker = { org: orgName, ...(orgPhone && { phone: orgPhone }) }
  const { log, eventCounts } = countedLog(print)
  const degraded = new Set<string>()
  const directory = watched(ports.directory, (works) => {
    if (works) degraded.delete('directory')
    else degraded.add('directory')
    log(works ? 'directory_works' : 'directory_failed')
  })
  return {
    ports: { ...ports, directory },
    ...(directoryDb && { directoryDb }),
    hotline: openHotline(content, { speaker, locales: languages, defaultLocale: defaultLanguage }),
    sources: content.facts.sources,
    pages: content.pages,
    settings,
    keyOf: sessionKeys(),
    hashSid: sidHashes(),
    answered: answeredMessages(ports.clock.monotonicMs),
    payerOf: payers(),
    limits: replyLimits({ limits: settings.limits, clock: ports.clock, log }),
    counts: weeklyCounts({ cells: cellsOf(content, languages), now: ports.clock.now }),
    traffic: { messages: hourlyCount(ports.clock.now), replays: hourlyCount(ports.clock.now) },
    log,
    eventCounts,
    degraded,
    unsignedFacts: unsignedFacts(content.facts.facts),
    drafts: languages.map((locale) => drafts.get(locale)!),
  }
}

/** Every topic that a flow can speak of, every language served, every channel. */
function cellsOf({ flows }: Spoken, languages: string[]) {
  const topics = [...flows.graph.nodes.values()].flatMap(({ topic }) => topic ?? [])
  return { topic: [...new Set(topics)].sort(), language: [...languages].sort(), channel: ['sms', 'whatsapp'] }
}
