import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Load } from './load.ts'
import { type Kind, measure } from './measure.ts'
import { promotora } from './peers.ts'
import { startServer } from './processes.ts'

const KINDS: Kind[] = ['choice', 'free text', 'look-up']

/** Writes a CPU profile of Promotora's server for each kind of message: Chrome's and most editors' tools open them. */
export async function profile(
  load: Load,
  pathOf: (name: string) => string,
  say: (line: string) => void,
): Promise<void> {
  const server = await startServer(promotora())
  await server.ask('idle')
  for (const kind of KINDS) {
    const { turnsPerSecond: expected } = await measure(server, load, { kind, connections: 16, expected: 1_000 })
    const path = pathOf(`${kind.replace(' ', '-')}.cpuprofile`)
    mkdirSync(dirname(path), { recursive: true })
    await server.ask('startProfile')
    await measure(server, load, { kind, connections: 16, expected })
    await server.ask('stopProfile', path)
    say(`written: ${path}`)
  }
  await server.stop()
}
