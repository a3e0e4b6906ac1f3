/** What a reply to somebody may be. */
export type Verdict =
  /** The reply as it is. */
  | 'full'
  /** One segment with the lines of the crisis that was named. */
  | 'crisis'
  /** One segment with the places to turn to: the day's money for full replies is spent. */
  | 'short'
  /** One segment that says so and that we answer again tomorrow. */
  | 'notice'
  /** One segment that asks to wait: too many messages, or a machine that answers us. */
  | 'wait'
  | 'silence'

/** What may be sent; without bounds (Infinity) where an operator set none. */
export type Limits = { repliesPerSender: number; repliesPerPrefix: number; usdPerDay: number; enforced: boolean }

/** What was sent today, in millionths of a dollar. */
export type Spent = { full: number; short: number; crisis: number }

/** How a sender stands when its reply is ready. */
export type Standing = {
  /** Replies to it, and to its prefix, in the last five minutes. */
  repliesToSender: number
  repliesToPrefix: number
  /**
   * Turns in the last five minutes that were not understood and came within two seconds of our reply. 0 when this turn is
   * not one of them.
   */
  quickUnread: number
  /** What it was sent in the last five minutes: a request to wait, a crisis reply of one segment. */
  askedToWait: boolean
  briefedOnCrisis: boolean
  /** Short answers and notices to it today, and to its whole prefix. */
  shortToday: number
  shortToPrefix: number
  firstToday: boolean
  spent: Spent
}
/** The reply that is ready: what it costs, and what a message of one segment costs, in millionths of a dollar. */
export type Price = { full: number; oneSegment: number }

const QUICK_UNREAD = 3 // with the request to wait, a machine that answers machines gets four replies
const MICRO_USD = 1_000_000

/**
 * Decides what goes out. Of the day's money three fifths pay full replies, one fifth the one-segment replies that follow
 * (an answer, then a notice, then silence), one fifth is kept for crisis replies of one segment: together never more than
 * the budget. Of a fifth, half is kept for those who were not served today and for other prefixes, so that a sender's first
 * message of the day is answered unless its prefix is being pumped. Pure.
 */
export function decide(limits: Limits, standing: Standing, price: Price, crisis: boolean): Verdict {
  const { spent } = standing
  const fifth = (limits.usdPerDay * MICRO_USD) / 5
  const half = Math.max(fifth / 2, Math.min(fifth, 2 * price.oneSegment))
  const pumped = standing.repliesToPrefix >= limits.repliesPerPrefix
  const loops = limits.enforced && standing.quickUnread >= QUICK_UNREAD
  const crisisMay = spent.crisis + price.oneSegment <= (pumped ? half : fifth)

  if (loops || standing.repliesToSender >= limits.repliesPerSender) {
    if (crisis && !loops && !standing.briefedOnCrisis && crisisMay) return 'crisis'
    return !standing.askedToWait && !pumped && spent.full + price.oneSegment <= 3 * fifth ? 'wait' : 'silence'
  }
  if (!pumped && spent.full + price.full <= 3 * fifth) return 'full'
  if (crisis && crisisMay) return 'crisis'
  const mine = standing.firstToday ? fifth : half
  const ofPrefix = (standing.shortToPrefix + 1) * price.oneSegment
  if (pumped || spent.short + price.oneSegment > mine || ofPrefix > half) return 'silence'
  return standing.shortToday === 0 ? 'short' : standing.shortToday === 1 ? 'notice' : 'silence'
}
