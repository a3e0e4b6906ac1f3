import { type App, openApp } from './channels/app.ts'
import { structureFaults } from './check/check.ts'
import { readSettings } from './config/settings.ts'
import { contentFiles, readContent } from './content.ts'
import type { DirectoryDatabase } from './directory/database.ts'
import { directoryOf } from './directory/look-up.ts'
import { noDirectory } from './directory/none.ts'
import { formatFault } from './flow/faults.ts'
import { logTo } from './log.ts'
import type { Clock } from './ports.ts'
import { memorySessions } from './sessions/memory.ts'
import { phraseUnderstanding } from './understand/phrase-lists.ts'

/** The line, ready to answer, or every reason why it may not start. */
export type Start = { app: App; warnings: string[] } | { faults: string[] }

type Options = {
  root: string
  env: Record<string, string | undefined>
  clock: (contentDate?: string) => Clock
  write: (line: string) => void
  /** Opens the directory of services, or says why it cannot be. */
  openDirectory: (path: string, today: string) => Promise<{ directory: DirectoryDatabase } | { faults: string[] }>
}

/**
 * Reads the content and the environment and opens the line. Nothing is opened while anything is wrong; but without its
 * directory the line still answers: flows need none, and look-ups fall back to the national lines.
 */
export async function start({ root, env, clock, write, openDirectory }: Options): Promise<Start> {
  const content = readContent(contentFiles(root))
  const broken = structureFaults(content).map(formatFault)
  const read = readSettings(env, content.catalogue.locales, clock().today())
  if (broken.length > 0 || !read.settings) return { faults: [...broken, ...read.faults] }
  const { settings } = read
  const time = clock(settings.contentDate)
  const opened = await openDirectory(settings.databasePath, time.today())
  const directoryDb = 'directory' in opened ? opened.directory.db : undefined
  const ports = {
    sessions: memorySessions({ ttlSeconds: settings.sessionTtlSeconds, monotonicMs: time.monotonicMs }),
    understanding: phraseUnderstanding(served(content.phrases.lists, settings.languages)),
    directory: directoryDb ? directoryOf(directoryDb) : noDirectory(),
    clock: time,
  }
  const app = openApp({ content, settings, ports, directoryDb, log: logTo(write, settings.logLevel) })
  const unsigned = refusedDrafts(app)
  if (unsigned.length > 0) return { faults: unsigned }
  if (!directoryDb) app.degraded.add('directory')
  return { app, warnings: 'faults' in opened ? opened.faults : [] }
}

/** Only languages that are served are understood: a topic named in another could not be answered in it. */
export function served<T>(byLocale: ReadonlyMap<string, T>, locales: string[]): Map<string, T> {
  return new Map([...byLocale].filter(([locale]) => locales.includes(locale)))
}

/** In production nobody is served law or crisis help that no reviewer and no lawyer has signed, unless the operator says so. */
function refusedDrafts({ settings: { production, serveDrafts }, drafts, unsignedFacts }: App): string[] {
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
