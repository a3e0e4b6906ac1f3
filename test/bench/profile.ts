import { join } from 'node:path'
import type { Load } from './load.ts'
import { type Kind, measure, UNKNOWN_PACE } from './measure.ts'
import { promotora } from './peers.ts'
import { startServer } from './processes.ts'

const KINDS: Kind[] = ['choice', 'free text', 'look-up']
const WARMING = 3

/** Writes a CPU profile of Promotora's server for each kind of message: Chrome's and most editors' tools open them. */
export async function profile(load: Load, folder: string, say: (line: string) => void): Promise<void> {
  const server = await startServer(promotora())
  await server.ask('idle')
  for (const kind of KINDS) {
    let pace = UNKNOWN_PACE
    for (let run = 0; run < WARMING; run++)
      pace = (await measure(server, load, { kind, connections: 16, pace })).turnsPerSecond
    const path = join(folder, `${kind.replace(' ', '-')}.cpuprofile`)
    await server.ask('startProfile')
    await measure(server, load, { kind, connections: 16, pace })
    await server.ask('stopProfile', path)
    say(`written: ${path}`)
  }
  await server.stop()
}
