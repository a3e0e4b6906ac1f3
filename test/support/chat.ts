import { type SimulatedMessage, type SimulatorReply, simulate } from '../../src/channels/simulator/simulate.ts'
import type { TestApp } from './app.ts'

let people = 0

/** One family texting the line: `await family('hola')` is its reply. Each call of `chat` is another family. */
export function chat(app: TestApp, fixed: Partial<SimulatedMessage> = {}) {
  const from = fixed.from ?? `+1509555${String(people++).padStart(4, '0')}`
  return async (body: string, more: Partial<SimulatedMessage> = {}): Promise<SimulatorReply> =>
    simulate(app, { channel: 'sms', ...fixed, ...more, from, body })
}

/** The text of the one message of a reply; empty when there is none. */
export function textOf({ messages }: SimulatorReply): string {
  return messages[0]?.text ?? ''
}
