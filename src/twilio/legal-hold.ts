import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The switch that counsel can ask for: while the file `legal-hold` lies beside the database, nothing is deleted at Twilio.
 * A file and not a variable, so that it holds at once for every timer and for a sweep that is under way.
 */
export type LegalHold = {
  /** Whether deleting has to wait, and since which day. A file that cannot be looked at counts as a hold. */
  held(): { since?: string } | undefined
  set(today: string): void
  release(): void
}

export function legalHold(databasePath: string): LegalHold {
  const path = join(dirname(databasePath), 'legal-hold')
  return {
    held() {
      try {
        return { since: statSync(path).mtime.toISOString().slice(0, 10) }
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : {}
      }
    },
    set(today) {
      mkdirSync(dirname(path), { recursive: true })
      // Only a date: who asked and why belongs on paper, with counsel.
      writeFileSync(path, `Deleting at Twilio waits since ${today}. Lift it with: npm run sweep -- --release\n`, {
        flag: 'a',
      })
    },
    release: () => rmSync(path, { force: true }),
  }
}
