import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, type TestApp, testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'

/**
 * Recorded conversations, one file a path: `>` the family, `<` the reply, `.` the conversation is over, `#` a remark.
 * `@` sets the scene: `@ whatsapp`, `@ on 2026-12-07`, `@ phone 509-555-0100`, `@ 1801 seconds later`, `@ a voice note`.
 * After a change of texts `npx vitest run test/conversations -u` records them anew; read the difference aloud.
 */
const FOLDER = join(ROOT, 'test/conversations')
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.txt'))
  .sort()

describe.each([...new Set(files.map((file) => file.split('/')[0]!))])('conversations in %s', (locale) => {
  test.each(files.filter((file) => file.startsWith(`${locale}/`)))('%s', async (file) => {
    const path = join(FOLDER, file)
    await expect(await play(readFileSync(path, 'utf8'), locale)).toMatchFileSnapshot(path)
  })
})

/** Plays what the family says in a transcript and writes the conversation that comes of it. */
async function play(transcript: string, locale: string): Promise<string> {
  const script = transcript.split('\n').filter((line) => /^[#@>]|^$/.test(line))
  const phone = transcript.match(/^@ phone (.+)$/m)?.[1]
  const app: TestApp = testApp({ env: { DEFAULT_LANGUAGE: locale, ...(phone && { ORG_PHONE: phone }) } })
  const scene: { channel: 'sms' | 'whatsapp' } = { channel: transcript.includes('@ whatsapp') ? 'whatsapp' : 'sms' }
  const family = chat(app, scene)
  const played: string[] = []
  for (const line of script) {
    played.push(line)
    setTheScene(line, app)
    if (line.startsWith('>')) played.push(...(await answers(family, line.slice(1).trim())))
    if (line === '@ a voice note') played.push(...(await answers(family, '', { numMedia: 1, mediaType: 'audio/ogg' })))
  }
  return `${played.join('\n').trimEnd()}\n`
}

function setTheScene(line: string, app: TestApp): void {
  const seconds = line.match(/^@ (\d+) seconds later$/)?.[1]
  if (seconds) app.clock.ms += Number(seconds) * 1000
  app.clock.today = line.match(/^@ on (\d{4}-\d{2}-\d{2})$/)?.[1] ?? app.clock.today
}

async function answers(family: ReturnType<typeof chat>, body: string, more = {}): Promise<string[]> {
  const reply = await family(body, more)
  const said =
    textOf(reply) === ''
      ? ['< (no answer)']
      : textOf(reply)
          .split('\n')
          .map((line) => `< ${line}`)
  return reply.ended ? [...said, '. forgotten'] : said
}
