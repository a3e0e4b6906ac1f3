import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleBytes } from '../src/cli/deploy/faults.ts'

// What the Worker costs, on this machine: `node test/bench-worker.ts [turns]`. Size and start-up are what wrangler builds and
// measures; CPU is what the kernel counted for the process that runs the Worker, D1 and the shards, one turn at a time.

const LIMITS = { bundleBytes: 3_000_000, startMs: 400, medianMs: 5, p99Ms: 10 }
const turns = Number(process.argv[2] ?? 2_000)
const root = join(import.meta.dirname, '..')
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
const folder = mkdtempSync(join(tmpdir(), 'promotora-bench-'))
let line: ChildProcess | undefined
process.on('exit', () => {
  line?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const bytes = bundleBytes(root) ?? Number.NaN
say('bundle', `${(bytes / 1e6).toFixed(2)} MB compressed, all languages`, bytes < LIMITS.bundleBytes)

const profile = execFileSync(
  process.execPath,
  [wrangler, 'check', 'startup', '--outfile', join(folder, 'p.cpuprofile')],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  },
)
const startMs = Number(/Active: ([\d.]+) ms/.exec(profile)?.[1])
say('start-up', `${startMs} ms`, startMs < LIMITS.startMs)

const address = await started()
const worker = workerProcess()
const ORDINARY = [
  ['hola', '1', '1', 'SIGUE', 'FUENTE', 'ATRAS', '2', 'MENU', 'privacidad', 'borrar'],
  ['my husband was taken by ICE this morning and I do not know where he is', '1', 'more', 'source', 'delete'],
  ['esta la migra en mi puerta', '2', '1', 'repite', 'idioma', '1'],
]
const LOOKING_UP = [
  ['food bank near 77002', 'more', 'wider', '1', 'source'],
  ['consulado de mexico en 78701', 'fuente', 'sigue', '1'],
  ['necesito un abogado en el paso', '1', 'sigue', 'fuente'],
]
const LOOK_UPS_IN_TEN = 1
const talks = Array.from({ length: 10 }, (_, index) => (index < LOOK_UPS_IN_TEN ? LOOKING_UP : ORDINARY))
for (let warm = 0; warm < 600; warm++) await turn(warm, warm % 2 ? ORDINARY : LOOKING_UP)
await measured('CPU a turn, one in ten looks up', (number) => talks[Math.floor(number / 10) % 10]!, LIMITS)
await measured('CPU an ordinary turn', () => ORDINARY, LIMITS)
// The engine of D1 runs in the same process here, and with Cloudflare elsewhere: this is an upper bound.
await measured('CPU a look-up turn, with the engine of D1', () => LOOKING_UP)
say('D1 reads', 'none in an ordinary turn, at most 3 in a look-up: test/workerd/reads.test.ts holds it', true)
line!.kill('SIGTERM')

async function measured(what: string, talksOf: (turn: number) => string[][], limits?: typeof LIMITS): Promise<void> {
  const spent: number[] = []
  for (let number = 0; number < turns; number++) spent.push(await turn(number, talksOf(number)))
  spent.sort((a, b) => a - b)
  const at = (share: number) => spent[Math.min(spent.length - 1, Math.floor(share * spent.length))]!
  const isMet = !limits || (at(0.5) < limits.medianMs && at(0.99) < limits.p99Ms)
  say(what, `median ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms`, isMet)
}

/** One turn of a family, and what it cost in milliseconds of CPU. */
async function turn(number: number, some: string[][]): Promise<number> {
  const talk = some[Math.floor(number / 10) % some.length]!
  const body = talk[number % talk.length]
  const before = cpuMs(worker)
  const answer = await fetch(`${address}/simulator/messages`, {
    method: 'POST',
    body: JSON.stringify({ from: `+1509555${1000 + (Math.floor(number / 10) % 9000)}`, channel: 'sms', body }),
  })
  await answer.text()
  return cpuMs(worker) - before
}

async function started(): Promise<string> {
  line = spawn(
    process.execPath,
    ['src/cli/dev-worker.ts', '--persist-to', folder, '--port', '0', '--log-level', 'info'],
    {
      cwd: root,
      env: { ...process.env, CI: '1', DATABASE_PATH: join(folder, 'data/bench.db') },
    },
  )
  let said = ''
  line.stdout!.on('data', (data) => (said += data))
  while (!/Ready on (http:\S+)/.test(said)) await new Promise((done) => setTimeout(done, 100))
  const ready = /Ready on (http:\S+)/.exec(said)![1]!
  for (let shard = 0; shard < 40; shard++)
    await fetch(`${ready}/simulator/messages`, {
      method: 'POST',
      body: JSON.stringify({ from: `+1${2_000_000_000 + shard}`, channel: 'sms', body: 'hola' }),
    })
  return ready
}

/** Of the processes that wrangler started, the one that has worked most: the other only passes requests on. */
function workerProcess(): number {
  const below = (parent: number): number[] => {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
      .map(Number)
    return children.flatMap((child) => [child, ...below(child)])
  }
  const workers = below(line!.pid!).filter((pid) => /workerd/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
  return workers.sort((a, b) => cpuMs(b) - cpuMs(a))[0]!
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined // it has ended
  }
}

/** CPU time of all threads of a process. The kernel counts it in nanoseconds. */
function cpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')
    return sum + Number(ran) / 1e6
  }, 0)
}

function say(what: string, figure: string, isMet: boolean): void {
  process.stdout.write(`${what}: ${figure}${isMet ? '' : ', which is over the limit'}\n`)
  if (!isMet) process.exitCode = 1
}
