import { type Ledger, openLedger } from './ledger.ts'
import { deleteMessage, listMessages } from './messages.ts'
import { saysAnswer, TwilioError } from './pages.ts'
import { patient, type Timing } from './patience.ts'
import type { Ask } from './rest.ts'

/** What a sweep has come to. Numbers only: no sid and no telephone number leaves it. */
export type Counts = {
  /** Messages older than the limit that were met. */
  old: number
  /** Deleted, and no longer listed. */
  deleted: number
  /** Not final at Twilio yet: the next sweep takes them. */
  notFinal: number
  /** Accepted for deletion and still listed. */
  stillThere: number
  /** Twilio failed on them to the end. */
  failed: number
  /** Records that do not look as Twilio describes them; nothing was done to them. */
  unreadable: number
  /** Requests asked again after a 429, a 5xx or no answer. */
  retries: number
}
export type Swept = { counts: Counts; end: 'done' | 'held' | 'stopped'; why?: string }
export type SweepOptions = {
  ask: Ask
  accountSid: string
  olderThanMs: number
  timing: Timing
  dryRun?: boolean
  /** Asked before every deletion: true stops the sweep at once. */
  held(): boolean
  progress(counts: Counts): void
}
type Run = SweepOptions & { counts: Counts; ledger: Ledger; limitMs: number; swept: Pick<Swept, 'end' | 'why'> }

const AT_ONCE = 10_000 // messages between two listings
const PARALLEL = 4
const FAILURES_IN_A_ROW = 20
const PROGRESS_EVERY = 1_000

/**
 * Deletes every message at Twilio that is older than the limit, knowing none beforehand: lists, deletes, lists again to see
 * that they are gone, and tries again what was not final, failed, or is still there. Two sweeps at once disturb each other
 * in nothing, and one that is broken off is taken up by the next, for Twilio's list is all the memory there is.
 */
export async function sweep(options: SweepOptions): Promise<Swept> {
  const { timing, olderThanMs } = options
  const counts: Counts = { old: 0, deleted: 0, notFinal: 0, stillThere: 0, failed: 0, unreadable: 0, retries: 0 }
  const run: Run = {
    ...options,
    ask: patient(options.ask, timing, () => counts.retries++),
    counts,
    ledger: openLedger(timing.nowMs),
    limitMs: timing.nowMs() - olderThanMs,
    swept: { end: 'done' },
  }
  try {
    if (options.held()) run.swept.end = 'held'
    else if (options.dryRun) await list(run, () => counts.old++)
    else while (await round(run));
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error
    stop(run, saysAnswer(error.answer))
  }
  Object.assign(counts, run.ledger.left())
  return { counts, ...run.swept }
}

/** Lists, strikes out what is gone, deletes what is due or waits for it; false when nothing more is to be done. */
async function round(run: Run): Promise<boolean> {
  const { ledger, counts, timing, swept } = run
  const listed = new Set<string>()
  let due = 0
  await list(run, (message) => {
    listed.add(message.sid)
    if (ledger.meet(message)) counts.old++
    if (ledger.isDue(message.sid)) due++
    // The newest come first: whatever was tried before stands in front of what is due, and has been seen by now.
    return due < AT_ONCE
  })
  counts.deleted += ledger.settle(listed)
  Object.assign(counts, ledger.left())
  run.progress(counts)
  const nextTryMs = ledger.nextTryMs()
  if (due > 0) await deleteAll(run, ledger.due())
  else if (nextTryMs === undefined) return false
  else await timing.sleep(Math.max(0, nextTryMs - timing.nowMs()))
  return swept.end === 'done'
}

type Visit = (message: { sid: string; status: string; createdAtMs: number }) => unknown

/** Visits every message over the limit; ends after the page on which a visit says false. */
async function list({ ask, accountSid, limitMs, counts }: Run, visit: Visit): Promise<void> {
  counts.unreadable = 0
  for await (const { messages, unreadable } of listMessages(ask, accountSid)) {
    counts.unreadable += unreadable
    const said = messages.filter(({ createdAtMs }) => createdAtMs <= limitMs).map(visit)
    if (said.at(-1) === false) return
  }
}

async function deleteAll(run: Run, sids: string[]): Promise<void> {
  const { ask, accountSid, ledger, counts, swept } = run
  const left = sids.values() // shared: each worker takes the next
  let failuresInARow = 0
  let asked = 0
  let accepted = 0
  const work = async () => {
    for (const sid of left) {
      if (run.held()) swept.end = 'held'
      if (swept.end !== 'done') return
      const came = await deleteMessage(ask, accountSid, sid)
      ledger.tried(sid, came)
      if (came === 'accepted') accepted++
      failuresInARow = came === 'failed' ? failuresInARow + 1 : 0
      if (failuresInARow >= FAILURES_IN_A_ROW) stop(run, `Twilio failed on ${FAILURES_IN_A_ROW} messages in a row`)
      if (++asked % PROGRESS_EVERY === 0) run.progress({ ...counts, deleted: counts.deleted + accepted })
    }
  }
  const works = await Promise.allSettled(Array.from({ length: PARALLEL }, work))
  const broken = works.find((each) => each.status === 'rejected')
  if (broken) throw broken.reason
}

function stop({ swept }: Run, why: string): void {
  swept.end = 'stopped'
  swept.why = why
}
