// Loaded into each server before its own program: says what memory and CPU time it takes, and writes a CPU profile.

import { writeFileSync } from 'node:fs'
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
    return user + system
  },
  /** Bytes that stay when all garbage is gone. */
  async heldBytes() {
    for (let again = 0; again < 3; again++) {
      collect()
      await new Promise((done) => setTimeout(done, 20))
    }
    const { heapUsed, external } = process.memoryUsage() // `external` holds the array buffers
    return heapUsed + external
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
    writeFileSync(path, JSON.stringify(profile))
  },
}
let profiler

process.on('message', async ({ ask, given }) => process.send({ answer: await ANSWERS[ask](given) }))
process.channel.unref()
process.on('disconnect', () => process.exit()) // however the bench ends, nothing of it goes on
