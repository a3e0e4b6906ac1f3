import { join } from 'node:path'
import type { Load } from './load.ts'
import { type Kind, measure, medianOf, type Run, send, timed, UNKNOWN_PACE } from './measure.ts'
import { greetings, newPhones, talks } from './messages.ts'
import { FOLDER, OURS, PEERS, promotora } from './peers.ts'
import { type Command, printedBy, type Server, startServer } from './processes.ts'
import type { Grown, Growth } from './report.ts'

const PHONES = [10, 1_000, 100_000, 1_000_000]
const FLOWS = [
  ['1 flow', 1],
  ['10 flows', 10],
  ['all flows', Number.POSITIVE_INFINITY],
] as const
const MOST_AT_ONCE = 50_000
const CONNECTIONS = 16
const ROUNDS = 3
const WARMING = 3

type Say = (line: string) => void

/** What more phones, flows, languages and rows of the directory cost. Flat is the goal. */
export async function grow(load: Load, say: Say): Promise<Growth> {
  return {
    grown: [
      ...(await withPhones(load, say)),
      ...(await beside(
        FLOWS.map(([what, flows]) => [what, withFlows(flows)]),
        load,
        say,
      )),
      ...(await beside(
        [
          ['1 language', promotora({ LANGUAGES: 'en' })],
          ['all languages', promotora()],
        ],
        load,
        say,
      )),
    ],
    directory: await directory(say),
  }
}

/** The store keeps 100,000 conversations and lets the oldest go: so many have written, as on a very busy day. */
async function withPhones(load: Load, say: Say): Promise<Grown[]> {
  const server = await startServer(PEERS.find(({ name }) => name === OURS)!.command)
  await server.ask('idle')
  const pace = await warmed(server, load, 'choice')
  const known: string[] = []
  const grown: Grown[] = []
  for (const many of PHONES) {
    while (known.length < many) {
      const phones = newPhones(Math.min(MOST_AT_ONCE, many - known.length))
      await send(server, load, greetings(phones))
      known.push(...phones)
    }
    const runs: Run[] = []
    for (let round = 0; round < ROUNDS; round++)
      runs.push(await timed(server, load, talks(known, Math.ceil(1.5 * pace)), CONNECTIONS))
    grown.push({ what: `${many.toLocaleString('en')} known phones`, kind: 'choice', ...medianOf(runs) })
    tell(grown.at(-1)!, say)
  }
  await server.stop()
  return grown
}

/** Servers that differ in one thing, measured in rounds that go through all of them. */
async function beside(lines: [what: string, command: Command][], load: Load, say: Say): Promise<Grown[]> {
  const kinds = ['choice', 'free text'] as const
  const measured: { what: string; server: Server; kind: Kind; pace: number; runs: Run[] }[] = []
  for (const [what, command] of lines) {
    const server = await startServer(command)
    await server.ask('idle')
    for (const kind of kinds) measured.push({ what, server, kind, pace: await warmed(server, load, kind), runs: [] })
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const { server, runs, ...rest } of measured)
      runs.push(await measure(server, load, { ...rest, connections: CONNECTIONS }))
  for (const { server } of measured) await server.stop()
  return measured.map(({ what, kind, runs }) => {
    const grown = { what, kind, ...medianOf(runs) }
    tell(grown, say)
    return grown
  })
}

async function warmed(server: Server, load: Load, kind: Kind): Promise<number> {
  let pace = UNKNOWN_PACE
  for (let run = 0; run < WARMING; run++)
    pace = (await measure(server, load, { kind, connections: CONNECTIONS, pace })).turnsPerSecond
  return pace
}

function withFlows(flows: number): Command {
  return { argv: [process.execPath, join(import.meta.dirname, 'fewer-flows.ts'), String(flows)], cwd: FOLDER }
}

/** The directory at a million rows, by the code that the flows use. */
async function directory(say: Say): Promise<string[]> {
  say('A directory of a million rows is written and asked …')
  const argv = [process.execPath, join(import.meta.dirname, 'directory.ts')]
  return (await printedBy({ argv, cwd: FOLDER })).trim().split('\n')
}

function tell({ what, kind, turnsPerSecond, p99 }: Grown, say: Say): void {
  say(`${what}, ${kind}: ${Math.round(turnsPerSecond)} turns/s, p99 ${p99.toFixed(2)} ms`)
}
