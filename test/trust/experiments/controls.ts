import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Family, families as familiesOf } from '../family.ts'
import { SECRETS } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { needlesOf } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { plant } from '../plant.ts'
import { scannerFor } from '../scan/scanner.ts'
import { scanFolder, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'

/** The search itself is tried: it finds all that is hidden, and nothing where nothing is. */
export async function controls(families: readonly Family[], seed: number): Promise<Finding[]> {
  const scanner = scannerFor(needlesOf(families), SECRETS)
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const chance = summary(scanFolder(scanner, world.data))
  const planted = plant(world.data, families)
  const hits = scanFolder(scanner, world.data)
  const missed = planted.filter(
    ({ file, owner }) => !hits.some((hit) => hit.where.includes(file) && hit.needle.owner === owner),
  )
  rmSync(join(world.data, 'promotora.log'))
  endWorld(world)
  const strangers = familiesOf(families.length, seed + 1).map(({ messages }) =>
    messages.map(({ Body }) => Body).join('\n'),
  )
  const others = summary(scanner.scan(Buffer.from(strangers.join('\n')), 'what others said'))
  const forms = new Set(planted.map(({ form }) => form)).size
  return [
    finding(
      'Control 1',
      'Families are hidden in copies of the program’s files, in as many forms as a careless program might use: each must be found, where it was hidden and as who it was.',
      `${planted.length - missed.length} of ${planted.length} found, in ${forms} forms`,
      missed.map(({ form, file }) => `${form} in ${file} was not found`),
    ),
    finding(
      'Control 2',
      'The files of a program that nobody wrote to, and what other families said, are searched: nothing may be found by chance.',
      '',
      [...chance, ...others],
    ),
  ]
}
