import { cpSync } from 'node:fs'
import { seededRandom } from '../../support/synthetic-places.ts'
import type { Family } from '../family.ts'
import { openLine } from '../line/line.ts'
import { seedDatabase, untouchedFiles } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import type { Scanner } from '../scan/scanner.ts'
import { scanFolder, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'

/** T02: the process is killed in the middle of conversations, at a random answer, again and again on the same folder. */
export async function kills(
  families: readonly Family[],
  scanner: Scanner,
  times: number,
  seed: number,
): Promise<Finding> {
  const random = seededRandom(seed)
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const untouched = await untouchedFiles()
  const found: string[] = []
  const moments: number[] = []
  for (let time = 0; time < times; time++) {
    const line = await openLine({ world })
    const last = 1 + Math.floor(random() * families.length * 4)
    let answers = 0
    const talking = talk(line, families, {
      after: () => {
        if (++answers === last) line.child.kill('SIGKILL')
      },
    }).catch(() => {}) // its connections die with it
    const ended = await line.ended
    await talking
    moments.push(last)
    if (ended !== 'SIGKILL') found.push(`kill ${time + 1}: it ended with ${ended}`)
    const { out, err } = line.printed()
    const hits = [...scanner.scan(out, 'standard output'), ...scanner.scan(err, 'standard error')]
    // Byte for byte what a line leaves that nobody wrote to: scanned once, before.
    hits.push(...scanFolder(scanner, world.root, untouched))
    found.push(...summary(hits))
  }
  endWorld(world)
  return finding(
    'T02',
    'The process is killed (SIGKILL) in the middle of conversations; the files are scanned as it left them, and it starts again on them: nothing of a family.',
    `${times} kills, after ${moments.join(', ')} answers`,
    found,
  )
}
