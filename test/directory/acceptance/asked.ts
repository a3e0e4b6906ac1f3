import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SimulatorReply } from '../../../src/channels/simulator/simulate.ts'
import { createApp } from '../../../src/http/app.ts'
import { content, testApp } from '../../support/app.ts'
import { seededLookUps } from '../../support/directory.ts'

/** A Monday, 10 in the morning in New York: what the tables were worked out for. */
const MONDAY = '2026-11-23'
export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

/** The rows of a table beside this file, by the names in its first line. `-` is nothing. */
export function rowsOf<Column extends string>(table: string): Record<Column, string>[] {
  const [header = '', ...lines] = readFileSync(join(import.meta.dirname, table), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = header.split('\t') as Column[]
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<Column, string>
  })
}

export function idsIn(cell: string): string[] {
  return cell === '-' ? [] : cell.split(' ')
}

/** A reply, and for each row why it was chosen: what the simulator shows authors beside it. */
type Said = SimulatorReply & { why: Record<string, string[]> }
type Say = (said: string) => Promise<Said>
const lines = new Map<Locale, Promise<ReturnType<typeof createApp>>>()
let families = 0

/** Another family at the simulator of the line, with the directory as it ships. */
export async function newFamily(locale: Locale): Promise<Say> {
  const line = lines.get(locale) ?? openLine(locale)
  lines.set(locale, line)
  const http = await line
  const from = `family-${families++}`
  return async (said) => {
    const [, latitude, longitude] = /^pin (-?[\d.]+),(-?[\d.]+)$/.exec(said) ?? []
    const pin = latitude ? { body: '', latitude: Number(latitude), longitude: Number(longitude) } : { body: said }
    const message = { from, channel: 'sms', ...pin }
    const response = await http.request('/simulator/messages', { method: 'POST', body: JSON.stringify(message) })
    const why = JSON.parse(response.headers.get('Promotora-Why') ?? '{}') as Said['why']
    return { ...((await response.json()) as SimulatorReply), why }
  }
}

async function openLine(locale: Locale) {
  const env = { DEFAULT_LANGUAGE: locale, CONTENT_DATE: MONDAY }
  return createApp(testApp({ env, directory: await seededLookUps() }))
}

/** What a topic is called in our lists. */
export function topicName(locale: Locale, topic: string): string {
  return textOf(locale, `topics.${topic}`)
}

export function textOf(locale: Locale, key: string): string {
  const found = content().catalogue.texts.get(locale)?.get(key)
  if (!found) throw new Error(`no text is called ${key}`)
  return found.text
}

export function messageOf({ messages }: SimulatorReply): string {
  return messages.map(({ text }) => text).join('\n')
}

export function resultsOf({ results }: SimulatorReply): string[] {
  return results.map(({ id }) => id)
}

/** The rows of a list, page after page, each once, until MORE brings no others. */
export async function allResults(say: Say, first: SimulatorReply) {
  const seen = new Set(resultsOf(first))
  for (let before = -1; before < seen.size; ) {
    before = seen.size
    for (const id of resultsOf(await say('MORE'))) seen.add(id)
  }
  return [...seen]
}
