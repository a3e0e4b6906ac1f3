import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { DATABASE_PATH } from '../config/settings.ts'
import { sendToD1 } from '../directory/publish/send-to-d1.ts'
import { refuse } from './usage.ts'

/** The Worker on this machine: D1 here gets its tables and what the directory file serves, then `wrangler dev` runs. */
const root = join(import.meta.dirname, '../..')
const { values, tokens } = parseArgs({
  options: { 'persist-to': { type: 'string' } },
  strict: false,
  tokens: true,
})
const persistTo = typeof values['persist-to'] === 'string' ? values['persist-to'] : undefined
const { lines, faults } = await sendToD1('local', {
  databasePath: process.env.DATABASE_PATH || DATABASE_PATH,
  root,
  today: systemClock(process.env.CONTENT_DATE || undefined).today(),
  state: persistTo,
})
if (!lines) refuse(1, faults)
for (const line of lines) process.stdout.write(`${line}\n`)

const isNamed = (name: string) => tokens.some((token) => token.kind === 'option' && token.name === name)
const where = [
  ...(isNamed('port') ? [] : ['--port', process.env.PORT || '8080']),
  ...(isNamed('ip') ? [] : ['--ip', process.env.HOST || '127.0.0.1']),
]
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/wrangler/bin/wrangler.js'), 'dev', ...where, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    // Without these two wrangler keeps a record of every request in its folder.
    env: { ...process.env, X_LOCAL_OBSERVABILITY: 'false', X_LOCAL_EXPLORER: 'false', WRANGLER_SEND_METRICS: 'false' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
