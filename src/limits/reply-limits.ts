import type { Event, Log } from '../log.ts'
import type { Clock } from '../ports.ts'
import { decide, type Limits, type Price, type Spent, type Standing, type Verdict } from './budgets.ts'
import { dayTurns } from './day.ts'
import { countMinSketch, type Fingerprint } from './sketch.ts'
import { slidingCounts } from './sliding-counts.ts'

/** Whom a reply would go to. */
export type Payer = {
  sender: Fingerprint
  prefix: Fingerprint
  /** The first line of a text between this sender and us. */
  line: (text: string) => Fingerprint
}
type Whom = Pick<Payer, 'sender' | 'prefix'>
/** A reply that is ready: what it costs, whether it is about a crisis, whether its message was not understood. */
export type Ready = { price: Price; crisis: boolean; unread: boolean }

const REPLY = 1
const QUICK_UNREAD = 2
const ASKED_TO_WAIT = 3
const CRISIS = 4
const SHORT = 5
const SERVED = 6
const LINE = 7

type Options = { limits: Limits; clock: Clock; log: Log; random?: (() => Uint32Array) | undefined }

/**
 * Says what may go out to whom, and counts it: per sender and prefix in five minutes, per day in money. About 12 MiB of
 * counters, whatever the number of senders, under fingerprints whose key lives in this process alone; what is counted goes
 * with its window. Without limits it only counts.
 */
export function replyLimits({ limits, clock, log, random }: Options) {
  const { monotonicMs } = clock
  const lately = slidingCounts({ windowMs: 5 * 60_000, parts: 5, width: 65_536, monotonicMs, random })
  const justNow = slidingCounts({ windowMs: 2_000, parts: 8, width: 8_192, monotonicMs, random })
  const today = countMinSketch(65_536, random)
  const servedToday = countMinSketch(1_048_576, random) // wide: a million senders a day, and few taken for served
  const spent: Spent = { full: 0, short: 0, crisis: 0 }
  const sent: Record<Verdict, number> = { full: 0, crisis: 0, short: 0, notice: 0, wait: 0, silence: 0 }
  const told = new Set<Event>()
  const dayIsOver = dayTurns(clock)

  /** Clears what is past its window. Called each minute too, so that nothing waits for the next message. */
  const forgetOld = () => {
    lately.forgetOld()
    justNow.forgetOld()
    if (!dayIsOver()) return
    today.clear()
    servedToday.clear()
    Object.assign(spent, { full: 0, short: 0, crisis: 0 })
    told.clear()
  }
  const standingOf = ({ sender, prefix }: Whom, unread: boolean): Standing => {
    const quick = unread && justNow.count(sender, REPLY) > 0
    if (quick) lately.add(sender, QUICK_UNREAD)
    return {
      repliesToSender: lately.count(sender, REPLY),
      repliesToPrefix: lately.count(prefix, REPLY),
      quickUnread: quick ? lately.count(sender, QUICK_UNREAD) : 0,
      askedToWait: lately.count(sender, ASKED_TO_WAIT) > 0,
      briefedOnCrisis: lately.count(sender, CRISIS) > 0,
      shortToday: today.count(sender, SHORT),
      shortToPrefix: today.count(prefix, SHORT),
      firstToday: servedToday.count(sender, SERVED) === 0,
      spent: { ...spent },
    }
  }
  const count = (verdict: Verdict, { sender, prefix }: Whom, standing: Standing, price: Price) => {
    sent[verdict]++
    justNow.add(sender, REPLY) // silence too: who writes on at the pace of a machine stays one
    if (verdict === 'silence') return
    const pool = verdict === 'crisis' ? 'crisis' : verdict === 'short' || verdict === 'notice' ? 'short' : 'full'
    spent[pool] += verdict === 'full' ? price.full : price.oneSegment
    lately.add(sender, REPLY)
    lately.add(prefix, REPLY)
    if (standing.firstToday) servedToday.add(sender, SERVED)
    if (verdict === 'wait') lately.add(sender, ASKED_TO_WAIT)
    if (verdict === 'crisis') lately.add(sender, CRISIS)
    if (pool === 'short') for (const item of [sender, prefix]) today.add(item, SHORT)
  }
  const tellOnceADay = (event: Event) => {
    if (!told.has(event)) log(event)
    told.add(event)
  }

  return {
    /** What of this reply goes out; it is counted as sent. */
    spend(payer: Whom, { price, crisis, unread }: Ready): Verdict {
      forgetOld()
      const standing = standingOf(payer, unread)
      const verdict = decide(limits, standing, price, crisis)
      count(verdict, payer, standing, price)
      if (standing.repliesToPrefix >= limits.repliesPerPrefix) tellOnceADay('prefix_pumped')
      if (verdict === 'short' || verdict === 'notice') tellOnceADay('money_spent')
      return verdict
    },
    /** Remembers for two seconds how a message to somebody began, and knows it when it comes back from there. */
    sentLine: (line: Fingerprint) => justNow.add(line, LINE),
    isEcho: (line: Fingerprint) => justNow.count(line, LINE) > 0,
    forgetOld,
    /** Millionths of a dollar today, and verdicts since the start. */
    totals: () => ({ spent: { ...spent }, sent: { ...sent } }),
    bytes: lately.bytes + justNow.bytes + today.bytes + servedToday.bytes,
  }
}
export type ReplyLimits = ReturnType<typeof replyLimits>
