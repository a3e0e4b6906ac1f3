import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../support/app.ts'
import { bodies } from './experiments/bodies.ts'
import { clockJumps } from './experiments/clock.ts'
import { controls } from './experiments/controls.ts'
import { core } from './experiments/core.ts'
import { crashes } from './experiments/crashes.ts'
import { crosstalk } from './experiments/crosstalk.ts'
import { endings } from './experiments/endings.ts'
import { databaseFaults } from './experiments/faults.ts'
import { type Finding, finding } from './experiments/finding.ts'
import { heap } from './experiments/heap.ts'
import { interference } from './experiments/interference.ts'
import { FEW_TOPICS, joining } from './experiments/joining.ts'
import { kills } from './experiments/kills.ts'
import { matcherTimes } from './experiments/matcher.ts'
import { mutantsCaught } from './experiments/mutants-caught.ts'
import { residue } from './experiments/residue.ts'
import { senders } from './experiments/senders.ts'
import { slowPatterns } from './experiments/slow-patterns.ts'
import { families } from './family.ts'
import { SECRETS } from './line/line.ts'
import { needlesOf } from './line/talk.ts'
import { reportOf } from './report.ts'
import { scannerFor } from './scan/scanner.ts'

const USAGE = 'npm run trust -- [--families 10000] [--seed N] [--out FOLDER]'

const { values } = parseArgs({
  options: {
    families: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    out: { type: 'string', default: join(ROOT, '.data/trust') },
  },
})
const count = Number(values.families)
const seed = Number(values.seed)
if (!Number.isInteger(count) || count < 10 || !Number.isInteger(seed)) {
  process.stderr.write(`--families: a whole number from 10; --seed: a whole number. ${USAGE}\n`)
  process.exit(1)
}

const say = (text: string) => process.stdout.write(`${text}\n`)
say(`${count} families, seed ${seed}`)
const spoken = families(count, seed)
const few = spoken.slice(0, 200)
const scanner = scannerFor(needlesOf(spoken), SECRETS)
const inMemory = scannerFor(needlesOf(spoken), SECRETS, { integers: false })

const EXPERIMENTS: [name: string, run: () => Promise<Finding | Finding[]>][] = [
  ['controls', () => controls(spoken.slice(0, 60), seed)],
  ['mutants', () => mutantsCaught(seed)],
  ['T01 T03 T07 T09', () => residue(spoken, scanner)],
  ['T02', () => kills(few, scanner, 20, seed)],
  ['T04', () => heap(spoken, inMemory)],
  ['T05', () => core(spoken, inMemory, 5 * count, seed)],
  ['T06', () => crashes(few, scanner)],
  ['T08', () => interference(Math.min(count, 5_000), seed)],
  ['T11 T12', () => joining(families(Math.min(count, 2_000), seed, FEW_TOPICS))],
  ['T25 T26 T28', () => bodies(spoken[0]!)],
  ['T29', () => matcherTimes(10 * count, seed)],
  ['T30', () => crosstalk(1_000)],
  ['patterns', async () => slowPatterns()],
  ['T43', () => databaseFaults(spoken.slice(0, 20), scanner)],
  ['T44', () => clockJumps(spoken[0]!)],
  ['T46', () => endings(spoken.slice(0, 20))],
  ['T47', () => senders(spoken[0]!, [10 * count, 100 * count])],
]

const findings: Finding[] = []
for (const [name, run] of EXPERIMENTS) {
  say(`${name} …`)
  const results = await run().catch((error: Error) => finding(name, 'The experiment broke off.', '', [error.message]))
  for (const each of [results].flat()) {
    findings.push(each)
    say(`${each.id}: ${each.outcome}${each.figures && `; ${each.figures}`}`)
    for (const found of each.found) say(`  ${found}`)
  }
}

const version = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
const began = new Date()
const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const file = join(out, `${began.toISOString().slice(0, 10)}-${count}.md`)
writeFileSync(
  file,
  reportOf(findings, { date: began.toISOString().slice(0, 10), version, commit: commit(), count, seed }),
)
say(`report: ${file}`)
process.exit(findings.some(({ outcome }) => outcome === 'failed') ? 1 : 0)

/** The commit that was tried, where this is a clone. */
function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}
