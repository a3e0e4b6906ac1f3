import { type App, openApp } from './channels/app.ts'
import type { Settings } from './config/settings.ts'
import type { Spoken } from './content.ts'
import type { Db } from './directory/database.ts'
import { directoryOf } from './directory/look-up.ts'
import { noDirectory } from './directory/none.ts'
import { logTo } from './log.ts'
import type { Clock } from './ports.ts'
import { memorySessions } from './sessions/memory.ts'
import { understandingLater } from './understand/later.ts'

type Options = {
  content: Spoken
  settings: Settings
  clock: Clock
  write: (line: string) => void
  directoryDb: Db | undefined
}

/**
 * Opens the line, or says why its content may not be served. Without its directory it answers all the same. `ready`: free
 * text is understood without waiting.
 */
export function openLine({
  content,
  settings,
  clock,
  write,
  directoryDb,
}: Options): { app: App; ready: Promise<unknown> } | { faults: string[] } {
  const { understanding, ready } = understandingLater(served(content.phrases.lists, settings.languages))
  const ports = {
    sessions: memorySessions({ ttlSeconds: settings.sessionTtlSeconds, monotonicMs: clock.monotonicMs }),
    understanding,
    directory: directoryDb ? directoryOf(directoryDb) : noDirectory(),
    clock,
  }
  const app = openApp({ content, settings, ports, directoryDb, log: logTo(write, settings.logLevel) })
  const faults = refusedDrafts(app)
  if (faults.length > 0) return { faults }
  if (!directoryDb) app.degraded.add('directory')
  return { app, ready }
}

/** Only languages that are served are understood: a topic named in another could not be answered in it. */
export function served<T>(byLocale: ReadonlyMap<string, T>, locales: string[]): Map<string, T> {
  return new Map([...byLocale].filter(([locale]) => locales.includes(locale)))
}

/** In production nobody is served law or crisis help that no reviewer and no lawyer has signed, unless the operator says so. */
export function refusedDrafts({
  settings: { production, serveDrafts },
  drafts,
  unsignedFacts,
}: Pick<App, 'settings' | 'drafts' | 'unsignedFacts'>): string[] {
  if (!production || serveDrafts) return []
  const right = 'have them signed, leave the language out of LANGUAGES, or set SERVE_DRAFTS=on'
  return [
    ...drafts
      .filter(({ criticalDrafts }) => criticalDrafts > 0)
      .map(
        ({ locale, criticalDrafts }) =>
          `LANGUAGES: ${locale} has ${criticalDrafts} unsigned texts on law or crisis; ${right}`,
      ),
    ...(unsignedFacts > 0
      ? [`LANGUAGES: no lawyer has signed ${unsignedFacts} facts of law; have them signed or set SERVE_DRAFTS=on`]
      : []),
  ]
}
