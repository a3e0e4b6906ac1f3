import { type App, openApp } from '../../src/channels/app.ts'
import { readSettings } from '../../src/config/settings.ts'
import type { Spoken } from '../../src/content.ts'
import { noDirectory } from '../../src/directory/none.ts'
import { logTo } from '../../src/log.ts'
import { served } from '../../src/open-line.ts'
import type { Directory } from '../../src/ports.ts'
import { memorySessions } from '../../src/sessions/memory.ts'
import { phraseUnderstanding } from '../../src/understand/phrase-lists.ts'
import { content, ROOT } from './read-content.ts'

export { content, ROOT }
/** The day tests are on, unless they say another: every fact is fresh. */
export const TODAY = '2026-11-22'

export type TestApp = App & { clock: { today: string; ms: number }; logged: string[] }
type Options = { env?: Record<string, string>; content?: Spoken; directory?: Directory }

/** The whole line as it ships, on a pinned day and a clock that only a test moves. */
export function testApp({ env = {}, content: other, directory = noDirectory() }: Options = {}): TestApp {
  const clock = { today: env.CONTENT_DATE ?? TODAY, ms: 0 }
  const used = other ?? content()
  const { settings, faults } = readSettings({ LOG_LEVEL: 'debug', ...env }, [...used.catalogue.locales], clock.today)
  if (!settings) throw new Error(faults.join('\n'))
  const logged: string[] = []
  const ports = {
    sessions: memorySessions({ ttlSeconds: settings.sessionTtlSeconds, monotonicMs: () => clock.ms }),
    understanding: phraseUnderstanding(served(used.phrases.lists, settings.languages)),
    directory,
    clock: { monotonicMs: () => clock.ms, today: () => clock.today, now: () => new Date(`${clock.today}T15:00:00Z`) },
  }
  return {
    ...openApp({ content: used, settings, ports, log: logTo((line) => logged.push(line), settings.logLevel) }),
    clock,
    logged,
  }
}
