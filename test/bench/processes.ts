import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ENVIRONMENT } from './environment.ts'

const PROBE = join(import.meta.dirname, 'probe.mjs')
const START_WITHIN_MS = 60_000
const TASKSET = ['/usr/bin/taskset', '/bin/taskset'].find((path) => existsSync(path))

/** A command and its arguments, what it is started with and where. */
export type Command = { argv: string[]; env?: Record<string, string>; cwd: string }
type Question = 'idle' | 'cpuMicroseconds' | 'heldBytes' | 'startProfile' | 'stopProfile'
export type Server = {
  origin: string
  /** From the start of the process to the line that says where it answers, milliseconds. */
  listeningMs: number
  /** Asks the probe in it. */
  ask<Answer>(what: Question, given?: string): Promise<Answer>
  stop(): Promise<void>
}

/** What is running: stopped, each by its own id, however the bench ends. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

/** Starts a process on one core, where the system can: the server and its load never take time from one another. */
export function startOn(core: number, { argv, env = {}, cwd }: Command): ChildProcess {
  const [program, ...given] = TASKSET ? [TASKSET, '-c', String(core), ...argv] : argv
  const child = spawn(program!, given, {
    cwd,
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts a server on the first core and waits for the line that says where it answers. */
export async function startServer(command: Command): Promise<Server> {
  const began = performance.now()
  const child = startOn(0, { ...command, env: { NODE_OPTIONS: `--import=${PROBE}`, ...command.env } })
  const origin = await originOf(child)
  const listeningMs = performance.now() - began
  return {
    origin,
    listeningMs,
    async ask(what, given) {
      const answered = once(child, 'message')
      child.send({ ask: what, given })
      const [{ answer }] = await answered
      return answer
    },
    stop: () => stopped(child),
  }
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function originOf(child: ChildProcess): Promise<string> {
  let printed = ''
  let complained = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    complained += chunk
  })
  return new Promise((found, fail) => {
    const late = setTimeout(() => fail(new Error(`no answer:\n${printed}${complained}`)), START_WITHIN_MS)
    child.stdout!.on('data', (chunk: Buffer) => {
      if (printed.length < 10_000) printed += chunk
      const [, origin] = printed.match(/answers at (http:\/\/[\d.:]+)/) ?? []
      if (!origin) return
      clearTimeout(late)
      found(origin)
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      fail(new Error(`ended with ${code}:\n${printed}${complained}`))
    })
  })
}
