import { systemClock } from '../clock.ts'
import { readSettings, type Settings } from '../config/settings.ts'
import type { Spoken } from '../content.ts'
import { openD1 } from '../directory/d1.ts'
import { createApp } from '../http/app.ts'
import { openLine } from '../open-line.ts'
import { compileEach } from './compile-each.ts'
import { keepAwake } from './keep-awake.ts'
import { unwrapped } from './passing.ts'
import { type ObjectState, shardsOf, variablesOf, type WorkerEnv } from './worker-env.ts'

const write = (line: string) => console.log(line)

/**
 * Opens a shard: the whole line in the memory of one Durable Object, for the senders that are its own. Sessions, duplicates,
 * budgets and counts are in that memory alone, under hashes whose key was born there. Only the directory is elsewhere.
 */
export function openShard(state: ObjectState, env: WorkerEnv, content: Promise<Spoken>) {
  const { shards } = shardsOf(variablesOf(env))
  const opening = open(env, content, shards)
  const { onAlarm } = keepAwake(state, () => void opening.then((line) => line?.forgetOld()))
  return {
    onAlarm,
    async answer(request: Request): Promise<Response> {
      const line = await opening
      return line ? line.fetch(await unwrapped(request)) : new Response(null, { status: 503 })
    },
  }
}

/** The line of a shard; none where it may not be opened, for reasons that are then printed. */
async function open(env: WorkerEnv, content: Promise<Spoken>, shards: number) {
  const spoken = await content
  const { settings, faults } = readSettings(variablesOf(env), [...spoken.catalogue.locales], systemClock().today())
  if (!settings) return refused(faults)
  await compileEach(spoken, settings.languages)
  const clock = systemClock(settings.contentDate)
  const directory = openD1(env.DIRECTORY)
  const opened = openLine({
    content: spoken,
    settings: shareOf(settings, shards),
    clock,
    write,
    directoryDb: directory.db,
  })
  if ('faults' in opened) return refused(opened.faults)
  const { app } = opened
  const http = createApp(app)
  app.log('started')
  return {
    fetch: (request: Request) => http.fetch(request),
    forgetOld() {
      app.limits.forgetOld()
      app.answered.forgetOld()
      void app.ports.sessions.forgetOld()
    },
  }
}

function refused(faults: string[]): undefined {
  for (const fault of faults) write(fault)
}

/** Senders are spread over the shards, so each has its part of the day's money and of what a prefix may be sent. */
function shareOf(settings: Settings, shards: number): Settings {
  const { limits } = settings
  const repliesPerPrefix = Math.ceil(limits.repliesPerPrefix / shards)
  return { ...settings, limits: { ...limits, repliesPerPrefix, usdPerDay: limits.usdPerDay / shards } }
}
