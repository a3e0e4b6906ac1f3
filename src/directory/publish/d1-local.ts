import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { getPlatformProxy, unstable_readConfig } from 'wrangler'
import { type D1Console, D1Error } from './d1-console.ts'

/** The folder in which wrangler keeps its local databases: what `wrangler dev --persist-to` is given. */
export const LOCAL_STATE = '.wrangler/state'

/** Reaches the D1 database of wrangler.toml on this machine: `root` is the folder of that file. */
export async function d1Local(root: string, state = join(root, LOCAL_STATE)): Promise<D1Console> {
  const { env, dispose } = await proxyOf(root, state)
  const told = async <Result>(answer: Promise<Result>): Promise<Result> => {
    try {
      return await answer
    } catch (error) {
      throw new D1Error(`D1 (local): ${(error as Error).message}`, { cause: error })
    }
  }
  return {
    async ask<Row>(statement: string) {
      return (await told(env.DIRECTORY.prepare(statement).all<Row>())).results
    },
    async run(statements) {
      await told(env.DIRECTORY.batch(statements.map((statement) => env.DIRECTORY.prepare(statement))))
    },
    close: dispose,
  }
}

/** wrangler's access to local bindings. It is shown the database alone: of the shards it would say that it has no code. */
async function proxyOf(root: string, state: string) {
  const { name, compatibility_date, d1_databases } = unstable_readConfig({ config: join(root, 'wrangler.toml') })
  const folder = mkdtempSync(join(tmpdir(), 'promotora-d1-'))
  try {
    const configPath = join(folder, 'wrangler.json')
    writeFileSync(configPath, JSON.stringify({ name, compatibility_date, d1_databases }))
    const persist = { path: join(state, 'v3') }
    return await getPlatformProxy<{ DIRECTORY: D1Database }>({
      configPath,
      persist,
      remoteBindings: false,
      envFiles: [],
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
