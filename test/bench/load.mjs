import { once } from 'node:events'
import { Client } from 'undici'
import { PATH, signed } from './sign.ts'

// The load, in a process of its own: signed requests over connections that stay open, each sent when the one before it on
// its connection is answered. Everything is signed before the clock starts.

const LOST_AFTER_MS = 5_000

/** Sends requests in their order over so many connections, for so long at most. Times are milliseconds. */
async function send({ origin, messages, connections, seconds }) {
  const requests = messages.map(signed)
  const options = { pipelining: 1, headersTimeout: LOST_AFTER_MS, bodyTimeout: LOST_AFTER_MS }
  const clients = Array.from({ length: connections }, () => new Client(origin, options))
  const times = new Float64Array(requests.length)
  const statuses = {}
  let next = 0
  let answered = 0
  const began = performance.now()
  const ends = began + seconds * 1000
  const work = (client) =>
    new Promise((done) => {
      const goOn = () => {
        if (next >= requests.length || performance.now() >= ends) return done()
        const { body, signature } = requests[next++]
        const headers = ['content-type', 'application/x-www-form-urlencoded', 'x-twilio-signature', signature]
        const sent = performance.now()
        let status = 0
        client.dispatch(
          { method: 'POST', path: PATH, headers, body },
          {
            onConnect() {},
            onHeaders(code) {
              status = code
              return true
            },
            onData: () => true,
            onComplete() {
              times[answered++] = performance.now() - sent
              statuses[status] = (statuses[status] ?? 0) + 1
              goOn()
            },
            onError() {
              statuses.lost = (statuses.lost ?? 0) + 1 // some peers forget to answer
              goOn()
            },
          },
        )
      }
      goOn()
    })
  await Promise.all(clients.map(work))
  const tookMs = performance.now() - began
  await Promise.all(clients.map((client) => client.close()))
  const sorted = times.subarray(0, answered).sort()
  const at = (share) => sorted[Math.min(answered - 1, Math.floor(answered * share))]
  return { answered, tookMs, p50: at(0.5), p99: at(0.99), statuses }
}

process.on('message', async (phase) => process.send({ sent: await send(phase) }))
process.send({ ready: true })
await once(process, 'disconnect')
process.exit()
