import { cpSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import type { Family, Fields } from '../family.ts'
import { NASTY, SLOW } from '../hostile/texts.ts'
import { type Line, MESSAGES, NOT_PRODUCTION, openLine, signed } from '../line/line.ts'
import { bytesInUse, PRELOAD } from '../line/preload.ts'
import { endlessRequest } from '../line/raw.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { type Finding, finding } from './finding.ts'

const LIMIT_BYTES = 64 * 1024
const MORE_IN_USE_BYTES = 10 * 1024 * 1024

/** T25, T26, T28: bodies no phone sends, bodies of any size, media that point everywhere. */
export async function bodies({ messages: [sample] }: Family): Promise<Finding[]> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world, env: NOT_PRODUCTION, flags: ['--expose-gc', ...PRELOAD] })
  let sent = 0
  const say = (Body: string, more: Fields = {}) => {
    // A connection that was closed under a request has no answer: status 0.
    const MessageSid = `SM${String(sent++).padStart(32, '0')}`
    const From = `+1509555${String(sent).padStart(4, '0')}`
    return line.say({ ...sample!, From, Body, MessageSid, ...more }).catch(() => ({ status: 0, text: '' }))
  }
  try {
    return [await strange(say), await large(line, say), await media(say)]
  } finally {
    await line.stop()
    endWorld(world)
  }
}

type Say = (text: string, more?: Fields) => Promise<{ status: number; text: string }>

async function strange(say: Say): Promise<Finding> {
  const found: string[] = []
  for (const text of [...NASTY, ...SLOW.map((slow) => slow.slice(0, 9_000))]) {
    const { status, text: answer } = await say(text)
    if (status !== 200 || !/<Response><Message>[^<]+<\/Message><\/Response>/.test(answer))
      found.push(`${JSON.stringify(text.slice(0, 30))}: ${status}`)
    const written = text.trim().slice(0, 40)
    if (written.length > 8 && answer.includes(written)) found.push(`${JSON.stringify(written)} is repeated`)
  }
  const [composed, decomposed] = [
    await say('¿Qué hago si viene la migra?'),
    await say('¿Qué hago si viene la migra?'.normalize('NFD')),
  ]
  if (composed!.text !== decomposed!.text) found.push('accents in two characters are answered otherwise')
  return finding(
    'T25',
    'Emoji, overrides, zero-width characters, 500 combining marks, broken UTF-16, NUL, markup, twelve scripts, thousands of letters without a blank: each is answered 200 with one message that repeats nothing.',
    `${NASTY.length + SLOW.length + 2} bodies`,
    found,
  )
}

async function large(line: Line, say: Say): Promise<Finding> {
  const found: string[] = []
  const before = await bytesInUse(line)
  const expect = (name: string, status: number, wanted: number[]) => {
    if (!wanted.includes(status)) found.push(`${name}: ${status} instead of ${wanted.join(' or ')}`)
  }
  expect('1,600 letters', (await say('a'.repeat(1_600))).status, [200])
  expect('nearly 64 KB', (await say('a'.repeat(LIMIT_BYTES - 2_000))).status, [200])
  expect('more than 64 KB', (await say('a'.repeat(LIMIT_BYTES))).status, [413])
  expect('1 MB', (await say('a'.repeat(1_000_000))).status, [413])
  expect('the next message on that connection', (await say('hola')).status, [200])
  const { headers } = signed({ Body: 'x' })
  const bomb = zlib.gzipSync(Buffer.alloc(50_000_000))
  const packed = { ...headers, 'Content-Encoding': 'gzip' }
  expect('50 MB in a gzip', (await line.send(MESSAGES, { headers: packed, body: bomb })).status, [403])
  const endless = await endlessRequest(line, 8 * 1024 * 1024)
  expect('a body without an end', endless.status, [413])
  const growth = (await bytesInUse(line)) - before
  if (growth > MORE_IN_USE_BYTES) found.push(`${growth} more bytes in use afterwards`)
  return finding(
    'T26',
    'Bodies of 1,600 letters to 1 MB, one without an end, one that unpacks to 50 MB: over 64 KiB the answer is 413, nothing is unpacked, and at most 10 MB more are in use afterwards.',
    `${(growth / 1e6).toFixed(1)} MB more in use; the endless body was given up after ${endless.sent} bytes`,
    found,
  )
}

async function media(say: Say): Promise<Finding> {
  const found: string[] = []
  const server = createServer((_request, response) => void response.end())
  server.on('connection', () => found.push('something connected to an address in a message'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const urls = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/x`,
    'http://169.254.169.254/',
    'file:///etc/passwd',
  ]
  for (const url of urls)
    for (const NumMedia of ['1', '0', '10', '99', '-1', 'x']) {
      const { status } = await say(`mire ${url}`, {
        NumMedia,
        MediaUrl0: url,
        MediaContentType0: 'audio/ogg',
        MediaUrl9: url,
      })
      if (status !== 200 && status !== 400) found.push(`NumMedia ${NumMedia}: ${status}`)
    }
  await new Promise((done) => setTimeout(done, 300))
  server.close()
  return finding(
    'T28',
    'Messages carry media and links that point to this machine, a metadata service and a file, and lie about their number: nothing connects anywhere.',
    `${urls.length * 6} messages`,
    [...new Set(found)],
  )
}
