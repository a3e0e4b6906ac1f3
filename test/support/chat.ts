import { type SimulatedMessage, simulate } from '../../src/channels/simulator/simulate.ts'
import type { TestApp } from './app.ts'

export type SimulatedReply = {
  messages: {
    text: string
    encoding: string | null
    segments: number | null
    options: { id: string; label: string }[]
  }[]
  language: string
  topic: string
  node: string
  understood: string
  expects: string
  facts: string[]
  withheld: string[]
  results: { kind: string; id: string }[]
  ended: boolean
  replayed: boolean
}

let people = 0

/** One family texting the line: `await family('hola')` is its reply. Each call of `chat` is another family. */
export function chat(app: TestApp, fixed: Partial<SimulatedMessage> = {}) {
  const from = fixed.from ?? `+1509555${String(people++).padStart(4, '0')}`
  return async (body: string, more: Partial<SimulatedMessage> = {}): Promise<SimulatedReply> => {
    const { answer } = await simulate(app, { channel: 'sms', ...fixed, ...more, from, body })
    return JSON.parse(answer) as SimulatedReply
  }
}

/** The text of the one message of a reply; empty when there is none. */
export function textOf({ messages }: SimulatedReply): string {
  return messages[0]?.text ?? ''
}
