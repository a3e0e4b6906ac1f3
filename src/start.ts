import type { App } from './channels/app.ts'
import { readSettings } from './config/settings.ts'
import type { Spoken } from './content.ts'
import type { DirectoryDatabase } from './directory/database.ts'
import { openLine } from './open-line.ts'
import type { Clock } from './ports.ts'

/** The line, ready to answer, or every reason why it may not start. */
export type Start = { app: App; warnings: string[]; ready: Promise<unknown> } | { faults: string[] }

/** Content, and what is wrong with it. */
export type Read = { content: Spoken; broken: string[] }

type Options = {
  env: Record<string, string | undefined>
  clock: (contentDate?: string) => Clock
  write: (line: string) => void
  /** Opens the directory of services, or says why it cannot be. */
  openDirectory: (path: string, today: string) => Promise<{ directory: DirectoryDatabase } | { faults: string[] }>
  /** The content, read anew or as an earlier start kept it. */
  readContent: () => Promise<Read>
}

/**
 * Reads the content and the environment and opens the line. Nothing is opened while anything is wrong; but without its
 * directory the line still answers: flows need none, and look-ups fall back to the national lines.
 */
export async function start({ env, clock, write, openDirectory, readContent }: Options): Promise<Start> {
  const { content, broken } = await readContent()
  const { settings, faults } = readSettings(env, [...content.catalogue.locales], clock().today())
  if (broken.length > 0 || !settings) return { faults: [...broken, ...faults] }
  const time = clock(settings.contentDate)
  const opened = await openDirectory(settings.databasePath, time.today())
  const directoryDb = 'directory' in opened ? opened.directory.db : undefined
  const line = openLine({ content, settings, clock: time, write, directoryDb })
  if ('faults' in line) return line
  return { ...line, warnings: 'faults' in opened ? opened.faults : [] }
}
