import { installedBytes, ownInstalledBytes } from './installed-size.ts'
import type { Load } from './load.ts'
import { bytesPerSession, firstAnswerMs, type Kind, measure, median, type Run } from './measure.ts'
import { FLOOR, OURS, type Peer } from './peers.ts'
import { type Server, startServer } from './processes.ts'
import type { Figures } from './report.ts'
import { segmentsPerReply } from './segments-of.ts'

export const CONNECTIONS = [1, 16, 64] as const
const PHONES = 100_000
const STARTS = 3
/** Turns a second that a server is taken for before it was measured, and the first runs, which only warm it. */
const EXPECTED = 1_500
const WARMING = 2

type Say = (line: string) => void
type Key = { peer: Peer; kind: Kind; connections: number }

/** Measures peers beside one another: one round goes through all of them, so that what the machine does else hits all alike. */
export async function compare(peers: readonly Peer[], rounds: number, load: Load, say: Say): Promise<Figures[]> {
  const starts = new Map<Peer, number>()
  for (const peer of peers) starts.set(peer, await coldStart(peer, load, say))
  const servers = new Map<Peer, Server>()
  for (const peer of peers) servers.set(peer, await startServer(peer.command))
  const segments = new Map<Peer, number>()
  for (const [peer, server] of servers) segments.set(peer, await segmentsPerReply(server))

  const runs = new Map<string, Run[]>()
  const nameOf = ({ peer, kind, connections }: Key) => `${peer.name} ${kind} ${connections}`
  const go = async (key: Key, isKept: boolean) => {
    const done = runs.get(nameOf(key)) ?? []
    const expected = done.at(-1)?.turnsPerSecond ?? expectedOf(key.peer, runs)
    const run = await measure(servers.get(key.peer)!, load, { ...key, expected })
    runs.set(nameOf(key), isKept ? [...done, run] : [run])
    if (isKept) say(`${nameOf(key)}: ${Math.round(run.turnsPerSecond)} turns/s, p99 ${run.p99.toFixed(2)} ms`)
  }
  for (const peer of peers)
    for (const kind of kindsOf(peer))
      for (let warmed = 0; warmed < WARMING; warmed++) await go({ peer, kind, connections: 16 }, false)
  const isFirst = new Set([...runs.keys()])
  for (let round = 0; round < rounds; round++)
    for (const connections of CONNECTIONS)
      for (const peer of peers)
        for (const kind of kindsOf(peer)) {
          const key = { peer, kind, connections }
          if (isFirst.delete(nameOf(key))) runs.set(nameOf(key), []) // a run that only warmed is no figure
          await go(key, true)
        }

  const figures: Figures[] = []
  for (const [peer, server] of servers) {
    const session = peer.remembers ? await bytesPerSession(server, load, PHONES) : undefined
    await server.stop()
    figures.push({
      name: peer.name,
      isFloor: peer.name === FLOOR,
      runs: kindsOf(peer).flatMap((kind) =>
        CONNECTIONS.map((connections) => ({
          kind,
          connections,
          ...medianOf(runs.get(nameOf({ peer, kind, connections }))!),
        })),
      ),
      ...(session && { session }),
      coldMs: starts.get(peer)!,
      installedBytes: peer.name === OURS ? ownInstalledBytes() : installedBytes(peer.packages),
      segments: segments.get(peer)!,
    })
  }
  return figures
}

/** Free text and look-ups mean nothing to peers: only the floor, to compare with, and Promotora are asked so. */
function kindsOf({ name }: Peer): Kind[] {
  return name === OURS || name === FLOOR ? ['choice', 'free text', 'look-up'] : ['choice']
}

/** The first start only fills the database and what Node keeps; then so many are measured. */
async function coldStart({ name, command }: Peer, load: Load, say: Say): Promise<number> {
  const times: number[] = []
  if (name === OURS) await prepare(command)
  for (let start = 0; start < STARTS; start++) times.push(await firstAnswerMs(() => startServer(command), load))
  say(`${name}: first answer ${Math.round(median(times))} ms after its start`)
  return median(times)
}

/** Starts a line once, so that its directory is seeded, and waits until it has kept what it read. */
async function prepare(command: Peer['command']): Promise<void> {
  const server = await startServer(command)
  await server.ask('idle')
  await server.stop()
}

function expectedOf(peer: Peer, runs: ReadonlyMap<string, Run[]>): number {
  const known = [...runs].filter(([name]) => name.startsWith(peer.name)).flatMap(([, some]) => some)
  return known.at(-1)?.turnsPerSecond ?? EXPECTED
}

function medianOf(runs: readonly Run[]): Run {
  const of = (pick: (run: Run) => number) => median(runs.map(pick))
  return {
    turnsPerSecond: of((run) => run.turnsPerSecond),
    p50: of((run) => run.p50),
    p99: of((run) => run.p99),
    cpu: of((run) => run.cpu),
  }
}
