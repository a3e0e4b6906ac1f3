import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Family, families as familiesOf } from '../family.ts'
import { openLine } from '../line/line.ts'
import { seedDatabase } from '../line/seed-database.ts'
import { talk } from '../line/talk.ts'
import { endWorld, newWorld } from '../line/world.ts'
import { linesOf, rowsOf } from '../scan/database.ts'
import { type Finding, finding } from './finding.ts'

const PAGE_BYTES = 4096
type Left = { rows: string[]; bytes: number; printed: string }

/**
 * T08: the same messages come from as many senders as there are conversations, from as many others, and from ten. What
 * is stored and printed may not tell the three runs apart: whatever depends on who wrote is a trace, hashed or not.
 */
export async function interference(count: number, seed: number, root?: string): Promise<Finding> {
  const spoken = familiesOf(count, seed)
  const others = familiesOf(2 * count, seed + 7)
    .slice(count)
    .map(({ from }) => from)
  const runs: [string, Family[]][] = [
    [`${count} senders`, spoken],
    [`${count} others`, spoken.map((family, index) => sentBy(family, others[index]!, 'b'))],
    ['ten senders', spoken.map((family, index) => afterDelete(sentBy(family, others[index % 10]!, 'c')))],
  ]
  const left: Left[] = []
  for (const [, families] of runs) left.push(await whatIsLeft(families, root))
  const [first, ...rest] = left
  const found = rest.flatMap((other, index) => {
    const name = `${runs[0]![0]} and ${runs[index + 1]![0]}`
    return [
      ...(rowsThatDiffer(first!, other) > 0 ? [`${name}: ${rowsThatDiffer(first!, other)} rows differ`] : []),
      ...(Math.abs(first!.bytes - other.bytes) > PAGE_BYTES ? [`${name}: the files differ in size`] : []),
      ...(first!.printed !== other.printed ? [`${name}: what is printed differs`] : []),
    ]
  })
  return finding(
    'T08',
    'The same conversations are played three times: from as many senders, from as many others, from ten (each begun with DELETE). All tables, the sizes of the files within a page, and all that is printed are the same.',
    `${count} conversations each; ${first!.rows.length} rows, ${first!.bytes} bytes, ${first!.printed.length} characters printed`,
    found,
  )
}

async function whatIsLeft(families: readonly Family[], root?: string): Promise<Left> {
  const world = newWorld()
  cpSync(await seedDatabase(), world.data, { recursive: true })
  const line = await openLine({ world, ...(root && { root }) })
  await talk(line, groupedBySender(families))
  await line.stop()
  const database = join(world.data, 'promotora.db')
  const rows = linesOf(rowsOf(database))
  const bytes = statSync(database).size + (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0)
  endWorld(world)
  const { out, err } = line.printed()
  return { rows, bytes, printed: `${out}${err}`.replace(/127\.0\.0\.1:\d+/, '').replace(/\d+(\.\d+)? ?ms/g, '') }
}

function rowsThatDiffer(one: Left, other: Left): number {
  const counts = new Map<string, number>()
  for (const row of one.rows) counts.set(row, (counts.get(row) ?? 0) + 1)
  for (const row of other.rows) counts.set(row, (counts.get(row) ?? 0) - 1)
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}

/** The same words from somebody else, under message ids of their own. */
function sentBy(family: Family, from: string, run: string): Family {
  const messages = family.messages.map((fields) => ({
    ...fields,
    From: from,
    To: from.startsWith('whatsapp:') ? `whatsapp:${family.to}` : family.to,
    MessageSid: `SM${run}${fields.MessageSid!.slice(3)}`,
  }))
  return { ...family, from, messages }
}

function afterDelete(family: Family): Family {
  const [first] = family.messages
  const forget = { ...first!, Body: 'DELETE', MessageSid: `SMd${first!.MessageSid!.slice(3)}` }
  return { ...family, messages: [forget, ...family.messages] }
}

/** One sender's talks one after the other, as one family behind the other would. */
function groupedBySender(families: readonly Family[]): Family[] {
  const groups = Map.groupBy(families, ({ from }) => from)
  return [...groups.values()].map((talks) => ({ ...talks[0]!, messages: talks.flatMap(({ messages }) => messages) }))
}
