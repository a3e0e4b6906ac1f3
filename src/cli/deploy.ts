import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { DATABASE_PATH } from '../config/settings.ts'
import { contentFiles } from '../content/files.ts'
import { readContent } from '../content.ts'
import { sendToD1 } from '../directory/publish/send-to-d1.ts'
import { deployFaults } from './deploy/faults.ts'
import { runWrangler } from './deploy/wrangler.ts'
import { readOptions, refuse } from './usage.ts'

/** Exit codes: 0 deployed, 1 a reason why not, 2 wrong usage. Everything is checked before anything is changed. */
const { 'dry-run': dryRun } = readOptions({ 'dry-run': { type: 'boolean', default: false } })
const root = join(import.meta.dirname, '../..')
const today = systemClock().today()
const faults = deployFaults(root, readContent(contentFiles(root)), today)
if (faults.length > 0) refuse(1, [...faults, 'nothing was deployed'])
process.stdout.write('everything is as it should be\n')
if (dryRun) process.exit(0)

const databasePath = process.env.DATABASE_PATH || DATABASE_PATH
const sent = await sendToD1('remote', { databasePath, root, today })
if (!sent.lines) refuse(1, [...sent.faults, 'nothing was deployed'])
for (const line of sent.lines) process.stdout.write(`${line}\n`)
const { status } = spawnSync(...runWrangler(root, ['deploy']), { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
