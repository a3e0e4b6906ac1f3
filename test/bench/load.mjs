import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { Client } from 'undici'

// The load, in a process of its own: signed requests over connections that stay open, each sent when the one before it on
// its connection is answered. Everything is signed before the clock starts.

const PATH = '/webhooks/twilio/messages'
const { PUBLIC_URL, TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID } = process.env

/** A message as Twilio posts it, with a MessageSid of its own. */
function signed([from, text]) {
  const fields = {
    ToCountry: 'US',
    ToState: 'WA',
    SmsMessageSid: '',
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: '',
    FromState: 'WA',
    SmsStatus: 'received',
    FromCity: '',
    Body: text,
    FromCountry: 'US',
    To: '+15095550100',
    ToZip: '',
    NumSegments: '1',
    MessageSid: `SM${randomBytes(16).toString('hex')}`,
    AccountSid: TWILIO_ACCOUNT_SID,
    From: from,
    ApiVersion: '2010-04-01',
  }
  fields.SmsMessageSid = fields.MessageSid
  fields.SmsSid = fields.MessageSid
  const signature = webhooks.getExpectedTwilioSignature(TWILIO_AUTH_TOKEN, PUBLIC_URL + PATH, fields)
  return { body: new URLSearchParams(fields).toString(), signature }
}

/** Sends requests in their order over so many connections, for so long at most. Times are milliseconds. */
async function send({ origin, messages, connections, seconds }) {
  const requests = messages.map(signed)
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }))
  const times = new Float64Array(requests.length)
  const statuses = {}
  let next = 0
  let answered = 0
  const began = performance.now()
  const ends = began + seconds * 1000
  const work = (client) =>
    new Promise((done, fail) => {
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
            onError: fail,
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

process.on('message', async ({ phases }) => {
  const results = []
  for (const phase of phases) results.push(await send(phase))
  process.send({ results })
})
process.send({ ready: true })
await once(process, 'disconnect')
process.exit()
