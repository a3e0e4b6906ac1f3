import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'
import { drizzle } from 'drizzle-orm/d1'
import type { DirectoryDatabase } from './database.ts'

type Row = Record<string, unknown>
type Waiting = {
  statement: D1PreparedStatement
  answer: (result: D1Result<Row>) => void
  fail: (error: unknown) => void
}

/**
 * Opens a directory on D1. Every question to D1 is a journey, so reads that are asked at the same moment travel together:
 * whoever asks several things asks them at once (`Promise.all`). Columns of one read need different names, for D1 answers
 * a batch by name.
 */
export function openD1(binding: D1Database): DirectoryDatabase {
  const read = readsTogether(binding)
  let writes: D1PreparedStatement[] | undefined
  const write = async (statement: D1PreparedStatement) => {
    if (!writes) return statement.run()
    writes.push(statement)
    return undefined // nobody reads what a write answers
  }
  const bound = (statement: D1PreparedStatement) => ({
    all: () => read(statement),
    raw: async () => (await read(statement)).results.map((row) => Object.values(row)),
    run: () => write(statement),
  })
  const client = {
    prepare: (text: string) => ({ bind: (...values: unknown[]) => bound(binding.prepare(text).bind(...values)) }),
  }
  return {
    db: drizzle(client as unknown as D1Database),
    // D1 has no transaction that waits for its program: writes gather here and go as one batch, all of them or none.
    async atomically(work) {
      if (writes) throw new Error('writes are gathered already')
      const gathered: D1PreparedStatement[] = []
      writes = gathered
      try {
        const result = await work()
        writes = undefined
        if (gathered.length > 0) await binding.batch(gathered)
        return result
      } finally {
        writes = undefined
      }
    },
    reasonOf: () => undefined, // there is no file to blame
    close() {},
  }
}

/** Gathers reads until nothing else can be asked without an answer, then asks them in one journey. */
function readsTogether(binding: D1Database): (statement: D1PreparedStatement) => Promise<D1Result<Row>> {
  let waiting: Waiting[] = []
  const ask = async () => {
    const asked = waiting
    waiting = []
    try {
      const [first] = asked
      const results =
        asked.length === 1
          ? [await first!.statement.all<Row>()]
          : await binding.batch<Row>(asked.map(({ statement }) => statement))
      asked.forEach(({ answer }, index) => answer(results[index]!))
    } catch (error) {
      for (const { fail } of asked) fail(error)
    }
  }
  return (statement) =>
    new Promise((answer, fail) => {
      if (waiting.length === 0) setTimeout(ask, 0) // after every promise that is ready has gone on
      waiting.push({ statement, answer, fail })
    })
}
