// Loaded into each server before its own program: says what memory and CPU time it takes, and writes a CPU profile.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

const ANSWERS = {
  /** Once a second passes in which next to nothing was done. */
  async idle() {
    for (let before = process.cpuUsage(); ; before = process.cpuUsage()) {
      await new Promise((done) => setTimeout(done, 1000))
      if (process.cpuUsage(before).user < 50_000) return true
    }
  },
  cpuMicroseconds() {
    const { user, system } = process.cpuUsage()
    return user + system + sumOverChildren(cpuMicrosecondsOf)
  },
  /** Bytes that stay when all garbage is gone; of another process, all that it has. */
  async heldBytes() {
    for (let again = 0; again < 3; again++) {
      collect()
      await new Promise((done) => setTimeout(done, 20))
    }
    const { heapUsed, external } = process.memoryUsage() // `external` holds the array buffers
    return heapUsed + external + sumOverChildren(residentBytesOf)
  },
  async startProfile() {
    const { Session } = await import('node:inspector/promises')
    profiler = new Session()
    profiler.connect()
    await profiler.post('Profiler.enable')
    await profiler.post('Profiler.setSamplingInterval', { interval: 100 })
    await profiler.post('Profiler.start')
  },
  async stopProfile(path) {
    const { profile } = await profiler.post('Profiler.stop')
    profiler.disconnect()
    writeFileSync(path, JSON.stringify(profile))
  },
}
let profiler

/** What a server started does its work too: so it is with workerd. Only Linux says what that takes. */
function sumOverChildren(measure) {
  if (process.platform !== 'linux') return 0
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.reduce((sum, pid) => sum + measure(pid), 0)
}

function cpuMicrosecondsOf(pid) {
  const ran = (thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + ran(thread), 0)
}

function residentBytesOf(pid) {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
}

process.on('message', async ({ ask, given }) => process.send({ answer: await ANSWERS[ask](given) }))
process.channel.unref()
process.on('disconnect', () => process.exit()) // however the bench ends, nothing of it goes on
