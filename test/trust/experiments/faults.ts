import { cpSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { Family } from '../family.ts'
import { type Line, type Options, openLine } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import type { Scanner } from '../scan/scanner.ts'
import { scanFolder, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'

type Fault = {
  name: string
  /** What is wrong before the start; the database's path. */
  before?: (database: string) => void
  /** What goes wrong while it runs. */
  during?: (database: string) => void
  options?: Partial<Options>
}

const damage = (path: string, at: number, bytes = 4096) => {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, at)
}
/** Holds the file as another program would, until this process ends. */
const hold = (path: string) => {
  const file = new SQLite(path)
  file.pragma('locking_mode = exclusive')
  file.exec('begin exclusive')
  held.push(file)
}
const replaceByFolder = (path: string) => {
  rmSync(path)
  mkdirSync(path)
}
const held: SQLite.Database[] = []

const FAULTS: Fault[] = [
  { name: 'locked from the start', before: hold },
  { name: 'locked while it runs', during: (path) => held.push(new SQLite(path).exec('begin immediate')) },
  { name: 'deleted while it runs', during: (path) => rmSync(join(path, '..'), { recursive: true }) },
  { name: 'a broken header', before: (path) => damage(path, 0, 100) },
  { name: 'broken in the middle', before: (path) => damage(path, Math.floor(statSync(path).size / 8192) * 4096) },
  { name: 'broken while it runs', during: (path) => damage(path, 4096, statSync(path).size - 8192) },
  { name: 'a write-ahead log of rubbish', before: (path) => writeFileSync(`${path}-wal`, Buffer.alloc(100_000, 0x5a)) },
  { name: 'a folder in its place', before: replaceByFolder },
  { name: 'a folder nobody may write to', options: { env: { DATABASE_PATH: '/sys/promotora/promotora.db' } } },
  { name: 'a full disk', before: (path) => rmSync(path), options: { limits: '-f 1000' } },
  { name: 'few descriptors', options: { limits: '-n 48' } },
]

/** T43: with the database broken in every way, families are answered all the same, and nothing of them is told. */
export async function databaseFaults(
  families: readonly Family[],
  scanner: Scanner,
  which: readonly string[] = FAULTS.map(({ name }) => name),
): Promise<Finding> {
  const found: string[] = []
  const told: string[] = []
  for (const { name, before, during, options = {} } of FAULTS.filter((fault) => which.includes(fault.name))) {
    const world = newWorld()
    cpSync(await seedDatabase(), world.data, { recursive: true })
    const database = join(world.data, 'promotora.db')
    before?.(database)
    let line: Line
    try {
      line = await openLine({ world, ...options })
    } catch (error) {
      found.push(`${name}: it did not start: ${(error as Error).message.slice(-300)}`)
      endWorld(world)
      continue
    }
    during?.(database)
    const wrong: string[] = []
    await talk(line, families, {
      atOnce: 4,
      after: ({ status, text }) => {
        if (status !== 200 || !text.includes('<Response')) wrong.push(String(status))
      },
    }).catch((error: Error) => wrong.push(error.message))
    if (wrong.length > 0) found.push(`${name}: ${wrong.length} messages not answered (${wrong[0]})`)
    const health = await line.send('/healthz', { method: 'GET' }).catch(() => ({ status: 0, text: 'no answer' }))
    if (health.status !== 200) found.push(`${name}: /healthz said ${health.status}`)
    const { out, err } = line.printed()
    const hits = [out, err, Buffer.from(health.text)].flatMap((bytes) => scanner.scan(bytes, 'what it said'))
    found.push(...summary([...hits, ...scanFolder(scanner, world.work)]).map((hit) => `${name}: ${hit}`))
    const ended = await line.stop()
    if (ended !== 0) found.push(`${name}: ended with ${ended}`)
    told.push(`${name}: ${health.text}`)
    for (const file of held.splice(0)) file.close()
    endWorld(world)
  }
  return finding(
    'T43',
    'The database is locked, deleted, corrupted, out of reach, out of room or out of descriptors: every message is answered 200, /healthz answers, nothing of a family is printed, the process ends well.',
    told.join('; '),
    found,
  )
}
