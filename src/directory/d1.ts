import type { D1Database, D1Result } from '@cloudflare/workers-types'
import { drizzle } from 'drizzle-orm/d1'
import type { DirectoryDatabase } from './database.ts'

type Row = Record<string, unknown>
type Result = D1Result<Row>
type Asked = { text: string; values: unknown[] }
type Waiting = { asked: Asked; answer: (result: Result) => void; fail: (error: unknown) => void }

/**
 * Opens a directory on D1. Every question to D1 is a journey, so reads that are asked at the same moment travel together:
 * whoever asks several things asks them at once (`Promise.all`). Columns of one read need different names, for D1 answers
 * a batch by name.
 */
export function openD1(binding: D1Database): DirectoryDatabase {
  const read = readsTogether(binding)
  const statementOf = ({ text, values }: Asked) => binding.prepare(text).bind(...values)
  let writes: Asked[] | undefined
  const write = async (asked: Asked) => {
    if (!writes) return statementOf(asked).run()
    writes.push(asked)
    return undefined // nobody reads what a write answers
  }
  const bound = (asked: Asked) => ({
    all: () => read(asked),
    raw: async () => (await read(asked)).results.map((row) => Object.values(row)),
    run: () => write(asked),
  })
  const client = { prepare: (text: string) => ({ bind: (...values: unknown[]) => bound({ text, values }) }) }
  return {
    db: drizzle(client as unknown as D1Database),
    // D1 has no transaction that waits for its program: writes gather here and go as one batch, all of them or none.
    async atomically(work) {
      if (writes) throw new Error('writes are gathered already')
      const gathered: Asked[] = []
      writes = gathered
      try {
        const result = await work()
        writes = undefined
        if (gathered.length > 0) await binding.batch(gathered.map(statementOf))
        return result
      } finally {
        writes = undefined
      }
    },
    reasonOf: () => undefined, // there is no file to blame
    close() {},
  }
}

/**
 * Gathers reads until nothing else can be asked without an answer, then asks them in one journey, of whichever copy of the
 * database is nearest: the directory changes by imports alone, and a copy is behind by moments.
 */
function readsTogether(binding: D1Database): (asked: Asked) => Promise<Result> {
  let waiting: Waiting[] = []
  const ask = async () => {
    const now = waiting
    waiting = []
    try {
      const copy = binding.withSession('first-unconstrained')
      const results = await copy.batch<Row>(
        now.map(({ asked: { text, values } }) => copy.prepare(text).bind(...values)),
      )
      for (const [index, { answer }] of now.entries()) answer(results[index]!)
    } catch (error) {
      for (const { fail } of now) fail(error)
    }
  }
  return (asked) =>
    new Promise((answer, fail) => {
      if (waiting.length === 0) setTimeout(ask, 0) // after every promise that is ready has gone on
      waiting.push({ asked, answer, fail })
    })
}
