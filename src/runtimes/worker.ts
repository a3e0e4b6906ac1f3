import pressedContent from '../../dist/content.br'
import localesPack from '../../dist/locales.pack'
import { systemClock } from '../clock.ts'
import { readSettings } from '../config/settings.ts'
import type { Spoken } from '../content.ts'
import { logTo } from '../log.ts'
import { createFront, type Send } from './front.ts'
import { inward } from './passing.ts'
import { unpressContent } from './pressed-content.ts'
import { openShard } from './shard.ts'
import { type ObjectState, shardNamed, shardsOf, variablesOf, type WorkerEnv } from './worker-env.ts'

// Shards that share an isolate share its content, which is the same for everybody.
let content: Promise<Spoken> | undefined

/** A part of the line's memory, named by its number. */
export class Shard {
  readonly #shard: ReturnType<typeof openShard>
  constructor(state: ObjectState, env: WorkerEnv) {
    content ??= Promise.resolve(pressedContent).then(unpressContent)
    this.#shard = openShard(state, env, content)
  }
  fetch(request: Request) {
    return this.#shard.answer(request)
  }
  alarm() {
    return this.#shard.onAlarm()
  }
}

type Front = { fetch(request: Request): Response | Promise<Response> }
let front: Front | undefined

const worker = {
  fetch(request: Request, env: WorkerEnv) {
    front ??= openFront(env)
    return front.fetch(request)
  },
  /** Each minute: a shard is awake and has its phrase lists ready before a family writes to it. */
  async scheduled(_event: unknown, env: WorkerEnv) {
    const { shards } = shardsOf(variablesOf(env))
    await Promise.all(Array.from({ length: shards }, (_, shard) => shardNamed(env, shard).send(inward('wake', {}))))
  },
}

export { worker as default } // the one default export: Cloudflare asks for it

function openFront(env: WorkerEnv): Front {
  const variables = variablesOf(env)
  const read = readSettings(variables, JSON.parse(localesPack) as string[], systemClock().today())
  const { shards, faults } = shardsOf(variables)
  if (read.settings && faults.length === 0) {
    const send: Send = (shard, request) => shardNamed(env, shard).send(request)
    return createFront(read.settings, shards, send, logTo(console.log, read.settings.logLevel))
  }
  for (const fault of [...read.faults, ...faults]) console.error(fault)
  return { fetch: () => new Response(null, { status: 503 }) }
}
