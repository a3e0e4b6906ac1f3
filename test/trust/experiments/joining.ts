import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { Family } from '../family.ts'
import { type Line, openLine } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { bytesOf, endWorld, filesBelow, newWorld, type World } from '../line/world.ts'
import { commitsIn } from '../scan/database.ts'
import { type Finding, finding } from './finding.ts'
import { guessedRight, mostCommon } from './guess.ts'

/** What an attacker with our disk and logs sees happen between one message and the next. */
type Moment = { family: Family; clues: string[] }

const COMMITS_AT_MOST = 2
const POINT = 0.01
/** The fewer topics there are, the easier they are to guess. */
export const FEW_TOPICS = 8

/**
 * T11 and T12: families write one after the other while somebody who knows from the provider who wrote when watches our
 * disk and our logs, and guesses topic and language of each. Meanwhile a reader holds checkpoints off, so that every
 * commit stays in the write-ahead log and can be counted.
 */
export async function joining(families: readonly Family[], root?: string): Promise<Finding[]> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world, ...(root && { root }) })
  const path = join(world.data, 'promotora.db')
  const reader = new SQLite(path, { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from sqlite_schema').get()
  const before = commitsIn(bytesOf(`${path}-wal`))

  const watch = watcherOf(line, world)
  const changes = new Set<string>()
  const moments: Moment[] = []
  let sent = 0
  for (const family of families) {
    const clues: string[] = []
    for (const fields of family.messages) {
      await line.say(fields)
      sent++
      const { printed, touched, written } = watch()
      for (const change of touched) changes.add(change)
      clues.push(...printed, ...written)
    }
    moments.push({ family, clues })
  }
  const commits = commitsIn(bytesOf(`${path}-wal`)) - before
  reader.close()
  await line.stop()
  endWorld(world)

  const joined = (['topic', 'language'] as const).map((what) => {
    const cases = moments.map(({ family, clues }) => ({ truth: family[what], clues }))
    return { what, right: guessedRight(cases), base: mostCommon(cases) }
  })
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    finding(
      'T11',
      'Somebody with our disk, our logs and the provider’s list of who wrote when guesses each family’s topic and language: no better than always saying the commonest, within one point.',
      joined
        .map(({ what, right, base }) => `${what}: ${percent(right)} right, always the commonest ${percent(base)}`)
        .join('; '),
      joined.filter(({ right, base }) => right > base + POINT).map(({ what }) => `the ${what} can be guessed`),
    ),
    finding(
      'T12',
      `While ${sent} messages are answered with checkpoints held off, at most ${COMMITS_AT_MOST} commits reach the write-ahead log and at most ${COMMITS_AT_MOST} changes the files.`,
      `${commits} commits, ${changes.size} changes of a file`,
      [
        ...(commits > COMMITS_AT_MOST ? [`${commits} commits`] : []),
        ...(changes.size > COMMITS_AT_MOST ? [`${changes.size} changes of a file`] : []),
      ],
    ),
  ]
}

/** Tells what is new on the disk and in the logs each time it is asked. */
function watcherOf(line: Line, world: World) {
  const known = new Map<string, string>()
  let read = 0
  let wal: Buffer = Buffer.alloc(0)
  const look = () => {
    const files = filesBelow(world.root).map(({ path, bytes, changedMs }) => [path, `${bytes} ${changedMs}`] as const)
    const touched = files
      .filter(([path, stamp]) => known.get(path) !== stamp)
      .map(([path, stamp]) => `${path} ${stamp}`)
    for (const [path, stamp] of files) known.set(path, stamp)
    const { out, err } = line.printed()
    const all = `${out}${err}`
    const printed = all.slice(read).split('\n').filter(Boolean)
    read = all.length
    const file = join(world.data, 'promotora.db-wal')
    const grown = touched.length > 0 && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) !== wal.length
    const before = wal
    if (grown) wal = bytesOf(file)
    const written = grown ? textAround(before, wal) : []
    return { printed, touched, written }
  }
  look()
  return look
}

const CONTEXT_BYTES = 48

/** What new frames of a log changed in their pages, as readable text with some of what stands beside it. */
function textAround(before: Buffer, after: Buffer): string[] {
  const frameBytes = 24 + (after.length >= 12 ? after.readUInt32BE(8) : 4096)
  const pages = new Map<number, Buffer>()
  const texts: string[] = []
  for (let at = 32; at + frameBytes <= after.length; at += frameBytes) {
    const page = after.readUInt32BE(at)
    const now = after.subarray(at + 24, at + frameBytes)
    const was = pages.get(page)
    if (at >= before.length && was)
      for (let index = 0; index < now.length; index++)
        if (now[index] !== was[index]) {
          const near = now.subarray(Math.max(0, index - CONTEXT_BYTES), index + CONTEXT_BYTES).toString('latin1')
          texts.push(...(near.match(/[a-z_.]{4,}/g) ?? []))
          index += CONTEXT_BYTES
        }
    pages.set(page, now)
  }
  return [...new Set(texts)]
}
