import { cpSync } from 'node:fs'
import { relative } from 'node:path'
import type { Family } from '../family.ts'
import { driveErrors, readPages } from '../line/error-paths.ts'
import { openLine } from '../line/line.ts'
import { openFiles } from '../line/open-files.ts'
import { seedDatabase, untouchedFiles } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, filesBelow, newWorld } from '../line/world.ts'
import type { Hit, Scanner } from '../scan/scanner.ts'
import { scanFolder, summary } from '../scan/search.ts'
import { type Finding, finding } from './finding.ts'
import { leftOutside } from './outside.ts'

/** All a line may write: its database, and SQLite's log and index of it. */
const DECLARED = ['promotora.db', 'promotora.db-shm', 'promotora.db-wal', 'content.pack'].map((name) => `data/${name}`)

/**
 * T01, T03, T07, T09: conversations with every error path among them, at the most talkative log level; then everything
 * the process wrote, printed, answered on its public pages, or held open, is scanned. `root` may be a mutant.
 */
export async function residue(families: readonly Family[], scanner: Scanner, root?: string): Promise<Finding[]> {
  const world = newWorld()
  const beganMs = Date.now()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world, ...(root && { root }) })
  const held: Hit[] = []
  const strange = new Set<string>()
  let answers = 0
  let refused = 0
  const watchOpenFiles = () => {
    for (const { target, content } of openFiles(line.child.pid!)) {
      if (/\.(node|so[.\d]*|icudtl?\.dat)$/.test(target) || target.startsWith(world.data)) continue
      strange.add(target.replace(world.root, ''))
      held.push(...scanner.scan(content(), `the open file ${target}`))
    }
  }
  const sent = await talk(line, families, {
    after: ({ status }) => {
      if (status !== 200) refused++
      if (++answers % 250 === 0) watchOpenFiles()
    },
  })
  const errors = await driveErrors(line, families.find(({ from }) => from.startsWith('+'))!)
  const pages = await readPages(line)
  watchOpenFiles()
  const ended = await line.stop()

  const { out, err } = line.printed()
  const printed = [...scanner.scan(out, 'standard output'), ...scanner.scan(err, 'standard error')]
  const answered = [...errors, ...pages].flatMap(({ name, answer }) =>
    scanner.scan(Buffer.from(answer.text), `the answer to ${name}`),
  )
  const chance = scanBefore(scanner, await seedDatabase())
  const written = [...scanFolder(scanner, world.root, await untouchedFiles()), ...leftOutside(scanner, world, beganMs)]
  const undeclared = filesBelow(world.root)
    .map(({ path }) => relative(world.root, path))
    .filter((path) => !DECLARED.includes(path))
  endWorld(world)

  const isMeta = ({ needle }: Hit) => ['message id', 'media', 'signature', 'profile', 'place'].includes(needle.kind)
  const all = [...printed, ...answered, ...written, ...held]
  const spoke = `${families.length} families, ${sent} signed webhooks`
  return [
    finding(
      'T01',
      'The conversations are played, the process ends by SIGTERM, every file of its data, work, home and temporary folder is scanned: nothing of a family, no file that is not declared.',
      `${spoke}; ended with ${ended}; ${refused} not answered 200`,
      [
        ...summary(chance).map((hit) => `by chance, before anybody spoke: ${hit}`),
        ...summary(written),
        ...undeclared.map((path) => `undeclared file ${path}`),
        ...(ended === 0 ? [] : [`ended with ${ended}`]),
        ...(refused === 0 ? [] : [`${refused} webhooks were not answered 200`]),
      ],
    ),
    finding(
      'T03',
      'All that is printed at log level debug, and every answer to a refused, broken or public request, is scanned: nothing of a family.',
      `${out.length + err.length} bytes printed; ${errors.length} error paths (${statuses(errors)}); ${pages.length} pages`,
      summary([...printed, ...answered]),
    ),
    finding(
      'T07',
      'The files the process holds open, deleted ones too, are read while it talks: none outside its data folder, nothing of a family in any.',
      `looked ${Math.floor(answers / 250) + 1} times`,
      [...summary(held), ...[...strange].map((path) => `open file ${path}`)],
    ),
    finding(
      'T09',
      'What Twilio sends beside the message (ids, media, signature, profile name, places) is looked for everywhere: nowhere.',
      `${scanner.windows} spellings and digests looked for`,
      summary(all.filter(isMeta)),
    ),
  ]
}

function statuses(paths: { answer: { status: number } }[]): string {
  return [...new Set(paths.map(({ answer }) => answer.status))].sort().join(', ')
}

const before = new WeakMap<Scanner, Hit[]>()

/** What is found in the files of a line that nobody wrote to: nothing, else a needle is there by chance. */
function scanBefore(scanner: Scanner, folder: string): Hit[] {
  const hits = before.get(scanner) ?? scanFolder(scanner, folder)
  before.set(scanner, hits)
  return hits
}
