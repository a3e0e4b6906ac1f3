import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Load } from './load.ts'
import { type Kind, measure } from './measure.ts'
import { greetings, newPhones } from './messages.ts'
import { promotora } from './peers.ts'
import { startServer } from './processes.ts'

const PHONES = [10, 1_000, 100_000, 1_000_000]
const MOST_AT_ONCE = 100_000
const EXPECTED = 3_000

type Row = { what: string; kind: Kind; turnsPerSecond: number; p99: number }

/** What more phones, more languages and more rows of the directory cost, as a table. Flat is the goal. */
export async function grow(load: Load, say: (line: string) => void): Promise<string> {
  const rows = [...(await withPhones(load, say)), ...(await withLanguages(load, say))]
  const lines = rows.map(
    ({ what, kind, turnsPerSecond, p99 }) =>
      `| ${what} | ${kind} | ${Math.round(turnsPerSecond)} | ${p99.toFixed(2)} |`,
  )
  const directory = execFileSync(process.execPath, [join(import.meta.dirname, 'directory.ts')], { encoding: 'utf8' })
  return [
    '| grown to | asked | turns/s | p99 ms |',
    '| --- | --- | ---: | ---: |',
    ...lines,
    '',
    directory.trim(),
  ].join('\n')
}

/** The store keeps 100,000 conversations and lets the oldest go: a million have written, as on a very busy day. */
async function withPhones(load: Load, say: (line: string) => void): Promise<Row[]> {
  const server = await startServer(promotora())
  await server.ask('idle')
  await measure(server, load, { kind: 'choice', connections: 16, expected: EXPECTED })
  const rows: Row[] = []
  let known = 0
  for (const wanted of PHONES) {
    while (known < wanted) {
      const messages = greetings(newPhones(Math.min(MOST_AT_ONCE, wanted - known)))
      await load.send([{ origin: server.origin, messages, connections: 16, seconds: 600 }])
      known += messages.length
    }
    rows.push({
      what: `${wanted} phones`,
      kind: 'choice',
      ...(await measure(server, load, { kind: 'choice', connections: 16, expected: EXPECTED })),
    })
    say(`${wanted} phones: ${Math.round(rows.at(-1)!.turnsPerSecond)} turns/s`)
  }
  await server.stop()
  return rows
}

async function withLanguages(load: Load, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, env] of [
    ['1 language', { LANGUAGES: 'en' }],
    ['all languages', {}],
  ] as const) {
    const server = await startServer(promotora(env))
    await server.ask('idle')
    for (const kind of ['choice', 'free text'] as const) {
      await measure(server, load, { kind, connections: 16, expected: EXPECTED })
      rows.push({ what, kind, ...(await measure(server, load, { kind, connections: 16, expected: EXPECTED })) })
      say(`${what}, ${kind}: ${Math.round(rows.at(-1)!.turnsPerSecond)} turns/s`)
    }
    await server.stop()
  }
  return rows
}
