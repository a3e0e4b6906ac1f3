import type { D1Database, DurableObjectStorage } from '@cloudflare/workers-types'

/** What Cloudflare gives a Durable Object of itself, as far as we use it. */
export type ObjectState = { id: ObjectId; storage: Pick<DurableObjectStorage, 'getAlarm' | 'setAlarm'> }
export type ObjectId = { equals(other: ObjectId): boolean }
export type Objects = {
  idFromName(name: string): ObjectId
  get(id: ObjectId): { fetch(request: Request): Promise<Response> }
}

/** What `wrangler.toml` binds: the directory, the shards; everything else is the environment as on any machine. */
export type WorkerEnv = { DIRECTORY: D1Database; SHARD: Objects } & Record<string, unknown>

/** The settings among the bindings: variables and secrets. */
export function variablesOf(env: WorkerEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** One of the shards: they are named by their numbers, and there are no others. */
export function shardNamed({ SHARD }: WorkerEnv, number: number) {
  const id = SHARD.idFromName(`shard-${number}`)
  return { id, send: (request: Request) => SHARD.get(id).fetch(request) }
}

const SHARDS = 4
const SHARDS_AT_MOST = 64

/** How many shards there are (`SHARDS`), or what is wrong with their number. */
export function shardsOf({ SHARDS: held }: Record<string, string>): { shards: number; faults: string[] } {
  if (held === undefined || held === '') return { shards: SHARDS, faults: [] }
  const shards = Number(held)
  const isRight = Number.isInteger(shards) && shards >= 1 && shards <= SHARDS_AT_MOST
  return { shards, faults: isRight ? [] : [`SHARDS: holds '${held}'; a whole number from 1 to ${SHARDS_AT_MOST}`] }
}
