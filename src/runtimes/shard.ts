import { systemClock } from '../clock.ts'
import { readSettings, type Settings } from '../config/settings.ts'
import type { Spoken } from '../content.ts'
import type { RawWeek, WeeklyCounts } from '../counts/weekly-counts.ts'
import { weekWriter } from '../counts/write-weeks.ts'
import { openD1 } from '../directory/d1.ts'
import { createApp } from '../http/app.ts'
import { openLine } from '../open-line.ts'
import { compileEach } from './compile-each.ts'
import { keepAwake } from './keep-awake.ts'
import { inward, inwardName, unwrapped } from './passing.ts'
import { type ObjectState, shardNamed, shardsOf, variablesOf, type WorkerEnv } from './worker-env.ts'

const write = (line: string) => console.log(line)

/**
 * Opens a shard: the whole line in the memory of one Durable Object, for the senders that are its own. Sessions, duplicates,
 * budgets and counts are in that memory alone, under hashes whose key was born there. Only the directory is elsewhere.
 */
export function openShard(state: ObjectState, env: WorkerEnv, content: Promise<Spoken>) {
  const { shards } = shardsOf(variablesOf(env))
  const first = shardNamed(env, 0)
  const opening = open(env, content, shards)
  const isFirst = state.id.equals(first.id)
  const eachMinute = async () => {
    const line = await opening
    line?.forgetOld()
    await (isFirst ? line?.writeWeeks() : line && handOver(line.counts, first.send))
  }
  const { onAlarm, arm } = keepAwake(state, () => void eachMinute())
  return {
    onAlarm,
    async answer(request: Request): Promise<Response> {
      const name = inwardName(request)
      if (name === 'wake') await arm()
      const line = await opening
      if (name === 'counts') line?.counts.take((await request.json()) as RawWeek)
      if (name || !line) return new Response(null, { status: line ? 204 : 503 })
      return line.fetch(await unwrapped(request))
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
  const share = shareOf(settings, shards)
  const opened = openLine({ content: spoken, settings: share, clock, write, directoryDb: directory.db })
  if ('faults' in opened) return refused(opened.faults)
  const { app } = opened
  const http = createApp(app)
  app.log('started')
  return {
    fetch: (request: Request) => http.fetch(request),
    counts: app.counts,
    writeWeeks: weekWriter({ counts: app.counts, directory, now: clock.now, log: app.log }),
    forgetOld() {
      app.limits.forgetOld()
      app.answered.forgetOld()
      void app.ports.sessions.forgetOld()
    },
  }
}

/** Small groups are folded once for the whole line: the first shard writes what all have counted. */
async function handOver(counts: WeeklyCounts, send: (request: Request) => Promise<Response>): Promise<void> {
  counts.forgetLost()
  for (const week of counts.over()) {
    const { ok } = await send(inward('counts', week)).catch(() => ({ ok: false }))
    if (ok) counts.forget(week.week) // else at the next minute
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
