import { cpSync } from 'node:fs'
import { content } from '../../support/app.ts'
import { ACCOUNT, OUR_NUMBERS } from '../family.ts'
import { openLine } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { type Finding, finding } from './finding.ts'

/** T30: many phones write at once, five messages each without waiting; each gets what it would get alone. */
export async function crosstalk(phones: number): Promise<Finding> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world })
  const names = [...content().catalogue.texts.get('en')!.values()].filter(({ key }) => key.startsWith('topics.'))
  let sent = 0
  const say = async (phone: number, Body: string) => {
    const MessageSid = `SM${String(sent++).padStart(32, '0')}`
    const From = `whatsapp:US.${String(phone).padStart(16, '0')}`
    return (await line.say({ MessageSid, AccountSid: ACCOUNT, From, To: `whatsapp:${OUR_NUMBERS[1]}`, Body })).text
  }
  const script = (name: string) => [name, name, '1', 'BACK', name]
  const alone = new Map<string, string[]>()
  for (const [index, { text }] of names.entries()) {
    const answers: string[] = []
    for (const body of script(text)) answers.push(await say(1_000_000 + index, body))
    alone.set(text, answers)
  }
  const found: string[] = []
  await Promise.all(
    Array.from({ length: phones }, async (_, phone) => {
      const { key, text } = names[phone % names.length]!
      // Sent at once, they may arrive in any order: each answer must be one this phone can get.
      const could = new Set(alone.get(text))
      const first = await say(phone, text)
      if (first !== alone.get(text)![0]) found.push(`${key}: another first answer`)
      const rest = await Promise.all([say(phone, text), say(phone, text), say(phone, text), say(phone, text)])
      if (rest.some((answer) => !could.has(answer))) found.push(`${key}: somebody else’s answer`)
    }),
  )
  await line.stop()
  endWorld(world)
  return finding(
    'T30',
    'Phones write at once, five messages each, in whatever order they come: none gets an answer that is not its own.',
    `${phones} phones, ${phones * 5} messages, ${names.length} topics`,
    [...new Set(found)],
  )
}
