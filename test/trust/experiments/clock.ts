import { cpSync } from 'node:fs'
import type { Family, Fields } from '../family.ts'
import { type Line, NOT_PRODUCTION, openLine } from '../line/line.ts'
import { PRELOAD } from '../line/preload.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { type Finding, finding } from './finding.ts'

const DAY_MS = 86_400_000
const JUMPS: [name: string, by: () => number][] = [
  ['a day ahead', () => DAY_MS],
  ['a day back', () => -DAY_MS],
  ['an hour back, as in autumn', () => -DAY_MS / 24],
  ['a second twice', () => -1000],
  ['1970', () => -Date.now()],
  ['2038', () => Date.UTC(2038, 0, 19, 3, 14, 8) - Date.now()],
]
const TTL_SECONDS = 3

/**
 * T44: the machine's date jumps in the middle of a conversation. It goes on where it stood, a message sent again gets
 * the same bytes, and the session still ends by the time that really passed.
 */
export async function clockJumps({ messages: [sample], from }: Family): Promise<Finding> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const env = { ...NOT_PRODUCTION, SESSION_TTL_SECONDS: String(TTL_SECONDS) }
  const line = await openLine({ world, env, flags: PRELOAD })
  let messages = 0
  const say = (sender: number, Body: string): Fields => ({
    ...sample!,
    From: `${from.slice(0, -2)}${String(sender).padStart(2, '0')}`,
    Body,
    MessageSid: `SM${String(messages++).padStart(32, '0')}`,
  })
  const found: string[] = []
  const expect = (what: string, got: string, wanted: string, same = true) => {
    if ((got === wanted) !== same) found.push(`${what}: the answer is ${same ? 'another' : 'the same'}`)
  }
  const talkOf = async (sender: number) => {
    const first = say(sender, 'MENU')
    return { first, opened: (await line.say(first)).text }
  }

  await talkOf(0)
  const usual = (await line.say(say(0, '1'))).text
  const stranger = (await line.say(say(99, '1'))).text
  expect('before any jump, a forgotten choice', stranger, usual, false)
  for (const [index, [name, by]] of JUMPS.entries()) {
    const { first, opened } = await talkOf(index + 1)
    await setDate(line, by())
    expect(`${name}: the same message again`, (await line.say(first)).text, opened)
    expect(`${name}: the conversation`, (await line.say(say(index + 1, '1'))).text, usual)
    await setDate(line, 0)
  }
  const { opened } = await talkOf(50)
  await setDate(line, -DAY_MS)
  await new Promise((done) => setTimeout(done, (TTL_SECONDS + 1) * 1000))
  expect('after its time to live, with the date a day back', (await line.say(say(50, '1'))).text, stranger)
  if (!opened.includes('<Message>')) found.push('MENU was not answered')
  const ended = await line.stop()
  endWorld(world)
  return finding(
    'T44',
    'The date of the machine jumps (a day ahead and back, an hour, a second, 1970, 2038) in the middle of conversations: they go on, a repeated message gets the same bytes, sessions end by the time that really passed.',
    `${JUMPS.length} jumps; ended with ${ended}`,
    found,
  )
}

async function setDate(line: Line, by: number): Promise<void> {
  const done = new Promise((heard) => line.child.once('message', heard))
  line.child.send({ do: 'set the date', by })
  await done
}
