import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { simulate } from '../channels/simulator/simulate.ts'
import { readAnew } from '../check/read-anew.ts'
import { systemClock } from '../clock.ts'
import { contentFiles } from '../content/files.ts'
import { prepareDirectory } from '../directory/prepare.ts'
import { start } from '../start.ts'

const { values } = parseArgs({
  options: {
    lang: { type: 'string' },
    channel: { type: 'string' },
    json: { type: 'boolean' },
    date: { type: 'string' },
  },
})
const env = {
  ...process.env,
  ...(values.lang && { DEFAULT_LANGUAGE: values.lang }),
  ...(values.date && { CONTENT_DATE: values.date }),
  LOG_LEVEL: 'silent',
}
const root = join(import.meta.dirname, '../..')
const started = await start({
  env,
  clock: systemClock,
  write: () => {},
  openDirectory: (path, today) => prepareDirectory(path, root, today),
  readContent: async () => readAnew(contentFiles(root)),
})
const channel = values.channel ?? 'sms'
const faults = 'faults' in started ? started.faults : []
if (channel !== 'sms' && channel !== 'whatsapp') faults.push(`--channel: holds '${channel}'; sms or whatsapp`)
for (const fault of faults) process.stderr.write(`${fault}\n`)
if ('faults' in started || (channel !== 'sms' && channel !== 'whatsapp')) process.exit(1)

const { app, warnings } = started
for (const warning of warnings) process.stderr.write(`${warning}\n`)
const lines = createInterface({
  input: process.stdin,
  output: values.json || !process.stdin.isTTY ? undefined : process.stdout,
  prompt: '> ',
})
if (!values.json)
  process.stdout.write(`${app.settings.orgName} in the terminal (${channel}). Write as a family would; Ctrl-D ends.\n`)
lines.prompt()
for await (const body of lines) {
  const reply = await simulate(app, { from: 'terminal', channel, body })
  const text = reply.messages[0]?.text ?? '(no answer)'
  process.stdout.write(values.json ? `${JSON.stringify(reply)}\n` : `${text}\n\n`)
  lines.prompt()
}
