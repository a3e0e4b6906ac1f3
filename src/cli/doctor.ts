import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { readSettings } from '../config/settings.ts'
import { contentFiles } from '../content/files.ts'
import { served } from '../open-line.ts'
import { loadCatalogue } from '../text/load-catalogue.ts'
import { loadWords } from '../text/words.ts'
import { readAccess } from '../twilio/access.ts'
import { diagnose } from '../twilio/doctor/diagnose.ts'
import { formatFinding } from '../twilio/doctor/finding.ts'
import { systemTiming } from '../twilio/patience.ts'
import { readOptions, refuse } from './usage.ts'

/** Exit codes: 0 no danger, 1 a danger, 2 wrong usage or missing settings. */
const { json } = readOptions({ json: { type: 'boolean' } })
const sources = contentFiles(join(import.meta.dirname, '../..'))
const { settings, faults } = readSettings(process.env, loadCatalogue(sources).locales, systemClock().today())
const { access, faults: missing } = readAccess(process.env)
if (!settings || !access || !process.env.PUBLIC_URL)
  refuse(2, [
    ...new Set([
      ...faults,
      ...missing,
      ...(process.env.PUBLIC_URL ? [] : ['PUBLIC_URL: is missing; the https address Twilio should call']),
    ]),
  ])

const findings = await diagnose({
  access,
  settings,
  words: served(loadWords(sources).words, settings.languages),
  today: systemClock(settings.contentDate).today(),
  fetch,
  timing: systemTiming,
})
const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length
const totals = { danger: count('danger'), change: count('change'), unread: count('unread'), ok: count('ok') }
if (json) console.log(JSON.stringify({ totals, findings }))
else {
  for (const finding of findings) console.log(formatFinding(finding))
  console.log(`${totals.danger} dangers, ${totals.change} to change, ${totals.unread} not told by API, ${totals.ok} ok`)
}
process.exitCode = totals.danger > 0 ? 1 : 0
