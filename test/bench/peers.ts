import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScript } from '../support/start-script.ts'
import type { Command } from './processes.ts'

export const ROOT = join(import.meta.dirname, '../..')
/** What all figures are held against: Hono on Node that reads the form, verifies it and answers a constant. */
export const FLOOR = 'R: Hono, form, signature'
export const OURS = 'Promotora'

export type Peer = {
  name: string
  command: Command
  /** The packages it is installed with; of Promotora, all that `npm ci --omit=dev` brings, and its own files. */
  packages: readonly string[]
  /** Whether it remembers where each phone stands. */
  remembers: boolean
  inDefault: boolean
}

/** A folder for what servers write, gone when the bench ends. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'promotora-bench-'))
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }))

/** Promotora by its own `npm start`, with settings of its own. */
export function promotora(env: Record<string, string> = {}): Command {
  const started = startScript()
  const DATABASE_PATH = join(FOLDER, 'data', 'promotora.db')
  return { argv: [process.execPath, ...started.args], cwd: ROOT, env: { ...started.env, DATABASE_PATH, ...env } }
}

const HONO = ['hono', '@hono/node-server', 'twilio']
const peer = (name: string, file: string, packages: readonly string[], more: Partial<Peer> = {}): Peer => ({
  name,
  command: { argv: [process.execPath, join(import.meta.dirname, 'peers', `${file}.mjs`)], cwd: FOLDER },
  packages,
  remembers: true,
  inDefault: true,
  ...more,
})

export const PEERS: readonly Peer[] = [
  { name: OURS, command: promotora(), packages: [], remembers: true, inDefault: true },
  peer(FLOOR, 'floor', HONO, { remembers: false }),
  peer('bare node:http', 'bare-node', [], { remembers: false }),
  peer('bare Hono', 'bare-hono', ['hono', '@hono/node-server'], { remembers: false, inDefault: false }),
  peer('Express, twilio, a Map', 'express', ['express', 'twilio']),
  peer('XState, an actor a session', 'xstate', [...HONO, 'xstate'], { inDefault: false }),
  peer('BuilderBot', 'builderbot', [...HONO, '@builderbot/bot']),
  peer('Bot Framework dialogs', 'bot-framework', [...HONO, 'botbuilder-core', 'botbuilder-dialogs'], {
    inDefault: false,
  }),
  peer('workerd, a Durable Object each', 'workerd', ['workerd'], { inDefault: false }),
]
