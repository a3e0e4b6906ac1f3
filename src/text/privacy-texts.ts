import { GROUPS, KEPT } from '../purpose/kept.ts'
import { MEMORY } from '../purpose/purposes.ts'

/** Who else sees something of a conversation, in the order of the page. */
export const OTHERS = ['phone', 'carrier', 'twilio', 'whatsapp', 'cloudflare'] as const

/**
 * The texts of the page `/privacy`, by key in `privacy-page.yaml`, each with the placeholders it may hold. What the purpose
 * file keeps has a text here, or the check says that it is missing.
 */
export const PRIVACY_TEXTS: Record<string, readonly string[]> = {
  title: [],
  lead: ['org'],
  skip: [],
  leave: [],
  languages: [],
  you: [],
  you_nothing: [],
  written: [],
  log: [],
  metrics: [],
  memory: [],
  memory_lead: [],
  how_long: [],
  others: [],
  others_lead: [],
  who: [],
  sees: [],
  words: [],
  delete_word: [],
  delete: [],
  stop_word: [],
  stop: [],
  runs: [],
  runs_what: ['org'],
  runs_phone: ['phone'],
  list: [],
  list_lead: [],
  ...named('group', GROUPS),
  ...named('kept', Object.keys(KEPT)),
  ...named('memory', Object.keys(MEMORY)),
  ...named('other', OTHERS),
  ...named('sees', OTHERS),
  ...named('keeps', OTHERS),
  kept_session: ['minutes'],
}

function named(prefix: string, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`${prefix}_${name}`, []]))
}
