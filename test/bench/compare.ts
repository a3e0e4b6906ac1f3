import { installedBytes, ownInstalledBytes } from './installed-size.ts'
import type { Load } from './load.ts'
import {
  bytesPerSession,
  firstAnswerMs,
  type Kind,
  measure,
  median,
  medianOf,
  type Run,
  UNKNOWN_PACE,
} from './measure.ts'
import { FLOOR, OURS, type Peer } from './peers.ts'
import { type Server, startServer } from './processes.ts'
import type { Figures } from './report.ts'
import { segmentsPerReply } from './segments-of.ts'

export const CONNECTIONS = [1, 16, 64] as const
const MIDDLE = 16
const PHONES = 100_000
const STARTS = 3
/** Runs that only warm a server. */
const WARMING = 2

type Say = (line: string) => void
type Measured = { peer: Peer; kind: Kind; connections: number; runs: Run[] }

/** Measures peers beside one another, with nothing else up than those that are compared. */
export async function compare(peers: readonly Peer[], rounds: number, load: Load, say: Say): Promise<Figures[]> {
  const starts = new Map<Peer, number>()
  for (const peer of peers) starts.set(peer, await coldStart(peer, load, say))
  const { measured, segments } = await inRounds(peers, rounds, load, say)
  const sessions = new Map<Peer, Figures['session']>()
  for (const peer of peers) if (peer.remembers) sessions.set(peer, await memory(peer, load, say))
  return peers.map((peer) => {
    const session = sessions.get(peer)
    return {
      name: peer.name,
      isFloor: peer.name === FLOOR,
      isOurs: peer.name === OURS,
      runs: measured.flatMap(({ peer: whose, kind, connections, runs }) =>
        whose === peer ? [{ kind, connections, ...medianOf(runs) }] : [],
      ),
      ...(session && { session }),
      coldMs: starts.get(peer)!,
      installedBytes: peer.name === OURS ? ownInstalledBytes() : installedBytes(peer.packages),
      segments: segments.get(peer)!,
    }
  })
}

/** One round goes through all of them, so that what the machine does besides hits all alike. */
async function inRounds(peers: readonly Peer[], rounds: number, load: Load, say: Say) {
  const servers = new Map<Peer, Server>()
  for (const peer of peers) servers.set(peer, await ready(peer))
  const segments = new Map<Peer, number>()
  for (const [peer, server] of servers) segments.set(peer, await segmentsPerReply(server))
  const measured = CONNECTIONS.flatMap((connections) =>
    peers.flatMap((peer) =>
      kindsOf(peer, connections).map((kind): Measured => ({ peer, kind, connections, runs: [] })),
    ),
  )
  const paces = new Map<string, number>() // the fastest so far, whatever the connections
  const go = async (one: Measured) => {
    const paced = `${one.peer.name} ${one.kind}`
    const pace = paces.get(paced) ?? UNKNOWN_PACE
    const run = await measure(servers.get(one.peer)!, load, { ...one, pace })
    paces.set(paced, Math.max(pace, run.turnsPerSecond))
    return run
  }
  for (const one of measured)
    for (let warmed = 0; warmed < WARMING && one.connections === MIDDLE; warmed++) await go(one)
  for (let round = 1; round <= rounds; round++)
    for (const one of measured) {
      const run = await go(one)
      one.runs.push(run)
      const figures = `${Math.round(run.turnsPerSecond)} turns/s, p99 ${run.p99.toFixed(2)} ms`
      say(`round ${round}: ${one.peer.name}, ${one.kind}, ${one.connections} at once: ${figures}`)
    }
  for (const server of servers.values()) await server.stop()
  return { measured, segments }
}

/** Free text and look-ups mean nothing to peers: they are asked choices alone, and all is held against the floor's. */
function kindsOf({ name }: Peer, connections: number): Kind[] {
  if (name !== OURS) return ['choice']
  return connections === MIDDLE ? ['choice', 'free text', 'look-up'] : ['choice', 'free text']
}

/** A server that has done whatever it does by itself after its start. */
async function ready({ command }: Peer): Promise<Server> {
  const server = await startServer(command)
  await server.ask('idle')
  return server
}

/** The first start only fills the directory and what is kept for the next; then so many are measured. */
async function coldStart(peer: Peer, load: Load, say: Say): Promise<number> {
  await (await ready(peer)).stop()
  const times: number[] = []
  for (let start = 0; start < STARTS; start++) times.push(await firstAnswerMs(() => startServer(peer.command), load))
  say(`${peer.name}: first answer ${Math.round(median(times))} ms after its start`)
  return median(times)
}

/** By a server of its own, in which nobody has written yet. */
async function memory(peer: Peer, load: Load, say: Say) {
  const server = await ready(peer)
  const session = await bytesPerSession(server, load, PHONES)
  await server.stop()
  say(`${peer.name}: ${Math.round(session.bytes)} bytes a session, at ${session.phones} phones`)
  return session
}
