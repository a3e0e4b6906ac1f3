import { cpSync } from 'node:fs'
import { type Family, families as familiesOf } from '../family.ts'
import { type Line, NOT_PRODUCTION, openLine } from '../line/line.ts'
import { memoryOf } from '../line/memory.ts'
import { bytesInUse, PRELOAD } from '../line/preload.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import type { Scanner } from '../scan/scanner.ts'
import { type Finding, finding, notRun } from './finding.ts'

const DID =
  'The whole memory of the living process is read, as a core image would hold it: just after sessions ended and garbage was collected (at most 5 % of the numbers in it), after filler messages from others (at most 1 %), and of the process that a restart puts in its place (none).'
const TTL_SECONDS = 2
/** Some hundreds of the last messages stay in memory whoever came before: of fewer families they are no share. */
const FEWEST = 5_000

type Seen = { numbers: Set<number>; anything: Set<number> }

/** T05: what a core image of the process would hold. Needs Linux and the right to look into a child. */
export async function core(
  families: readonly Family[],
  scanner: Scanner,
  fillers: number,
  seed: number,
): Promise<Finding> {
  if (families.length < FEWEST) return notRun('T05', DID, `it takes ${FEWEST} families to tell`)
  const world = newWorld()
  try {
    cpSync(await seedDatabase(), world.data, { recursive: true })
    const env = { ...NOT_PRODUCTION, SESSION_TTL_SECONDS: String(TTL_SECONDS) }
    const start = () => openLine({ world, env, flags: ['--expose-gc', ...PRELOAD] })
    const line = await start()
    const unspoken = seenIn(line, scanner)
    if (unspoken === undefined) {
      await line.stop('SIGKILL')
      return notRun('T05', DID, 'this machine does not let one process look into another')
    }
    await talk(line, families)
    await settle(line)
    const expired = seenIn(line, scanner)!
    await talk(line, familiesOf(Math.ceil(fillers / 6), seed + 1).map(anonymous))
    await settle(line)
    const filled = seenIn(line, scanner)!
    await line.stop()
    const next = await start()
    const recycled = seenIn(next, scanner)!
    await next.stop('SIGKILL')

    const told = (seen: Seen) => `${seen.numbers.size} by number, ${seen.anything.size} by anything they sent`
    // What already stood in the process before anybody spoke did not come from a family.
    const over = (when: string, { numbers }: Seen, share: number) => {
      const size = [...numbers].filter((owner) => !unspoken.numbers.has(owner)).length
      return size > families.length * share ? [`${when}: ${size} of ${families.length} numbers`] : []
    }
    return finding(
      'T05',
      DID,
      `before anybody spoke ${told(unspoken)}; expired ${told(expired)}; after ${fillers} filler messages ${told(filled)}; after the restart ${told(recycled)}`,
      [
        ...over('just after expiry', expired, 0.05),
        ...over('after the fillers', filled, 0.01),
        ...over('after the restart', recycled, 0),
      ],
    )
  } finally {
    endWorld(world)
  }
}

/** Families found in the memory of the process; nothing where this machine does not let anybody look. */
function seenIn(line: Line, scanner: Scanner): Seen | undefined {
  const seen: Seen = { numbers: new Set(), anything: new Set() }
  try {
    for (const piece of memoryOf(line.child.pid!))
      for (const { needle } of scanner.scan(piece, 'memory')) {
        seen.anything.add(needle.owner)
        if (needle.kind === 'number' || needle.kind === 'opaque id') seen.numbers.add(needle.owner)
      }
  } catch {
    return undefined
  }
  return seen
}

async function settle(line: Line): Promise<void> {
  line.hangUp()
  await new Promise((done) => setTimeout(done, (TTL_SECONDS + 2) * 1000))
  await bytesInUse(line)
}

/** A filler says the same kind of things from a number nobody looks for. */
function anonymous(family: Family, index: number): Family {
  const From = `whatsapp:US.9${String(index).padStart(15, '0')}`
  return { ...family, from: From, messages: family.messages.map((fields) => ({ ...fields, From, WaId: '' })) }
}
