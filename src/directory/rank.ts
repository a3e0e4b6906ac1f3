import type { Audience, Confidence, Cost, HoursNow, ThreeValued } from '../answers/types.ts'
import { isOlderThan } from './partial-date.ts'
import type { AreaKind } from './served-areas.ts'

/** What the order of services depends on. */
export type Candidate = {
  id: string
  /** The same for all offices of one organization. */
  organization: string
  isPrimary: boolean
  /** By what its stated area holds the place; none where it states no area. */
  serves?: AreaKind
  /** Whether it states an area that does not hold the place: shown only when nothing else is. */
  isOutside: boolean
  /** None for services without a place, and where the family gave only a state. */
  miles?: number
  /** Where the family gave only a state: whether its office is in it. */
  isInState: boolean
  /** Whether its only offices are in another state. */
  isFromElsewhere: boolean
  /** Whom it takes; empty: anybody. */
  onlyFor: Audience[]
  asksStatus: ThreeValued
  /** How the asked language is spoken there; none where the source does not say. */
  language?: 'staff' | 'line' | 'interpreter'
  hours: HoursNow
  cost: Cost
  confidence: Confidence
  checkedOn: string
}
export type Wishes = {
  /** Whom help is looked for; none: anybody. */
  audience?: Audience
  /** Services that ask nobody's status first. */
  preferNoStatus: boolean
  /** How far counts as near. */
  radiusMiles: number
  today: string
}
export type Ranked<One> = { candidate: One; why: string[] }

type Key = (candidate: Candidate, wishes: Wishes) => [rank: number, why?: string | undefined]

const BANDS_MILES = [2, 5, 10, 25, 50]
const NEAR_MILES = 25
const PER_ORGANIZATION = 2
const FIRST = 3

/** Each key decides only between those that all keys before it hold equal. What is not known stands after what is good, never out. */
const KEYS: Key[] = [
  ({ isPrimary }) => (isPrimary ? [0, 'primary'] : [1, 'secondary']),
  ({ isOutside }) => (isOutside ? [1, 'outside_area'] : [0]),
  audience,
  reach,
  ({ asksStatus }, { preferNoStatus }) => {
    if (asksStatus === 'no') return [0, 'asks_no_status']
    return [preferNoStatus ? (asksStatus === 'unknown' ? 1 : 2) : 0, asksStatus === 'yes' ? 'asks_status' : undefined]
  },
  ({ language }) => (language ? [['staff', 'line', 'interpreter'].indexOf(language), `language_${language}`] : [3]),
  openness,
  band,
  ({ checkedOn }, { today }) => {
    if (!isOlderThan(checkedOn, 12, today)) return [0, 'checked_within_12_months']
    return isOlderThan(checkedOn, 18, today) ? [2, 'check_old'] : [1]
  },
  ({ confidence }) => [['confirmed', 'single_source', 'inferred'].indexOf(confidence), confidence],
  ({ cost }) => [['free', 'low_cost', 'unknown'].indexOf(cost), cost === 'unknown' ? undefined : cost],
  ({ miles }) => [miles ?? Number.POSITIVE_INFINITY],
]

/** Orders services for a family and says why each stands where it does. The same input always gives the same order. */
export function rank<One extends Candidate>(candidates: One[], wishes: Wishes): Ranked<One>[] {
  const keyed = candidates.map((candidate) => {
    const keys = KEYS.map((key) => key(candidate, wishes))
    return { candidate, ranks: keys.map(([value]) => value), why: keys.flatMap(([, why]) => why ?? []) }
  })
  keyed.sort((a, b) => {
    for (const [index, value] of a.ranks.entries()) {
      const other = b.ranks[index]!
      if (value !== other) return value < other ? -1 : 1
    }
    return a.candidate.id < b.candidate.id ? -1 : a.candidate.id > b.candidate.id ? 1 : 0
  })
  const ranked = keyed.map(({ candidate, why }) => ({ candidate, why }))
  return spread(ranked, wishes.audience)
}

/** Whether a service takes the one it is looked up for: an office for children alone is no help to their mother. */
export function takes({ onlyFor }: Pick<Candidate, 'onlyFor'>, audience: Audience | undefined): boolean {
  return onlyFor.length === 0 || (audience !== undefined && onlyFor.includes(audience))
}

function audience(candidate: Candidate, wishes: Wishes): [number, string?] {
  const { onlyFor } = candidate
  if (onlyFor.length === 0) return [wishes.audience ? 1 : 0]
  return [takes(candidate, wishes.audience) ? 0 : 2, `only_for_${onlyFor.join('_')}`]
}

/**
 * What can be gone to comes first, then what is farther, then what serves the state, then the country. The radius grows
 * only while too little is found, so what it found last stands after what it found first.
 */
function reach(candidate: Candidate, { radiusMiles }: Wishes): [number, string] {
  const { serves, miles, isInState, isFromElsewhere } = candidate
  const isOfCounty = serves === 'zip' || serves === 'city' || serves === 'county'
  if (isOfCounty) return [miles === undefined || miles <= NEAR_MILES ? 0 : 1, `serves_${serves}`]
  if (miles !== undefined && miles <= radiusMiles) return [miles <= NEAR_MILES ? 0 : 1, 'near']
  if (isInState) return [isFromElsewhere ? 3 : 2, 'in_state']
  if (serves === 'state') return isFromElsewhere ? [3, 'serves_state_from_elsewhere'] : [2, 'serves_state']
  return serves === 'country' ? [4, 'serves_country'] : [5, 'beyond']
}

function openness({ hours }: Candidate): [number, string?] {
  if (hours.state === 'always' || hours.state === 'open') return [0, 'open_now']
  if (hours.state === 'opens' && hours.daysAhead <= 1) return [1, 'opens_soon']
  return [2]
}

/** A service of the county without a place near counts as far as across a county. */
function band({ miles, serves }: Candidate): [number, string?] {
  const own = miles === undefined ? BANDS_MILES.length : BANDS_MILES.filter((limit) => miles > limit).length
  const isLocal = serves === 'zip' || serves === 'city' || serves === 'county'
  const value = isLocal ? Math.min(own, 3) : own
  return miles === undefined ? [value] : [value, `miles_${Math.round(miles)}`]
}

/** At most two of one organization among the first three, as long as another that takes the family can stand there. */
function spread<One extends Candidate>(ranked: Ranked<One>[], audience: Audience | undefined): Ranked<One>[] {
  const first: Ranked<One>[] = []
  const held: Ranked<One>[] = []
  const rest: Ranked<One>[] = []
  for (const one of ranked) {
    const same = first.filter(({ candidate }) => candidate.organization === one.candidate.organization)
    if (first.length === FIRST || !takes(one.candidate, audience)) rest.push(one)
    else if (same.length < PER_ORGANIZATION) first.push(one)
    else held.push(one)
  }
  return [...first, ...held, ...rest]
}
