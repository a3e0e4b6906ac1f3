import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { systemClock } from '../clock.ts'
import { createApp } from '../http/app.ts'
import { start } from '../start.ts'

const STALLED_REQUEST_MS = 10_000
const DRAIN_MS = 10_000

const write = (line: string) => process.stdout.write(`${line}\n`)
const started = start({ root: join(import.meta.dirname, '../..'), env: process.env, clock: systemClock, write })
if ('faults' in started) {
  for (const fault of started.faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}

const { app } = started
const { settings, drafts, unsignedFacts } = app
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
