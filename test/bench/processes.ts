import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENVIRONMENT } from './environment.ts'

const PROBE = join(import.meta.dirname, 'probe.mjs')
const START_WITHIN_MS = 60_000
const MOST_KEPT = 10_000 // characters of what a process printed
const TASKSET = ['/usr/bin/taskset', '/bin/taskset'].find((path) => existsSync(path))
const CORES = TASKSET ? coresAllowed() : []

/** A command and its arguments, what it is started with and where. */
export type Command = { argv: string[]; env?: Record<string, string>; cwd: string }
type Question = 'idle' | 'cpuMicroseconds' | 'heldBytes' | 'startProfile' | 'stopProfile'
export type Server = {
  pid: number
  origin: string
  /** Asks the probe in it. */
  ask<Answer>(what: Question, given?: string): Promise<Answer>
  stop(): Promise<void>
}

/** What is running: stopped, each by its own id, however the bench ends. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) kill(child)
})

/** Starts a process on a core of its own, where there are two: the server and its load take no time from one another. */
export function startOn(core: 'server' | 'load', { argv, env = {}, cwd }: Command): ChildProcess {
  const [server, load] = CORES
  const pinned = load === undefined ? [] : [TASKSET!, '-c', String(core === 'server' ? server : load)]
  const [program, ...given] = [...pinned, ...argv]
  const child = spawn(program!, given, {
    cwd,
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true, // a group of its own: what it starts is stopped with it
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts a server and waits for the line that says where it answers. */
export async function startServer(command: Command): Promise<Server> {
  const child = startOn('server', probed(command))
  const origin = await originOf(child)
  return {
    pid: child.pid!,
    origin,
    async ask<Answer>(what: Question, given?: string) {
      child.send({ ask: what, given })
      return (await messageOf<{ answer: Answer }>(child)).answer
    },
    stop: () => stopped(child),
  }
}

/** The cores that this process may use, by number: `0-1,4` in Linux's own words. */
function coresAllowed(): number[] {
  const [, list = ''] = /^Cpus_allowed_list:\s+(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

function probed(command: Command): Command {
  return { ...command, env: { NODE_OPTIONS: `--import=${PROBE}`, ...command.env } }
}

/** The next message of a process; throws when it ends instead. */
export async function messageOf<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController()
  const end = () => ended.abort()
  child.once('exit', end)
  try {
    const [message] = await once(child, 'message', { signal: ended.signal })
    return message as Message
  } catch {
    throw new Error(`${child.spawnargs.at(-1)} ended while it was measured`)
  } finally {
    child.off('exit', end)
  }
}

/** What a command prints until it ends; throws when it fails. */
export async function printedBy(command: Command): Promise<string> {
  const child = startOn('server', probed(command))
  let printed = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    printed += chunk
  })
  child.stderr!.pipe(process.stderr)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${child.spawnargs.at(-1)} ended with ${code}`)
  return printed
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  kill(child)
  await gone
}

function kill(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function originOf(child: ChildProcess): Promise<string> {
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk).slice(0, MOST_KEPT)
  }
  child.stderr!.on('data', keep)
  return new Promise((found, fail) => {
    const late = setTimeout(() => fail(new Error(`no line says where it answers:\n${printed}`)), START_WITHIN_MS)
    child.stdout!.on('data', (chunk: Buffer) => {
      keep(chunk)
      const [, origin] = printed.match(/answers at (http:\/\/[\d.:]+)/) ?? []
      if (!origin) return
      clearTimeout(late)
      found(origin)
    })
    child.once('error', (error) => fail(error))
    child.once('exit', (code) => {
      clearTimeout(late)
      fail(new Error(`${child.spawnargs.at(-1)} ended with ${code}:\n${printed}`))
    })
  })
}
