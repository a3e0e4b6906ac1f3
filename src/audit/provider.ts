import type { Settings } from '../config/settings.ts'
import type { Locale } from '../text/catalogue.ts'
import type { Words } from '../text/words.ts'
import { readAccess } from '../twilio/access.ts'
import { diagnose } from '../twilio/doctor/diagnose.ts'
import { formatFinding } from '../twilio/doctor/finding.ts'
import { legalHold } from '../twilio/legal-hold.ts'
import { systemTiming } from '../twilio/patience.ts'
import type { Section } from './section.ts'

type Options = {
  env: Record<string, string | undefined>
  settings: Settings
  words: ReadonlyMap<Locale, Words>
  today: string
}

/** What Twilio is set to do, where this process has its credentials. A danger there is a reason. */
export async function auditProvider({ env, settings, words, today }: Options): Promise<Section> {
  const title = 'Twilio'
  const { access } = readAccess(env)
  if (!access || !env.PUBLIC_URL)
    return { title, lines: ['not asked: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN or PUBLIC_URL is not set here'] }
  const findings = await diagnose({ access, settings, words, today, fetch, timing: systemTiming })
  const dangers = findings.filter(({ verdict }) => verdict === 'danger')
  return { title, lines: findings.map(formatFinding), reasons: dangers.map(({ check, is }) => `${check}: ${is}`) }
}

/** Whether counsel has deleting at Twilio wait. It is a state, not a fault. */
export function auditHold(databasePath: string): Section {
  const held = legalHold(databasePath).held()
  const since = held?.since ? ` since ${held.since}` : ''
  return {
    title: 'Legal hold',
    lines: [
      held ? `ON${since}: nothing is deleted at Twilio until npm run sweep -- --release` : 'off',
      'when the last sweep ran is not written anywhere; "messages kept" above tells what it left, where Twilio is asked',
    ],
  }
}
