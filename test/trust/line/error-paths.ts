import zlib from 'node:zlib'
import type { Family, Fields } from '../family.ts'
import { type Answer, type Line, MESSAGES, signed } from './line.ts'
import { raw, requestOf } from './raw.ts'

/** One way to make the line refuse, stumble or fail, always with a family's own words in it. */
export type ErrorPath = { name: string; answer: Answer }

/** Drives every error a caller can cause. The answers are told, so that they can be scanned too. */
export async function driveErrors(line: Line, { messages, from }: Family): Promise<ErrorPath[]> {
  const fields = messages.find(({ Body = '' }) => Body.length > 20)!
  const { headers, body } = signed(fields)
  const post = (over: { headers?: Fields; body?: string | Buffer; path?: string; method?: string }) =>
    line.send(over.path ?? MESSAGES, { headers, body, ...over })
  const query = `?From=${encodeURIComponent(from)}&Body=${encodeURIComponent(fields.Body!)}`
  const resigned = (form: Fields) => post(signed(form))
  const huge = { ...fields, Body: `${fields.Body} `.repeat(2_000) }
  const json = JSON.stringify({ from, channel: 'sms', body: fields.Body, messageSid: fields.MessageSid, name: from })

  const paths: [string, () => Promise<Answer>][] = [
    ['no signature', () => post({ headers: { 'Content-Type': headers['Content-Type'] } })],
    ['wrong signature', () => post({ headers: { ...headers, 'X-Twilio-Signature': fields.Body! } })],
    ['another account', () => resigned({ ...fields, AccountSid: 'AC00000000000000000000000000000002' })],
    ['another number', () => resigned({ ...fields, To: from })],
    ['no message id', () => resigned({ ...fields, MessageSid: fields.Body! })],
    ['no sender', () => resigned({ ...fields, From: '' })],
    ['doubled body', () => post({ body: `${body}&Body=${encodeURIComponent(fields.Body!)}` })],
    ['too large', () => post(signed(huge))],
    ['JSON instead of a form', () => post({ headers: { ...headers, 'Content-Type': 'application/json' }, body: json })],
    ['gzip', () => post({ headers: { ...headers, 'Content-Encoding': 'gzip' }, body: zlib.gzipSync(body) })],
    ['GET with the message in the query', () => post({ path: MESSAGES + query, method: 'GET', body: '' })],
    ['POST with the message in the query', () => post({ path: MESSAGES + query })],
    ['number in an unknown path', () => post({ path: `/sms/${encodeURIComponent(from)}/${fields.MessageSid}` })],
    [
      'broken escapes in the path',
      () => post({ path: `/%E0%A4%A${encodeURIComponent(from)}`, method: 'GET', body: '' }),
    ],
    ['spoofed host', () => post({ headers: { ...headers, Host: 'evil.example', 'X-Forwarded-For': from } })],
    ['delivery callback', () => status(line, { ...fields, MessageStatus: 'failed', ErrorCode: '30003' })],
    ['unsigned delivery callback', () => line.send('/webhooks/twilio/status', { body })],
    ['the simulator, where it is off or on', () => line.send('/simulator/messages', { body: json })],
    ['a field the simulator does not know', () => line.send('/simulator/messages', { body: json })],
    ['no HTTP at all', () => raw(line, `${from} ${fields.Body}\r\n\r\n`)],
    ['a length that is not true', () => raw(line, requestOf(headers, String(body), body.length + 500), 300)],
    ['two lengths', () => raw(line, requestOf({ ...headers, 'content-length': '3' }, String(body), body.length))],
    ['a header of 40 KB', () => raw(line, requestOf({ ...headers, 'X-Body': fields.Body!.repeat(1_000) }, '', 0))],
  ]
  const answers: ErrorPath[] = []
  for (const [name, run] of paths) answers.push({ name, answer: await run() })
  return answers
}

/** The pages anybody may read, and the metrics. */
export async function readPages(line: Line): Promise<ErrorPath[]> {
  const get = async (path: string, headers: Fields = {}) => ({
    name: path,
    answer: await line.send(path, { method: 'GET', headers }),
  })
  const bearer = { Authorization: 'Bearer trust-metrics-token' }
  return Promise.all([
    get('/healthz'),
    get('/metrics', bearer),
    get('/metrics'),
    get('/privacy'),
    get('/'),
    get('/directory'),
  ])
}

function status(line: Line, fields: Fields): Promise<Answer> {
  const path = '/webhooks/twilio/status'
  return line.send(path, signed(fields, { path }))
}
