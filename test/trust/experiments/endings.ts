import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Family } from '../family.ts'
import { launch, openLine } from '../line/line.ts'
import { halfRequest } from '../line/raw.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { linesOf, rowsOf } from '../scan/database.ts'
import { type Finding, finding } from './finding.ts'

/** How far the first start has come, by the size of its database and its log, when it is killed. */
const KILLED_AT_BYTES = [1, 300_000, 3_000_000, 8_000_000]

/**
 * T46: SIGTERM in the middle of requests: each that had begun is answered. And a first start that is killed while it
 * makes its database: the next start makes it whole.
 */
export async function endings(families: readonly Family[], killedAtBytes = KILLED_AT_BYTES): Promise<Finding> {
  const found: string[] = []
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world })
  const begun = await Promise.all(families.map(({ messages }) => halfRequest(line, messages[0]!)))
  line.child.kill('SIGTERM')
  await line.until('stopping')
  const answers = await Promise.all(begun.map(({ finish }) => finish()))
  const unanswered = answers.filter(({ status, text }) => status !== 200 || !text.includes('<Response'))
  if (unanswered.length > 0) found.push(`${unanswered.length} of ${begun.length} requests under way were not answered`)
  const ended = await line.ended
  if (ended !== 0) found.push(`SIGTERM under load: ended with ${ended}`)
  endWorld(world)

  const whole = linesOf(rowsOf(join(await seedDatabase(), 'promotora.db')))
  for (const bytes of killedAtBytes) {
    const halfMade = newWorld()
    const path = join(halfMade.data, 'promotora.db')
    const first = launch({ world: halfMade })
    while (sizeOf(path) + sizeOf(`${path}-wal`) < bytes && first.child.exitCode === null)
      await new Promise((done) => setTimeout(done, 2))
    await first.stop('SIGKILL')
    const second = await openLine({ world: halfMade })
    const health = await second.send('/healthz', { method: 'GET' })
    if (health.text !== '{"status":"ok"}') found.push(`killed at ${bytes} bytes: the next start says ${health.text}`)
    await second.stop()
    const rows = linesOf(rowsOf(path))
    if (rows.length !== whole.length)
      found.push(`killed at ${bytes} bytes: ${rows.length} rows instead of ${whole.length}`)
    endWorld(halfMade)
  }
  return finding(
    'T46',
    'SIGTERM comes while requests are half sent: each is answered, then the process ends with 0. A first start is killed while it makes its database: the next one makes it whole.',
    `${begun.length} requests under way; killed when the database had ${killedAtBytes.join(', ')} bytes`,
    found,
  )
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
