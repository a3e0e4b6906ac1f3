import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CONNECTIONS, compare } from './compare.ts'
import { grow } from './growth.ts'
import { startLoad } from './load.ts'
import { PEERS, ROOT } from './peers.ts'
import { pictureOf } from './picture.ts'
import { profile } from './profile.ts'
import { processorName, type Report } from './report.ts'
import { tableOf } from './table.ts'

const USAGE = 'npm run bench -- [--all] [--growth] [--profile] [--rounds 3] [--out FOLDER]'

// How fast Promotora is beside its floor and its peers, on this machine, in one run. Everything is on the loopback.
const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string', default: join(ROOT, 'dist/bench') },
  },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds: a whole number from 1; ${USAGE}\n`)
  process.exit(1)
}
const say = (line: string) => process.stdout.write(`${line}\n`)
const out = resolve(values.out)
const write = (name: string, text: string) => {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, name), text)
  say(`written: ${join(out, name)}`)
}

if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  say('Peers are installed once, apart from the product …')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  })
}
const load = await startLoad()
if (values.profile) await profile(load, (name) => join(out, name), say)
else {
  const report: Report = {
    processor: processorName(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    rounds,
    connections: CONNECTIONS,
    peers: await compare(
      PEERS.filter(({ inDefault }) => inDefault || values.all),
      rounds,
      load,
      say,
    ),
  }
  say(`\n${tableOf(report)}\n`)
  write('bench.json', `${JSON.stringify(report, null, 2)}\n`)
  write('bench.svg', pictureOf(report))
  if (values.growth || values.all) write('growth.md', `${await grow(load, say)}\n`)
}
await load.stop()
process.exit()
