import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { DATABASE_PATH, readSettings } from '../config/settings.ts'
import { importDirectory, takeBackImport } from '../directory/import/import-directory.ts'
import { KINDS, type Kind } from '../directory/import/import-run.ts'
import { D1_PLACES, type D1Place } from '../directory/publish/d1-console.ts'

const USAGE = `npm run import -- ${KINDS.join('|')} PATH [--mapping FILE] [--dry-run] [--diff] [--allow-shrink] [--json] [--d1 local|remote]
npm run import -- rollback [${KINDS.join('|')}] [--d1 local|remote]

  PATH            a folder, a file or a .zip
  --mapping FILE  what the columns of a flat table mean; words and codes of a taxonomy (docs/import.md)
  --dry-run       read, check and compare, change nothing
  --diff          list what is added, changed and gone, field by field
  --allow-shrink  import even if over 20% of the services or of the rows would be lost
  --json          every finding as a line of JSON, then the summary
  --d1            then make D1 serve it too: here, or at Cloudflare (wrangler.toml)
Exit code: 0 applied (warnings included), 2 refused and nothing changed, 1 a fault of the program.
The database is DATABASE_PATH; a running server serves the new version at its next look-up.
`
const OPTIONS = {
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  'allow-shrink': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  d1: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const read = argumentsOf(args)
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n\n${USAGE}`)
    return 2
  }
  const { values, positionals } = read
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const [first, path] = positionals
  const databasePath = process.env.DATABASE_PATH || DATABASE_PATH
  const root = join(import.meta.dirname, '../..')
  const { settings, faults } = readSettings({ CONTENT_DATE: process.env.CONTENT_DATE }, ['en'], '')
  if (!settings) {
    for (const fault of faults) process.stderr.write(`${fault}\n`)
    return 2
  }
  const today = systemClock(settings.contentDate).today()
  const { d1 } = values
  const code = await (first === 'rollback'
    ? takeBackImport({ databasePath, root, today, kind: path as Kind | undefined })
    : importDirectory({
        root,
        kind: first as Kind,
        path: path!,
        mapping: values.mapping,
        dryRun: values['dry-run'],
        allowShrink: values['allow-shrink'],
        databasePath,
        today,
        showDiff: values.diff,
        json: values.json,
      }))
  return code === 0 && d1 && !values['dry-run'] ? toD1(d1 as D1Place, { databasePath, root, today }) : code
}

/** Sends on to D1 what was imported. What the file serves stays, whatever D1 says. */
async function toD1(at: D1Place, where: { databasePath: string; root: string; today: string }): Promise<number> {
  const { sendToD1 } = await import('../directory/publish/send-to-d1.ts') // wrangler, which other imports do without
  const { lines, faults } = await sendToD1(at, where)
  for (const line of lines ?? []) process.stdout.write(`${line}\n`)
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  return lines ? 0 : 1
}

function argumentsOf(args: string[]) {
  try {
    const read = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (read.values.help) return read
    const [first, second, ...more] = read.positionals
    const isKind = (word: string | undefined) => (KINDS as readonly (string | undefined)[]).includes(word)
    if (more.length > 0) return `one path too many: ${more.join(' ')}`
    const { help: _, d1, ...options } = read.values
    if (d1 !== undefined && !(D1_PLACES as readonly string[]).includes(d1))
      return `--d1: holds '${d1}'; local or remote`
    if (first === 'rollback' && Object.values(options).some((value) => value !== false && value !== undefined))
      return 'rollback: it takes a kind and --d1, no other options'
    if (first === 'rollback')
      return second === undefined || isKind(second) ? read : `rollback: no kind is called '${second}'`
    if (!isKind(first)) return first === undefined ? 'what is to be imported?' : `no kind is called '${first}'`
    if (second === undefined) return `${first}: where is it? name a folder, a file or a .zip`
    if (read.values.mapping !== undefined && first !== 'flat' && first !== 'hsds')
      return `--mapping: ${first} has set columns and needs none`
    return read
  } catch (error) {
    return (error as Error).message
  }
}
