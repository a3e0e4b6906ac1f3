import type { Load, Message, Sent } from './load.ts'
import { choices, greetings, lookedUp, newPhones, written } from './messages.ts'
import type { Server } from './processes.ts'

/** What is asked: choices by number, free texts in every language, a kind of help and a place. */
export type Kind = 'choice' | 'free text' | 'look-up'
/** One run. Times of an answer are milliseconds, of the processor microseconds a turn. */
export type Run = { turnsPerSecond: number; p50: number; p99: number; cpu: number }

/** Turns a second that a server is taken for before it was measured. */
export const UNKNOWN_PACE = 1_500
const MEASURED_SECONDS = 1.5
const OTHERWISE_WITHIN_SECONDS = 15
const AT_ONCE = 16
/** Several for each connection, or two messages of one phone would be under way at once. */
const FEWEST_PHONES = 300
/** Phones that write before a server's memory is read, so that what it makes once is not counted. */
const WARMING_PHONES = 2_000

/**
 * One run against a server that is up: phones write first, outside of the clock, then each answers by number or in its
 * own words. `pace`: turns a second, by which so many messages are made that they last.
 */
export async function measure(
  server: Server,
  load: Load,
  { kind, connections, pace }: { kind: Kind; connections: number; pace: number },
): Promise<Run> {
  const turns = Math.ceil(MEASURED_SECONDS * pace)
  const phones = newPhones(Math.max(FEWEST_PHONES, kind === 'choice' ? Math.ceil(turns / 3) : turns))
  const known = kind === 'choice' ? phones : phones.slice(0, Math.ceil(phones.length / 3))
  await send(server, load, greetings(known))
  const messages = { choice: choices, 'free text': written, 'look-up': lookedUp }[kind](phones)
  return timed(server, load, messages, connections)
}

/** Sends messages against the clock. */
export async function timed(server: Server, load: Load, messages: Message[], connections: number): Promise<Run> {
  const before = await server.ask<number>('cpuMicroseconds')
  const { answered, tookMs, p50, p99 } = await send(server, load, messages, connections, MEASURED_SECONDS)
  const after = await server.ask<number>('cpuMicroseconds')
  return { turnsPerSecond: (answered / tookMs) * 1000, p50, p99, cpu: (after - before) / answered }
}

/** Bytes that each of so many phones takes which wrote once; of fewer, where a server cannot answer them all in time. */
export async function bytesPerSession(
  server: Server,
  load: Load,
  phones: number,
): Promise<{ bytes: number; phones: number }> {
  const warming = await send(server, load, greetings(newPhones(WARMING_PHONES)))
  const before = await server.ask<number>('heldBytes')
  const { answered } = await send(server, load, greetings(newPhones(phones - WARMING_PHONES)))
  const after = await server.ask<number>('heldBytes')
  return { bytes: (after - before) / answered, phones: warming.answered + answered }
}

/** Milliseconds from the start of a process to its first answer. */
export async function firstAnswerMs(start: () => Promise<Server>, load: Load): Promise<number> {
  const greeting = greetings(newPhones(1))
  const began = performance.now()
  const server = await start()
  await send(server, load, greeting, 1)
  const tookMs = performance.now() - began
  await server.stop()
  return tookMs
}

/** Sends messages of which no time is kept. */
export function send(
  { origin }: Server,
  load: Load,
  messages: Message[],
  connections = AT_ONCE,
  seconds = OTHERWISE_WITHIN_SECONDS,
): Promise<Sent> {
  return load.send({ origin, messages, connections, seconds })
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The run in the middle, figure by figure. */
export function medianOf(runs: readonly Run[]): Run {
  const of = (figure: keyof Run) => median(runs.map((run) => run[figure]))
  return { turnsPerSecond: of('turnsPerSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') }
}
