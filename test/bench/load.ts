import { join } from 'node:path'
import { messageOf, startOn } from './processes.ts'

/** Messages to send, each from somebody: in this order, over so many connections, for so long at most. */
export type Phase = { origin: string; messages: Message[]; connections: number; seconds: number }
export type Message = [from: string, text: string]
/** What came back. Times are milliseconds of one answer. */
export type Sent = {
  answered: number
  tookMs: number
  p50: number
  p99: number
  statuses: Record<string, number>
}

/** The load, in a process and on a core of its own. */
export async function startLoad() {
  const argv = [process.execPath, '--max-semi-space-size=64', join(import.meta.dirname, 'load.mjs')]
  const child = startOn('load', { argv, cwd: import.meta.dirname })
  child.stderr!.pipe(process.stderr)
  await messageOf(child)
  return {
    /** Sends messages; throws when anything but 200 came back, or nothing at all. */
    async send(phase: Phase): Promise<Sent> {
      child.send(phase)
      const { sent } = await messageOf<{ sent: Sent }>(child)
      const { statuses } = sent
      const others = Object.keys(statuses).filter((status) => status !== '200' && status !== 'lost')
      if (others.length > 0 || !statuses['200']) throw new Error(`a server answered ${JSON.stringify(statuses)}`)
      return sent
    },
  }
}
export type Load = Awaited<ReturnType<typeof startLoad>>
