import type { Load, Message, Sent } from './load.ts'
import { choices, greetings, lookedUp, newPhones, written } from './messages.ts'
import type { Server } from './processes.ts'

/** What is asked: choices by number, free texts in every language, a kind of help and a place. */
export type Kind = 'choice' | 'free text' | 'look-up'

const MESSAGES: Record<Kind, (phones: string[]) => Message[]> = {
  choice: choices,
  'free text': written,
  'look-up': lookedUp,
}
/** One run. Times of an answer are milliseconds, of the processor microseconds a turn. */
export type Run = { turnsPerSecond: number; p50: number; p99: number; cpu: number }

const MEASURED_SECONDS = 1.5
const PRIMED_AT_ONCE = 16
/** Several for each connection, or two messages of one phone would be under way at once. */
const FEWEST_PHONES = 300

/**
 * One run against a server that is up: phones write first, outside of the clock, then each answers by number or in its
 * own words. `expected`: turns a second, by which so many messages are made that they last.
 */
export async function measure(
  server: Server,
  load: Load,
  { kind, connections, expected }: { kind: Kind; connections: number; expected: number },
): Promise<Run> {
  const turns = Math.ceil(1.5 * MEASURED_SECONDS * expected)
  const phones = newPhones(Math.max(FEWEST_PHONES, kind === 'choice' ? Math.ceil(turns / 3) : turns))
  const primed = kind === 'choice' ? phones : phones.slice(0, Math.ceil(turns / 3))
  await send(load, server, greetings(primed), PRIMED_AT_ONCE, 10)
  const before = await server.ask<number>('cpuMicroseconds')
  const sent = await send(load, server, MESSAGES[kind](phones), connections, MEASURED_SECONDS)
  const after = await server.ask<number>('cpuMicroseconds')
  return {
    turnsPerSecond: (sent.answered / sent.tookMs) * 1000,
    p50: sent.p50,
    p99: sent.p99,
    cpu: (after - before) / sent.answered,
  }
}

/** Bytes that so many phones take which wrote once; fewer of a server that cannot answer them all in time. */
export async function bytesPerSession(
  server: Server,
  load: Load,
  phones: number,
): Promise<{ bytes: number; phones: number }> {
  await send(load, server, greetings(newPhones(2_000)), PRIMED_AT_ONCE, 5) // what is made once is not counted
  const before = await server.ask<number>('heldBytes')
  const { answered } = await send(load, server, greetings(newPhones(phones)), PRIMED_AT_ONCE, 15)
  const after = await server.ask<number>('heldBytes')
  return { bytes: (after - before) / answered, phones: answered }
}

/** Milliseconds from the start of a process to its first answer. */
export async function firstAnswerMs(start: () => Promise<Server>, load: Load): Promise<number> {
  const began = performance.now()
  const server = await start()
  await send(load, server, greetings(newPhones(1)), 1, 60)
  const tookMs = performance.now() - began
  await server.stop()
  return tookMs
}

async function send(
  load: Load,
  { origin }: Server,
  messages: Message[],
  connections: number,
  seconds: number,
): Promise<Sent> {
  const [sent] = await load.send([{ origin, messages, connections, seconds }])
  return sent!
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
