import { cpSync } from 'node:fs'
import type { Family } from '../family.ts'
import { inspect } from '../line/inspector.ts'
import { NOT_PRODUCTION, type Options, openLine } from '../line/line.ts'
import { halfRequest } from '../line/raw.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import type { Scanner } from '../scan/scanner.ts'
import { scanAll, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'

const TTL_SECONDS = 1
const AFTERWARDS_MS = 3_000
const TRIES = 3

/**
 * T04: a heap snapshot in the middle of a request (the control: it must be in it) and one after all sessions ended and the
 * garbage was collected (nobody may be). Not in production, which has no inspector.
 */
export async function heap(
  families: readonly Family[],
  scanner: Scanner,
  options: Partial<Options> = {},
): Promise<Finding> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const env = { ...NOT_PRODUCTION, SESSION_TTL_SECONDS: String(TTL_SECONDS) }
  const line = await openLine({ world, env, flags: ['--inspect=127.0.0.1:0'], ...options })
  const inspector = await inspect(line)
  await talk(line, families)
  const during = await whileAsked(async () => {
    const { release } = await halfRequest(line, families[0]!.messages[0]!)
    const snapshot = await inspector.heapSnapshot()
    release()
    return { snapshot, owners: new Set(scanAll(scanner, snapshot, 'during').map(({ needle }) => needle.owner)) }
  })
  line.hangUp()
  await new Promise((done) => setTimeout(done, AFTERWARDS_MS))
  await inspector.collectGarbage()
  const after = await inspector.heapSnapshot()
  inspector.close()
  await line.stop('SIGKILL')
  endWorld(world)

  const left = scanAll(scanner, after, 'the heap')
  return finding(
    'T04',
    'A heap snapshot is taken in the middle of a request, and one after all sessions ended and garbage was collected: the first holds that family (else the test sees nothing), the second nobody.',
    `${families.length} families; ${during.owners.size} of them in the first snapshot (${during.snapshot.length} bytes), ${new Set(left.map(({ needle }) => needle.owner)).size} in the second (${after.length} bytes)`,
    [
      ...(during.owners.size === 0
        ? ['the snapshot taken in the middle of a request does not show it: it proves nothing']
        : []),
      ...summary(left),
    ],
  )
}

/** On a busy machine a request may be given up as stalled before the snapshot begins: then another is asked. */
async function whileAsked<Snapshot extends { owners: Set<unknown> }>(take: () => Promise<Snapshot>): Promise<Snapshot> {
  let taken = await take()
  for (let tries = 1; tries < TRIES && taken.owners.size === 0; tries++) taken = await take()
  return taken
}
