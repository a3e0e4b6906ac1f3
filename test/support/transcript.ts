import { type TestApp, testApp } from './app.ts'
import { chat, textOf } from './chat.ts'
import { seededLookUps } from './directory.ts'

/** Plays what the family says in a transcript and writes the conversation that comes of it. */
export async function play(transcript: string, locale: string): Promise<string> {
  const script = transcript.split('\n').filter((line) => /^[#@>]|^$/.test(line))
  const phone = transcript.match(/^@ phone (.+)$/m)?.[1]
  const directory = /^@ directory$/m.test(transcript) ? { directory: await seededLookUps() } : {}
  const app: TestApp = testApp({ env: { DEFAULT_LANGUAGE: locale, ...(phone && { ORG_PHONE: phone }) }, ...directory })
  const scene: { channel: 'sms' | 'whatsapp' } = { channel: transcript.includes('@ whatsapp') ? 'whatsapp' : 'sms' }
  const family = chat(app, scene)
  const played: string[] = []
  for (const line of script) {
    played.push(line)
    setTheScene(line, app)
    if (line.startsWith('>')) played.push(...(await answers(family, line.slice(1).trim())))
    const [, latitude, longitude] = line.match(/^@ a place (-?[\d.]+) (-?[\d.]+)$/) ?? []
    const place = { latitude: Number(latitude), longitude: Number(longitude) }
    if (latitude) played.push(...(await answers(family, '', place)))
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
