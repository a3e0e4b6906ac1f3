import { cpSync } from 'node:fs'
import { relative } from 'node:path'
import type { Family } from '../family.ts'
import { type Line, NOT_PRODUCTION, openLine } from '../line/line.ts'
import { exposure } from '../line/open-files.ts'
import { type Order, PRELOAD } from '../line/preload.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, filesBelow, newWorld } from '../line/world.ts'
import type { Scanner } from '../scan/scanner.ts'
import { scanFile, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'

type Crash = {
  name: string
  flags?: string[]
  cause: (line: Line, said: string) => void
  /** It stays alive, and is ended when it has been heard of. */
  survives?: boolean
}

const order = (line: Line, what: Order) => void line.child.send(what)
const CRASHES: Crash[] = [
  { name: 'SIGSEGV', cause: ({ child }) => void child.kill('SIGSEGV') },
  { name: 'SIGABRT', cause: ({ child }) => void child.kill('SIGABRT') },
  { name: 'an error nobody catches', cause: (line, saying) => order(line, { do: 'throw', saying }) },
  {
    name: 'a rejection nobody handles',
    cause: (line, saying) => order(line, { do: 'reject', saying }),
    survives: true,
  },
  {
    name: 'no memory left',
    flags: ['--max-old-space-size=256'],
    cause: (line, saying) => order(line, { do: 'fill the heap', saying }),
  },
]

/**
 * T06: the process crashes in every way there is, in the middle of conversations and with a family's words in the error.
 * What it prints is scanned; no core file, report or snapshot may appear, nothing of it may stand in swap.
 */
export async function crashes(
  families: readonly Family[],
  scanner: Scanner,
  which: readonly string[] = CRASHES.map(({ name }) => name),
): Promise<Finding> {
  const found: string[] = []
  const told: string[] = []
  for (const { name, flags = [], cause, survives = false } of CRASHES.filter((crash) => which.includes(crash.name))) {
    const world = newWorld()
    cpSync(await seedDatabase(), world.data, { recursive: true })
    const line = await openLine({ world, env: NOT_PRODUCTION, flags: [...PRELOAD, ...flags] })
    await talk(line, families)
    const { swapKb, coreBytes } = exposure(line.child.pid!)
    const said = families[0]!.messages.at(-1)!
    cause(line, `${said.From} wrote ${said.Body}`)
    if (survives) await line.until('rejection_unhandled')
    told.push(`${name}: ended with ${survives ? await line.stop() : await line.ended}`)
    if (swapKb > 0) found.push(`${name}: ${swapKb} kB in swap`)
    if (!told.includes(`core limit ${coreBytes}`)) told.push(`core limit ${coreBytes}`)
    const { out, err } = line.printed()
    found.push(
      ...summary([...scanner.scan(out, 'standard output'), ...scanner.scan(err, 'standard error')]).map(
        (hit) => `${name}: ${hit}`,
      ),
    )
    const left = filesBelow(world.root).filter(({ path }) => !path.startsWith(world.data))
    for (const { path } of left)
      found.push(`${name}: left ${relative(world.root, path)}`, ...summary(scanFile(scanner, path)))
    endWorld(world)
  }
  return finding(
    'T06',
    'The process is made to crash (two signals, an error and a rejection that carry a family’s words, a full heap): nothing of a family is printed, no core file, report or snapshot is left, nothing stands in swap.',
    told.join('; '),
    found,
  )
}
