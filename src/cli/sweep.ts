import { readSettings } from '../config/settings.ts'
import { readAccess } from '../twilio/access.ts'
import { legalHold } from '../twilio/legal-hold.ts'
import { systemTiming } from '../twilio/patience.ts'
import { openRest } from '../twilio/rest.ts'
import { type Counts, sweep } from '../twilio/sweep.ts'
import { readOptions, refuse } from './usage.ts'

/** Exit codes: 0 done, 1 something is left that should not be, 2 wrong usage, 3 stopped by the legal hold. */
const options = {
  'older-than': { type: 'string', default: '24h' },
  'dry-run': { type: 'boolean', default: false },
  hold: { type: 'boolean', default: false },
  release: { type: 'boolean', default: false },
} as const
const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

const values = readOptions(options)
const { settings } = readSettings({ DATABASE_PATH: process.env.DATABASE_PATH }, ['en'], '')
const hold = legalHold(settings!.databasePath)
if (values.hold) {
  hold.set(new Date().toISOString().slice(0, 10))
  console.log('legal hold: on. Nothing is deleted at Twilio until: npm run sweep -- --release')
} else if (values.release) {
  hold.release()
  console.log('legal hold: off. The next sweep deletes again.')
} else await run()

async function run(): Promise<void> {
  const olderThanMs = milliseconds(values['older-than'])
  const { access, faults } = readAccess(process.env)
  if (olderThanMs === undefined)
    faults.push(`--older-than: holds '${values['older-than']}'; an age from 1m on, such as 15m, 24h or 7d`)
  if (!access || olderThanMs === undefined) refuse(2, faults)
  let lastLine = ''
  const { counts, end, why } = await sweep({
    ask: openRest(access, fetch),
    accountSid: access.accountSid,
    olderThanMs,
    timing: systemTiming,
    dryRun: values['dry-run'],
    held: () => hold.held() !== undefined,
    progress: (sofar) => {
      const line = `sweep: ${said(sofar)}`
      if (line !== lastLine) console.log(line)
      lastLine = line
    },
  })
  if (end === 'held') {
    const { since } = hold.held() ?? {}
    console.log(`sweep: stopped by the legal hold${since ? ` of ${since}` : ''}; ${said(counts)}`)
    process.exitCode = 3
  } else if (end === 'stopped') {
    console.error(`sweep: stopped: ${why}; ${said(counts)}. The next sweep goes on from here.`)
    process.exitCode = 1
  } else if (values['dry-run']) console.log(`sweep: dry run, nothing deleted; ${counts.old} older than the limit`)
  else {
    const left = counts.stillThere + counts.failed + counts.unreadable
    console.log(
      `sweep: done; ${said(counts)}${left > 0 ? '. Some are left that should not be: see docs/sweep.md' : ''}`,
    )
    process.exitCode = left > 0 ? 1 : 0
  }
}

function said({ old, deleted, notFinal, stillThere, failed, unreadable, retries }: Counts): string {
  const numbers = { 'not final yet': notFinal, 'still there': stillThere, failed, unreadable, 'asked again': retries }
  const rest = Object.entries(numbers).map(([name, count]) => (count > 0 ? `, ${count} ${name}` : ''))
  return `${old} older than the limit, ${deleted} deleted${rest.join('')}`
}

function milliseconds(age: string): number | undefined {
  const [, number, unit] = age.match(/^([1-9]\d{0,3})([mhd])$/) ?? []
  return number && unit ? Number(number) * UNIT_MS[unit]! : undefined
}
