import { cpSync, readFileSync } from 'node:fs'
import type { Family } from '../family.ts'
import { type Line, openLine } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { endWorld, filesBelow, newWorld } from '../line/world.ts'
import { type Finding, finding, notRun } from './finding.ts'

const WARM_UP = 5_000
const MOST_GROWTH_MB = 128
const SLOWEST_P99_MS = 1_000
const AT_ONCE = 32
/** What people write first, each said by every so many senders: a choice, free texts, a greeting. */
const SAID = ['hola', 'hi', 'la migra esta en mi puerta', 'I need a lawyer', '1', 'se llevaron a mi esposo']

/** T47: distinct senders by the hundred thousand; what the process then holds, how long an answer takes, what is on disk. */
export async function senders({ messages: [sample] }: Family, counts: number[]): Promise<Finding> {
  const did = `${counts.map((count) => count.toLocaleString('en')).join(', then ')} distinct senders write once each: the process grows by at most ${MOST_GROWTH_MB} MB, not at all afterwards, the slowest of a hundred answers comes within a second, nothing new is on disk.`
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world, env: { LOG_LEVEL: 'error', REPLIES_PER_SENDER: '20' } })
  let sent = 0
  const write = async (many: number) => {
    const tookMs: number[] = []
    const last = sent + many
    const one = async () => {
      while (sent < last) {
        const number = sent++
        const began = performance.now()
        const fields = { ...sample!, ...senderOf(number) }
        // A connection that idled too long is closed under a message now and then; Twilio would send it again too.
        const { status } = await line.say(fields).catch(() => line.say(fields))
        tookMs.push(performance.now() - began)
        if (status !== 200) throw new Error(`message ${number} was answered ${status}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    return tookMs.sort((a, b) => a - b)[Math.floor(tookMs.length * 0.99)]!
  }
  try {
    await write(WARM_UP)
    const atFirst = residentMb(line)
    if (atFirst === undefined) return notRun('T47', did, 'this machine does not tell what a process holds')
    const disk = filesOf(world.root)
    const found: string[] = []
    const figures: string[] = []
    let before = 0
    for (const count of counts) {
      const p99 = await write(count - WARM_UP - before)
      before = count - WARM_UP
      const growth = residentMb(line)! - atFirst
      figures.push(`${count.toLocaleString('en')} senders: ${growth} MB more, p99 ${p99.toFixed(0)} ms`)
      if (growth > MOST_GROWTH_MB) found.push(`${growth} MB more after ${count} senders`)
      if (p99 > SLOWEST_P99_MS) found.push(`p99 ${p99.toFixed(0)} ms`)
    }
    if (filesOf(world.root) !== disk) found.push('the files in its folders are not what they were')
    return finding('T47', did, `${atFirst} MB after ${WARM_UP.toLocaleString('en')}; ${figures.join('; ')}`, found)
  } finally {
    await line.stop('SIGKILL')
    endWorld(world)
  }
}

/** An opaque WhatsApp id, for the world has not as many made-up telephone numbers, and what it says. */
function senderOf(number: number) {
  return {
    From: `whatsapp:US.${String(number).padStart(17, '7')}`,
    MessageSid: `SM${String(number).padStart(32, '0')}`,
    Body: SAID[number % SAID.length]!,
  }
}

function residentMb({ child }: Line): number | undefined {
  const [, kilobytes] = readStatus(child.pid!).match(/VmRSS:\s+(\d+) kB/) ?? []
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : undefined
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

function filesOf(root: string): string {
  return filesBelow(root)
    .map(({ path, bytes }) => `${path} ${bytes}`)
    .join('\n')
}
