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
  const { release } = await halfRequest(line, families[0]!.messages[0]!)
  const during = await inspector.heapSnapshot()
  release()
  line.hangUp()
  await new Promise((done) => setTimeout(done, AFTERWARDS_MS))
  await inspector.collectGarbage()
  const after = await inspector.heapSnapshot()
  inspector.close()
  await line.stop('SIGKILL')
  endWorld(world)

  const seen = new Set(scanAll(scanner, during, 'during').map(({ needle }) => needle.owner))
  const left = scanAll(scanner, after, 'the heap')
  return finding(
    'T04',
    'A heap snapshot is taken in the middle of a request, and one after all sessions ended and garbage was collected: the first holds that family (else the test sees nothing), the second nobody.',
    `${families.length} families; ${seen.size} of them in the first snapshot (${during.length} bytes), ${new Set(left.map(({ needle }) => needle.owner)).size} in the second (${after.length} bytes)`,
    [
      ...(seen.size === 0 ? ['the snapshot taken in the middle of a request does not show it: it proves nothing'] : []),
      ...summary(left),
    ],
  )
}
