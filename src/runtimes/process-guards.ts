import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { url as inspectorUrl } from 'node:inspector'
import { dirname, resolve } from 'node:path'
import { unsafeStart } from '../config/safe-start.ts'
import { DATABASE_PATH } from '../config/settings.ts'
import type { Log } from '../log.ts'

/** What makes this very process unsafe for a line that families use. */
export function unsafeProcess(): string[] {
  const { execArgv, env } = process
  return unsafeStart({
    execArgv,
    env,
    inspected: inspectorUrl() !== undefined,
    folder: folderOf(env.DATABASE_PATH || DATABASE_PATH),
  })
}

function folderOf(databasePath: string): { path: string; mode: number } | undefined {
  const path = dirname(resolve(databasePath))
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isDirectory() ? { path, mode: found.mode } : undefined
}

/**
 * Sees to it that nothing of the memory is written down: no core image, no diagnostic report, no debugger by signal, no
 * file that others can read. Returns what could not be done, one plain line each.
 */
export function keepMemoryPrivate(production: boolean): string[] {
  process.umask(0o077)
  process.report.reportOnFatalError = false
  process.report.reportOnSignal = false
  process.report.reportOnUncaughtException = false
  process.report.excludeEnv = true
  if (production) process.on('SIGUSR1', () => {}) // Node opens its debugger at this signal unless somebody listens
  return forbidCoreImages()
}

/** Node cannot set its own limits; util-linux can do it for us. Only lowering needs no rights. */
function forbidCoreImages(): string[] {
  try {
    const env = { PATH: process.env.PATH }
    execFileSync('prlimit', ['--core=0:0', '--pid', String(process.pid)], { stdio: 'ignore', timeout: 5_000, env })
  } catch {
    // There is no prlimit here: what counts is what the limit then is.
  }
  return coreLimit() === '0'
    ? []
    : [
        'A crash could write the memory to a core file: start under `ulimit -c 0`, or with LimitCORE=0 in the systemd unit',
      ]
}

/** The soft limit of core files, in bytes, of this process; nothing where the system does not say. */
function coreLimit(): string | undefined {
  try {
    return /^Max core file size\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

/**
 * What nobody caught may hold what a family wrote: only its event is logged. A promise that failed leaves the rest as it
 * was, so the line goes on; after an exception it ends in order, and whoever watches it starts it anew.
 */
export function logOnlyEvents(log: Log, end: (code: number) => void): void {
  process.on('unhandledRejection', () => log('rejection_unhandled'))
  process.on('uncaughtException', () => {
    log('exception_uncaught')
    end(1)
  })
  // Whoever reads our log may go away; families are answered all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
