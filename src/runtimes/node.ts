import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { systemClock } from '../clock.ts'
import { prepareDirectory } from '../directory/prepare.ts'
import { createApp } from '../http/app.ts'
import { start } from '../start.ts'

const STALLED_REQUEST_MS = 10_000
const DRAIN_MS = 10_000

const write = (line: string) => process.stdout.write(`${line}\n`)
const root = join(import.meta.dirname, '../..')
const started = start({ root, env: process.env, clock: systemClock, write })
if ('faults' in started) {
  for (const fault of started.faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}

const { app } = started
const { settings, drafts, unsignedFacts } = app

// Without its directory the line still answers: flows need none, and look-ups fall back to the national lines.
const prepared = await prepareDirectory(settings.databasePath, root, app.ports.clock.today())
if ('faults' in prepared) {
  app.degraded.add('directory')
  for (const fault of prepared.faults) process.stderr.write(`${fault}\n`)
}
const server = serve({ fetch: createApp(app).fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
  write(
    `Promotora answers at http://${settings.host}:${port}${settings.simulator ? ' (phone simulator: open it in a browser)' : ''}`,
  )
  for (const { locale, texts, drafts: open } of drafts)
    write(`${locale}: ${texts - open} of ${texts} texts signed by a reviewer`)
  if (unsignedFacts > 0) write(`${unsignedFacts} facts of law await a lawyer`)
  if (settings.twilioTokens.length === 0) write('No TWILIO_AUTH_TOKEN: every webhook is refused with 503')
  app.log('started')
})
if ('headersTimeout' in server) {
  server.headersTimeout = STALLED_REQUEST_MS
  server.requestTimeout = STALLED_REQUEST_MS
}

// Messages under way are answered before the process ends; nothing needs to be saved.
const stop = () => {
  app.log('stopping')
  server.close(() => process.exit(0))
  setTimeout(() => process.exit(0), DRAIN_MS).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
