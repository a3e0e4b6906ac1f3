import { connect, type Socket } from 'node:net'
import type { Fields } from '../family.ts'
import { type Answer, type Line, MESSAGES, PUBLIC_URL, signed } from './line.ts'

/** A webhook as the bytes of a request, with whatever length it claims. */
export function requestOf(headers: Fields, body: string, length: number): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const host = new URL(PUBLIC_URL).host
  return `POST ${MESSAGES} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${length}\r\n${lines.join('')}\r\n${body}`
}

/** Sends bytes as they are; hangs up after `patienceMs` of silence. The status is 0 where no HTTP came back. */
export async function raw(line: Line, text: string | Buffer, patienceMs = 2_000): Promise<Answer> {
  const socket = await socketTo(line)
  return answerOn(socket, text, patienceMs)
}

function answerOn(socket: Socket, text: string | Buffer, patienceMs: number): Promise<Answer> {
  return new Promise((done) => {
    let got = ''
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('data', (data) => {
      got += data
      if (got.includes('\r\n\r\n')) socket.end()
    })
    socket.on('close', () => done({ status: Number(got.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 0), text: got }))
    socket.write(text)
  })
}

/** Sends a webhook's head and half of its body, and holds the line: `finish` sends the rest, `release` hangs up. */
export async function halfRequest(line: Line, fields: Fields) {
  const { headers, body } = signed(fields)
  const half = body.length >>> 1
  const socket = await socketTo(line)
  socket.write(requestOf(headers, String(body.subarray(0, half)), body.length))
  await line.send('/healthz', { method: 'GET' }) // by now the head has been read too
  return {
    release: () => void socket.destroy(),
    finish: () => answerOn(socket, body.subarray(half), 30_000),
  }
}

/** Sends a body in pieces and never says that it ends, until it is answered or `atMostBytes` have been sent. */
export async function endlessRequest(line: Line, atMostBytes: number): Promise<Answer & { sent: number }> {
  const socket = await socketTo(line)
  const head = `POST ${MESSAGES} HTTP/1.1\r\nHost: line\r\nTransfer-Encoding: chunked\r\nX-Twilio-Signature: x\r\n\r\n`
  const piece = `4000\r\n${'a'.repeat(0x4000)}\r\n`
  let sent = 0
  let over = false
  const answer = answerOn(socket, head, 10_000).finally(() => (over = true))
  while (!over && sent < atMostBytes) {
    socket.write(piece)
    sent += piece.length
    await new Promise((done) => setTimeout(done, 2))
  }
  return { ...(await answer), sent }
}

async function socketTo(line: Line): Promise<Socket> {
  const [, port = ''] = (await line.until(/127\.0\.0\.1:\d+/)).split(':')
  return new Promise((done) => {
    const socket = connect(Number(port), '127.0.0.1', () => done(socket))
    socket.on('error', () => {})
  })
}
