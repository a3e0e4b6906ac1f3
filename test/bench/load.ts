import { once } from 'node:events'
import { join } from 'node:path'
import { startOn, stopped } from './processes.ts'

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

/** The load, on the second core. */
export async function startLoad() {
  const argv = [process.execPath, '--max-semi-space-size=64', join(import.meta.dirname, 'load.mjs')]
  const child = startOn(1, { argv, cwd: import.meta.dirname })
  child.stderr!.pipe(process.stderr)
  await once(child, 'message')
  return {
    /** Sends one phase after the other; throws when anything but 200 came back, or nothing at all. */
    async send(phases: Phase[]): Promise<Sent[]> {
      const answered = once(child, 'message')
      child.send({ phases })
      const [{ results }] = (await answered) as [{ results: Sent[] }]
      for (const { statuses } of results) {
        const others = Object.keys(statuses).filter((status) => status !== '200')
        if (others.some((status) => status !== 'lost') || !statuses['200'])
          throw new Error(`answered ${JSON.stringify(statuses)}`)
      }
      return results
    },
    stop: () => stopped(child),
  }
}
export type Load = Awaited<ReturnType<typeof startLoad>>
