import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { ROOT, TODAY } from '../../support/app.ts'
import { startScript } from '../../support/start-script.ts'
import { ACCOUNT, type Fields, OUR_NUMBERS } from '../family.ts'
import type { World } from './world.ts'

/** What a deployment is given; every secret may have been used as a salt. */
export const PUBLIC_URL = 'https://line.example.org'
export const TOKEN = '7b0e52c4d1a94f6e8c3b5a7d9e1f2044'
export const SECRETS = [TOKEN, ACCOUNT, PUBLIC_URL, 'trust-metrics-token', 'Vecinas', OUR_NUMBERS[0]!, 'promotora']
export const MESSAGES = '/webhooks/twilio/messages'

export type Answer = { status: number; text: string }
/** A running Promotora, the real program in a process of its own. */
export type Line = {
  child: ChildProcess
  world: World
  /** All it has written to standard output and standard error. */
  printed(): { out: Buffer; err: Buffer }
  /** Sends one signed webhook. */
  say(fields: Fields): Promise<Answer>
  send(path: string, options?: { method?: string; headers?: Fields; body?: string | Buffer }): Promise<Answer>
  /** Waits until it has printed a text. */
  until(text: string | RegExp): Promise<string>
  /** Ends its idle connections, as the provider's side does after a while. */
  hangUp(): void
  /** Ends it by a signal and waits; the exit code, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | string>
  ended: Promise<number | string>
}
export type Options = {
  world: World
  env?: Record<string, string>
  /** Flags for Node, as an operator might set them. */
  flags?: string[]
  /** Another copy of the program. */
  root?: string
  /** Limits of the process as the shell's `ulimit` names them, such as `-n 60`. */
  limits?: string
}

const PRODUCTION = {
  NODE_ENV: 'production',
  ORG_NAME: 'Vecinas',
  ORG_PHONE: '509-555-0142',
  LANGUAGES: 'en,es',
  PUBLIC_URL,
  TWILIO_ACCOUNT_SID: ACCOUNT,
  TWILIO_AUTH_TOKEN: TOKEN,
  TWILIO_NUMBERS: OUR_NUMBERS.join(','),
  BUDGET_USD_PER_DAY: '100000',
  REPLIES_PER_SENDER: '65535',
  REPLIES_PER_PREFIX: '65535',
  METRICS_TOKEN: 'trust-metrics-token',
  SERVE_DRAFTS: 'on',
  CONTENT_DATE: '2999-01-01',
  LOG_LEVEL: 'debug',
}
/** The same deployment without the rules of production, for what production refuses: an inspector, a test's own code. */
export const NOT_PRODUCTION = { NODE_ENV: 'test', CONTENT_DATE: TODAY }

/** Starts the program as `npm start` does, in production, with nothing of this process's environment. */
export async function openLine(options: Options): Promise<Line> {
  const line = launch(options)
  try {
    await line.until(/Promotora answers at http:\/\/127\.0\.0\.1:\d+/)
  } catch (error) {
    await line.stop('SIGKILL')
    throw error
  }
  return line
}

/** The same, for a start that may be refused. */
export function launch({ world, env = {}, flags = [], root = ROOT, limits }: Options): Line {
  const started = startScript() // what it says of memory bears on what stands there
  const args = [...flags, ...started.args.map((arg) => (/^(\.\/)?src\//.test(arg) ? join(root, arg) : arg))]
  const command: [string, string[]] = limits
    ? ['sh', ['-c', `ulimit ${limits}; exec "$0" "$@"`, process.execPath, ...args]]
    : [process.execPath, args]
  const child = spawn(...command, {
    cwd: world.work,
    env: {
      PATH: process.env.PATH,
      HOME: world.home,
      TMPDIR: world.tmp,
      PORT: '0',
      DATABASE_PATH: join(world.data, 'promotora.db'),
      ...started.env,
      ...PRODUCTION,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout!.on('data', (data: Buffer) => out.push(data))
  child.stderr!.on('data', (data: Buffer) => err.push(data))
  const printed = () => ({ out: Buffer.concat(out), err: Buffer.concat(err) })
  const ended = new Promise<number | string>((done) => child.on('close', (code, signal) => done(code ?? signal ?? '')))
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  void ended.then(() => agent.destroy())

  let address: string | undefined
  const until = async (text: string | RegExp) => {
    for (let tries = 0; ; tries++) {
      const all = `${printed().out}${printed().err}`
      const found = typeof text === 'string' ? (all.includes(text) ? text : undefined) : all.match(text)?.[0]
      if (found) return found
      if (tries > 12_000 || child.exitCode !== null) throw new Error(`it never printed ${text}:\n${all.slice(-2000)}`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }
  const send: Line['send'] = async (path, { method = 'POST', headers = {}, body = '' } = {}) => {
    address ??= (await until(/http:\/\/127\.0\.0\.1:\d+/)).slice('http://'.length)
    const [host, port] = address.split(':')
    const ask = (done: (answer: { status: number; text: string }) => void, failed: (error: Error) => void) => {
      const asked = request({ host, port, path, method, headers: { 'Content-Length': body.length, ...headers }, agent })
      // A server may close an idle connection just as it is used again: nothing was heard, so it is said again.
      const unheard = (error: NodeJS.ErrnoException) => asked.reusedSocket && error.code === 'ECONNRESET'
      asked.on('error', (error) => (unheard(error) ? ask(done, failed) : failed(error)))
      asked.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (data) => (text += data))
        response.on('end', () => done({ status: response.statusCode!, text })).on('error', failed)
      })
      asked.end(body)
    }
    return new Promise(ask)
  }
  return {
    child,
    world,
    printed,
    send,
    say: (fields) => send(MESSAGES, signed(fields)),
    until,
    ended,
    hangUp: () => agent.destroy(),
    async stop(signal = 'SIGTERM') {
      agent.destroy()
      child.kill(signal)
      return ended
    },
  }
}

/** A webhook as Twilio signs it. */
export function signed(fields: Fields, { path = MESSAGES, token = TOKEN } = {}) {
  const body = Buffer.from(new URLSearchParams(fields).toString())
  const signature = webhooks.getExpectedTwilioSignature(token, PUBLIC_URL + path, fields)
  return { headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature }, body }
}
