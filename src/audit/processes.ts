import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { unsafeStart } from '../config/safe-start.ts'
import { knownFiles } from './folder.ts'
import type { Section } from './section.ts'

const STREAMS: Record<string, string> = { 0: 'standard input', 1: 'standard output', 2: 'standard error' }
const LINE = /\bsrc\/runtimes\/\w+\.ts$/

/** Every process that has the database open: what else it has open, whether its memory can reach a disk. Linux only. */
export function auditProcesses(databasePath: string, proc = '/proc'): Section {
  const title = 'Running lines'
  const database = attempt(() => realpathSync(databasePath), databasePath)
  const pids = attempt(() => readdirSync(proc), []).filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
  if (pids.length === 0) return { title, lines: ['not told by this system'] }
  const holders = pids.flatMap((pid) => {
    const files = openFiles(`${proc}/${pid}`)
    return files.some(({ target }) => target === database) ? [auditProcess(`${proc}/${pid}`, pid, files, database)] : []
  })
  if (holders.length === 0) return { title, lines: ['none has this database open'] }
  return {
    title,
    lines: holders.flatMap(({ lines }) => lines),
    reasons: holders.flatMap(({ reasons = [] }) => reasons),
  }
}

type OpenFile = { fd: string; target: string }

function auditProcess(
  folder: string,
  pid: string,
  files: OpenFile[],
  database: string,
): Pick<Section, 'lines' | 'reasons'> {
  const args = read(`${folder}/cmdline`).split('\0').filter(Boolean)
  if (!args.some((arg) => LINE.test(arg))) return { lines: [`process ${pid} is no line, and has the database open`] }
  const core = read(`${folder}/limits`).match(/^Max core file size\s+(\S+)/m)?.[1] ?? 'unknown'
  const swap = Number(read(`${folder}/status`).match(/^VmSwap:\s+(\d+)/m)?.[1] ?? 0)
  const others = files.filter(({ fd, target }) => isOnDisk(target) && !isOurs(target, database) && !(fd in STREAMS))
  const streams = files.filter(({ fd, target }) => fd in STREAMS && isOnDisk(target))
  const env = Object.fromEntries(
    read(`${folder}/environ`)
      .split('\0')
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
  const unsafe = unsafeStart({ execArgv: args.filter((arg) => arg.startsWith('-')), env, inspected: false })
  return {
    lines: [
      `process ${pid}: began ${startOf(folder)}, and its keys with it; largest core file ${core}, ${swap} kB in swap`,
      ...streams.map(({ fd, target }) => `    ${STREAMS[fd]} goes to ${target}: the log`),
      ...others.map(({ target }) => `    ${target}: NO PURPOSE`),
      ...unsafe.map((line) => `    ${line}`),
    ],
    reasons: [
      ...(core === '0' ? [] : [`process ${pid} may write a core file`]),
      ...(swap === 0 ? [] : [`process ${pid} has ${swap} kB in swap`]),
      ...others.map(({ target }) => `process ${pid} has ${target} open`),
      ...unsafe.map((line) => `process ${pid}: ${line}`),
    ],
  }
}

/** To the minute, from the ticks since the machine began: a hundred a second wherever this runs. */
function startOf(folder: string): string {
  const ticks = Number(read(`${folder}/stat`).split(') ').at(-1)?.split(' ')[19])
  const bootSeconds = Number(read(`${folder}/../stat`).match(/^btime (\d+)/m)?.[1])
  const at = new Date((bootSeconds + ticks / 100) * 1000)
  return Number.isNaN(at.getTime()) ? 'at an unknown time' : `${at.toISOString().slice(0, 16)}Z`
}

function openFiles(folder: string): OpenFile[] {
  const fds = attempt(() => readdirSync(`${folder}/fd`), [])
  return fds.map((fd) => ({ fd, target: attempt(() => readlinkSync(`${folder}/fd/${fd}`), '') }))
}

function isOnDisk(target: string): boolean {
  return target.startsWith('/') && !/^\/(dev|proc)\//.test(target)
}

/** What lies beside the database for a purpose, and the program itself as Node has compiled it. */
function isOurs(target: string, database: string): boolean {
  const compiled = getCompileCacheDir()
  const isKept = [...knownFiles(database).keys()].some((name) => target === join(dirname(database), name))
  return isKept || (compiled !== undefined && target.startsWith(dirname(compiled) + sep))
}

function read(path: string): string {
  return attempt(() => readFileSync(path, 'utf8'), '')
}

/** Processes end while they are looked at, and those of others tell nothing. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}
