import type { Settings } from '../config/settings.ts'
import type { Content } from '../content.ts'
import type { Source } from '../facts/schema.ts'
import { type Hotline, openHotline } from '../hotline.ts'
import { type AnsweredMessages, answeredMessages } from '../limits/answered.ts'
import type { Log } from '../log.ts'
import type { Ports } from '../ports.ts'
import { type Drafts, draftsOf, unsignedFacts } from '../text/reviews.ts'
import { type KeyOf, sessionKeys, sidHashes } from './session-key.ts'

/** What every channel works with: built once at start. */
export type App = {
  ports: Ports
  hotline: Hotline
  sources: ReadonlyMap<string, Source>
  settings: Settings
  keyOf: KeyOf
  hashSid: (sid: string) => string
  answered: AnsweredMessages
  log: Log
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
  log,
}: {
  content: Content
  settings: Settings
  ports: Ports
  log: Log
}): App {
  const { orgName, orgPhone, languages, defaultLanguage } = settings
  const speaker = { org: orgName, ...(orgPhone && { phone: orgPhone }) }
  return {
    ports,
    hotline: openHotline(content, { speaker, locales: languages, defaultLocale: defaultLanguage }),
    sources: content.facts.sources,
    settings,
    keyOf: sessionKeys(),
    hashSid: sidHashes(),
    answered: answeredMessages(ports.clock.monotonicMs),
    log,
    degraded: new Set(),
    unsignedFacts: unsignedFacts(content.facts.facts),
    drafts: languages.map((locale) => draftsOf(locale, content.catalogue.texts.get(locale)!, content.reviews.reviews)),
  }
}
