import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { systemClock } from '../clock.ts'
import { DATABASE_PATH } from '../config/settings.ts'
import { weekWriter } from '../counts/write-weeks.ts'
import type { DirectoryDatabase } from '../directory/database.ts'
import { prepareDirectory } from '../directory/prepare.ts'
import { serviceOf } from '../http/service.ts'
import { start } from '../start.ts'
import { inWords } from '../text/reviews.ts'
import { inRounds } from './in-rounds.ts'
import { keptOrRead } from './kept-or-read.ts'
import { pagesLater } from './pages-later.ts'
import { keepMemoryPrivate, logOnlyEvents, unsafeProcess } from './process-guards.ts'

const STALLED_REQUEST_MS = 9_000 // looked for each second: nobody stalls for more than ten
const CHECK_STALLED_MS = 1_000
const FORGET_EACH_MS = 60_000
const DRAIN_MS = 10_000

const write = (line: string) => process.stdout.write(`${line}\n`)
const root = join(import.meta.dirname, '../..')
const production = process.env.NODE_ENV === 'production'
const unsafe = production ? unsafeProcess() : []
const notPossible = keepMemoryPrivate(production)
// Where the process is unsafe nothing is opened, but every other fault is said with it.
let directory: DirectoryDatabase | undefined
const openDirectory = async (path: string, today: string) => {
  const opened = unsafe.length > 0 ? { faults: [] } : await prepareDirectory(path, root, today)
  if ('directory' in opened) directory = opened.directory
  return opened
}
const { readContent, keep } = keptOrRead(root, process.env.DATABASE_PATH || DATABASE_PATH)
const started = await start({ env: process.env, clock: systemClock, write, openDirectory, readContent })
if ('faults' in started || unsafe.length > 0) {
  for (const fault of [...unsafe, ...('faults' in started ? started.faults : [])]) process.stderr.write(`${fault}\n`)
  process.exit(1)
}

const { app, warnings, ready } = started
const { settings, drafts, unsignedFacts } = app
for (const warning of [...notPossible, ...warnings]) process.stderr.write(`${warning}\n`)

const pages = pagesLater(app)
const server = serve(
  {
    fetch: inRounds(serviceOf(app, pages).fetch),
    port: settings.port,
    hostname: settings.host,
    serverOptions: {
      headersTimeout: STALLED_REQUEST_MS,
      requestTimeout: STALLED_REQUEST_MS,
      connectionsCheckingInterval: CHECK_STALLED_MS,
    },
  },
  ({ port }) => {
    write(
      `Promotora answers at http://${settings.host}:${port}${settings.simulator ? ' (phone simulator: open it in a browser)' : ''}`,
    )
    for (const each of drafts) write(`${each.locale}: ${inWords(each)}`)
    if (unsignedFacts > 0) write(`${unsignedFacts} facts of law await a lawyer`)
    if (production && settings.serveDrafts) write('SERVE_DRAFTS is on: unsigned texts are served')
    if (settings.twilioTokens.length === 0) write('No TWILIO_AUTH_TOKEN: every webhook is refused with 503')
    app.log('started')
    void ready.then(pages).then(keep) // all that a start can wait for, one after the other
  },
)
server.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.stderr.write(
    `HOST, PORT: ${settings.host}:${settings.port} cannot be listened on (${code}); choose another\n`,
  )
  process.exit(1)
})
const writeWeeks = weekWriter({ counts: app.counts, directory, now: app.ports.clock.now, log: app.log })
setInterval(() => {
  app.limits.forgetOld()
  app.answered.forgetOld()
  void app.ports.sessions.forgetOld()
  void writeWeeks()
}, FORGET_EACH_MS).unref()

// Messages under way are answered before the process ends; nothing needs to be saved.
const stop = (code: number) => {
  app.log('stopping')
  server.close(() => process.exit(code))
  setTimeout(() => process.exit(code), DRAIN_MS).unref()
}
process.on('SIGTERM', () => stop(0))
process.on('SIGINT', () => stop(0))
logOnlyEvents(app.log, stop)
