import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'
import type { Content } from '../content.ts'
import { KEPT } from '../purpose/kept.ts'
import { METRICS } from '../purpose/metrics.ts'
import { EVENTS, MEMORY } from '../purpose/purposes.ts'
import { draftsOf, inWords, unsignedFacts } from '../text/reviews.ts'
import type { Section } from './section.ts'

/** Which program this is: its version, and one hash over everything that runs or is said. */
export function auditProgram(root: string): Section {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const files = ['src', 'flows', 'locales', 'drizzle/migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const hash = createHash('sha256')
  for (const path of [...files, join(root, 'package.json'), join(root, 'package-lock.json')].sort())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return {
    title: 'Program',
    lines: [`version ${version}, build ${hash.digest('hex').slice(0, 16)}, Node ${process.version}`],
  }
}

/** What memory, log and metrics hold, and why. */
export function auditPurposes(): Section[] {
  return [
    {
      title: 'In memory',
      lines: Object.entries(MEMORY).map(([name, { why, kept }]) => `${name}: ${why}; ${KEPT[kept]}`),
    },
    {
      title: `Log, one word a line; kept ${KEPT.log}`,
      lines: Object.entries(EVENTS).map(([event, why]) => `${event}: ${why}`),
    },
    { title: 'Metrics', lines: Object.entries(METRICS).map(([name, why]) => `${name}: ${why}`) },
  ]
}

/** Who signed what families read. It says nothing of what is kept: it does not fail the audit. */
export function auditContent({ catalogue, reviews, facts }: Content, { languages, serveDrafts }: Settings): Section {
  const drafts = languages.map((locale) => draftsOf(locale, catalogue.texts.get(locale)!, reviews.reviews))
  return {
    title: 'Content',
    lines: [
      ...drafts.map((each) => `${each.locale}: ${inWords(each)}`),
      `${unsignedFacts(facts.facts)} facts of law await a lawyer`,
      `SERVE_DRAFTS is ${serveDrafts ? 'on: unsigned texts are served' : 'off'}`,
    ],
  }
}
