import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { afterAll, expect, test } from 'vitest'
import { ENVIRONMENT } from './environment.ts'
import { choices, freeTexts, greetings, lookedUp, newPhones, talks } from './messages.ts'
import { FLOOR, FOLDER, PEERS } from './peers.ts'
import { pictureOf } from './picture.ts'
import { startServer } from './processes.ts'
import { documentsOf } from './record.ts'
import type { Figures, Report } from './report.ts'
import { PATH, signed } from './sign.ts'
import { comparisonOf, inMarkdown, padded } from './table.ts'

// The bench measures; what it measures with is held here, and no figure.

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

test('every message is signed as Twilio signs it, from a phone of its own, with a MessageSid of its own', () => {
  const sent = [...greetings(newPhones(200)), ...lookedUp(newPhones(200))].map(signed)
  const forms = sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  const url = `${ENVIRONMENT.PUBLIC_URL}${PATH}`
  const token = ENVIRONMENT.TWILIO_AUTH_TOKEN!
  for (const [index, form] of forms.entries())
    expect(webhooks.validateRequest(token, sent[index]!.signature, url, form)).toBe(true)
  expect(new Set(forms.map(({ From }) => From)).size).toBe(400)
  expect(new Set(forms.map(({ MessageSid }) => MessageSid)).size).toBe(400)
})

test('free texts are in every language that the tests of understanding know, in turn', () => {
  const texts = freeTexts().slice(0, 11)
  for (const script of [/\p{sc=Latin}/u, /\p{sc=Arabic}/u, /\p{sc=Hangul}/u, /\p{sc=Cyrillic}/u, /\p{sc=Han}/u])
    expect(texts.some((text) => script.test(text))).toBe(true)
})

test('a phone sends its next message only when all others have sent theirs', () => {
  const phones = newPhones(50)
  for (const messages of [choices(phones), talks(phones, 200)])
    for (let at = 0; at + 50 <= messages.length; at += 50)
      expect(new Set(messages.slice(at, at + 50).map(([from]) => from)).size).toBe(50)
})

test('those who talk are spread over all who are known', () => {
  const known = newPhones(1_000)
  const speaking = new Set(talks(known, 40).map(([from]) => known.indexOf(from)))
  expect([...speaking]).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
})

const run = { kind: 'choice', connections: 16, p50: 1, p99: 2, cpu: 40 } as const
const peer = (name: string, turnsPerSecond: number, more: Partial<Figures> = {}): Figures => ({
  name,
  isFloor: false,
  isOurs: false,
  runs: [{ ...run, turnsPerSecond }],
  coldMs: 100,
  installedBytes: 1e6,
  segments: 2,
  ...more,
})
const REPORT: Report = {
  processor: '2 × <Fast> & Co',
  node: 'v24.0.0',
  date: '2026-11-22',
  rounds: 3,
  connections: [16],
  peers: [
    peer('R', 20_000, { isFloor: true }),
    peer('Ours', 15_000, { isOurs: true, session: { bytes: 512, phones: 9 } }),
  ],
}

test('the table holds every peer against R', () => {
  const [head, floor, ours] = comparisonOf(REPORT)
  const of = (row: string[] | undefined, column: string) => row![head!.indexOf(column)]
  expect(of(floor, 'of R')).toBe('1.00')
  expect(of(ours, 'of R')).toBe('0.75')
  expect(of(ours, 'B/session')).toBe('512 (9 phones)')
  expect(
    padded([
      ['', 'b'],
      ['aa', '1'],
    ]),
  ).toBe('    b\naa  1')
})

test('the picture names the processor and the day, and is whole whatever the processor is called', () => {
  const picture = pictureOf(REPORT)
  expect(picture).toContain('2 × &lt;Fast&gt; &amp; Co, 2026-11-22')
  expect(picture.match(/fill="#b4451f"/g)).toHaveLength(1)
})

test('a run is put between the marks of a document, in place of the one before', () => {
  const page = 'before\n<!-- npm run bench -- --record -->\nold\n<!-- end -->\nafter\n'
  const text = documentsOf(REPORT, () => page).get('docs/bench.md')!
  expect(text).toContain(inMarkdown(comparisonOf(REPORT)))
  expect(text).not.toContain('old')
  expect(text).toMatch(/^before\n<!--[\s\S]*-->\nafter\n$/)
  expect(documentsOf(REPORT, () => text).get('docs/bench.md')).toBe(text)
  expect(() => documentsOf(REPORT, () => 'no marks')).toThrow('lacks its marks')
})

test('a server that is stopped is gone, and one that ends by itself says so', async () => {
  const server = await startServer(PEERS.find(({ name }) => name === FLOOR)!.command)
  const { body, signature } = signed(greetings(newPhones(1))[0]!)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature }
  const answer = await fetch(server.origin + PATH, { method: 'POST', body, headers })
  expect(await answer.text()).toContain('<Message>Step 0')
  const waiting = server.ask('idle')
  await server.stop()
  await expect(waiting).rejects.toThrow('ended while it was measured')
  await sleep(0)
  expect(() => process.kill(server.pid, 0)).toThrow('ESRCH')
})

test('a server that does not start says why', async () => {
  const argv = [process.execPath, '--eval', 'console.error("port taken"); process.exit(3)']
  await expect(startServer({ argv, cwd: import.meta.dirname })).rejects.toThrow(/ended with 3:\n.*port taken/s)
})
