type Env = Record<string, string | undefined>
/** How this process was started, and the folder its database lies in, if there is one yet. */
export type Launch = {
  execArgv: readonly string[]
  env: Env
  inspected: boolean
  folder?: { path: string; mode: number } | undefined
}

/** Flags of Node that open the memory of the process, or write it down. */
const FLAGS =
  /^--(inspect|debug|heapsnapshot|heap-prof|cpu-prof|prof|perf-|report-|experimental-report|abort-on-uncaught|trace-event|trace-uncaught|tls-keylog)/
/** Variables under which Node or a library prints what passes through it, or writes it down. */
const DEBUG_ENVIRONMENT = ['DEBUG', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'NODE_V8_COVERAGE']
const ANYBODY = 0o007

/** Every reason why a line that families use may not be started like this, one plain line each. Values are never shown. */
export function unsafeStart({ execArgv, env, inspected, folder }: Launch): string[] {
  const options = (env.NODE_OPTIONS ?? '').split(/\s+/).map((option) => option.replace(/^["']|["']$/g, ''))
  return [
    ...execArgv.filter(opensMemory).map((flag) => `${named(flag)}: given to Node; leave it out: ${WHY}`),
    ...options.filter(opensMemory).map((flag) => `NODE_OPTIONS: holds ${named(flag)}; leave it out: ${WHY}`),
    ...(inspected ? [`inspector: a debugger can join this process; start it without: ${WHY}`] : []),
    ...DEBUG_ENVIRONMENT.filter((name) => env[name]).map(
      (name) => `${name}: is set; unset it: what families write would be printed or kept`,
    ),
    ...(env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED: holds 0; unset it: anybody could stand in for Twilio']
      : []),
    ...(folder && folder.mode & ANYBODY
      ? [
          `DATABASE_PATH: every user of this machine may enter ${folder.path}; make it private: chmod 700 ${folder.path}`,
        ]
      : []),
  ]
}

const WHY = 'it opens the memory of the process, where conversations are, or writes it down'

function opensMemory(flag: string): boolean {
  return FLAGS.test(flag.replaceAll('_', '-')) // Node takes --heap_prof for --heap-prof
}

function named(flag: string): string {
  return flag.split('=')[0]!
}
