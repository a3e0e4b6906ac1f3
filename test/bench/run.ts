import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readOptions, refuse } from '../../src/cli/usage.ts'
import { CONNECTIONS, compare } from './compare.ts'
import { grow } from './growth.ts'
import { installPeers } from './install-peers.ts'
import { type Load, startLoad } from './load.ts'
import { PEERS, ROOT } from './peers.ts'
import { pictureOf } from './picture.ts'
import { profile } from './profile.ts'
import { record } from './record.ts'
import { processorName, type Report } from './report.ts'
import { comparisonOf, growthOf, padded } from './table.ts'

/**
 * How fast Promotora is beside its floor and its peers, on this machine, in one run. Everything is on the loopback. Exit
 * codes: 0 measured, 1 something could not be, 2 wrong usage, 130 interrupted.
 */
const { all, growth, rounds, out, ...asked } = readOptions({
  all: { type: 'boolean', default: false },
  growth: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  record: { type: 'boolean', default: false },
  rounds: { type: 'string', default: '3' },
  out: { type: 'string', default: join(ROOT, 'dist/bench') },
})
if (!/^[1-9]\d?$/.test(rounds)) refuse(2, [`--rounds: holds '${rounds}'; a whole number from 1 to 99`])
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

try {
  installPeers(say)
  const load = await startLoad()
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  await (asked.profile ? profile(load, folder, say) : measured(load, folder))
  process.exit() // which stops the load
} catch (error) {
  refuse(1, [`the bench stopped: ${error instanceof Error ? error.message : 'something failed'}`])
}

async function measured(load: Load, folder: string): Promise<void> {
  const peers = PEERS.filter((peer) => peer.inDefault || all || asked.record)
  const report: Report = {
    processor: processorName(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    rounds: Number(rounds),
    connections: CONNECTIONS,
    peers: await compare(peers, Number(rounds), load, say),
  }
  say(`\n${padded(comparisonOf(report))}\n`)
  write(report, folder) // what follows takes long, and may be interrupted
  if (growth || asked.record) {
    report.growth = await grow(load, say)
    say(`\n${[padded(growthOf(report.growth)), ...report.growth.directory].join('\n')}\n`)
    write(report, folder)
  }
  if (asked.record) for (const path of record(report, ROOT)) say(`written: ${path}`)
}

function write(report: Report, folder: string): void {
  for (const [name, text] of [
    ['bench.json', `${JSON.stringify(report, null, 2)}\n`],
    ['bench.svg', pictureOf(report)],
  ] as const) {
    writeFileSync(join(folder, name), text)
    say(`written: ${join(folder, name)}`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
