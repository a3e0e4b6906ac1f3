import type { ObjectState } from './worker-env.ts'

const MINUTE_MS = 60_000

/**
 * Keeps a shard in memory: Cloudflare lets go of one that nothing calls for a minute or two. A timer runs on the fixed grid
 * of whole minutes and sets an alarm on that grid, which sets the next: whether or not anybody writes, and never because
 * somebody wrote. The alarm is all that is ever stored of a shard.
 */
export function keepAwake({ storage }: Pick<ObjectState, 'storage'>, eachMinute: () => void) {
  const onAlarm = () => storage.setAlarm(nextMinute(Date.now()))
  const arm = async () => {
    if ((await storage.getAlarm()) === null) await onAlarm()
  }
  const tick = () => {
    setTimeout(tick, nextMinute(Date.now()) - Date.now())
    eachMinute()
    void arm()
  }
  setTimeout(tick, nextMinute(Date.now()) - Date.now())
  return { onAlarm, arm }
}

/** The next whole minute after a moment, both in milliseconds since 1970. */
export function nextMinute(nowMs: number): number {
  return (Math.floor(nowMs / MINUTE_MS) + 1) * MINUTE_MS
}
