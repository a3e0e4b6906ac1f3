// What answers are composed from: ids as in the data files, coded fields and names. Free descriptions are not here.

/** A source says yes, says no, or says nothing. Nothing is never read as no. */
export type ThreeValued = 'yes' | 'no' | 'unknown'
export type Confidence = 'confirmed' | 'single_source' | 'inferred'
export type Cost = 'free' | 'low_cost' | 'unknown'
export type Vetting = 'doj_recognized' | 'bar_referral' | 'court_list' | 'lsc' | 'none'

/** Whom a service takes where it does not take everybody. */
export const AUDIENCES = ['children', 'detained', 'survivors'] as const
export type Audience = (typeof AUDIENCES)[number]

export const CATEGORIES = [
  'legal',
  'food',
  'shelter',
  'health',
  'mental_health',
  'money',
  'childcare',
  'school',
  'english',
  'dv',
  'jobs',
  'id_help',
] as const
export type Category = (typeof CATEGORIES)[number]

export type PhoneLine = {
  number: string // E.164, or a short code as 211
  extension?: string
  kind: 'voice' | 'text'
  /** What is spoken on this very line; empty where the source does not say. */
  languages: string[]
}

/** When a place is open, seen from one moment. Minutes are of the day there, 0 to 1,439. */
export type HoursNow =
  | { state: 'always' }
  | { state: 'open'; untilMinute: number }
  /** The next opening: today (0 days ahead), tomorrow (1), at most 14 days on. `day` 0 is Sunday. */
  | { state: 'opens'; daysAhead: number; day: number; fromMinute: number; untilMinute: number }
  /** A federal holiday today: the hours may not hold. */
  | { state: 'call_first' }
  /** Hours that could not be read with certainty, in the source's words. */
  | { state: 'text'; text: string }
  | { state: 'unknown' }

/** How far, in whole miles; `nearby` where both ends are known too roughly for a number so small. Under half a mile is 0. */
export type Distance = number | 'nearby'

export type ServiceAnswer = {
  kind: 'service'
  id: string
  name: string
  organization?: string
  category: Category
  /** Where it is. None for lines, for services online, and always for domestic violence. */
  place?: { address?: string; city?: string; state?: string }
  distanceMiles?: Distance
  /** The area it says it serves and the family is in; none where it names no area. */
  serves?: 'zip' | 'city' | 'county' | 'state' | 'country'
  /** It takes only these: to be said with its name. Empty: anybody. */
  onlyFor: Audience[]
  phones: PhoneLine[]
  website?: string
  /** The asked language and how it is spoken there; none where the source does not say. */
  language?: 'staff' | 'line' | 'interpreter'
  languages: string[]
  hours: HoursNow
  access?: 'appointment' | 'walk_in' | 'no_walk_in'
  cost: Cost
  asksStatus: ThreeValued
  asksDocuments: ThreeValued
  documents: string[]
  vetting: Vetting
  /** The month of its last check, as `2026-07` or `2026`; none where undated. */
  checkedOn?: string
  /** The check is old or undated, or the row was worked out: call before going. */
  callFirst: boolean
  confidence: Confidence
  /** Why it stands where it stands, for the operator: codes, best first. */
  why: string[]
}

export type ServicesFound = {
  answers: ServiceAnswer[]
  /** National lines of the topic, and 211. For domestic violence they come before any answer. */
  hotlines: HotlineAnswer[]
  hotlinesFirst: boolean
  /** How far was looked; none without a point to look from. */
  radiusMiles?: number
  /** The next step of WIDER, when there is one. */
  widerMiles?: number
  /** Nothing was near and nothing serves the place: these are the nearest of their kind, farther off. */
  beyond: boolean
}

export type Jurisdiction = 'county' | 'state' | 'country' | 'nearest'

export type ConsulateAnswer = {
  kind: 'consulate'
  id: string
  name: string
  type: 'embassy' | 'consulate_general' | 'consulate' | 'honorary'
  countryIso2: string
  /** Why this post: its list holds the county, the state or the whole country, or it is only the nearest; none without a place. */
  jurisdiction?: Jurisdiction
  /** Cities of the state where people may look for an office that is gone. */
  closedNearby: string[]
  place: { address?: string; city: string; state: string }
  distanceMiles?: Distance
  phone?: string
  /** The line for people who were detained or are in danger. */
  protectionPhone?: string
  website?: string
  appointmentsUrl?: string
  services: string[]
  /** This country gives its identity card at any of its posts, whatever the jurisdiction. */
  consularIdAnywhere: boolean
  callFirst: boolean
  checkedOn?: string
  confidence: Confidence
  why: string[]
}

export type ConsulatesFound =
  | {
      kind: 'posts'
      /** The post to name first, then others worth knowing. */
      posts: ConsulateAnswer[]
      /** A ZIP code would settle what a state or a prefix leaves open. */
      zipWouldHelp: boolean
    }
  /** No post in the US was confirmed; the flows say what to do. */
  | { kind: 'none'; countryIso2: string; checkedOn?: string }
  /** Nothing is known of this country's posts, which does not mean that it has none. */
  | { kind: 'unknown'; countryIso2: string }

export type IdProgramAnswer = {
  kind: 'id_program'
  id: string
  name: string
  program: 'driver_license' | 'state_id' | 'municipal_id' | 'community_id' | 'library_id' | 'consular_id' | 'tax_id'
  covers: 'city' | 'county' | 'state' | 'country'
  state?: string
  cityOrCounty?: string
  issuer: string
  /** Whose consulate gives it. */
  countryIso2?: string
  status: 'active' | 'paused' | 'proposed'
  /** Seen last over two years ago, or at an unknown time: ask first if it still runs. */
  askFirst: boolean
  documents: string[]
  feeUsd?: number
  usedFor: string[]
  /** Something about who may learn of the card must be said before the family goes. */
  hasPrivacyNote: boolean
  phone?: string
  website?: string
  checkedOn?: string
  confidence: Confidence
  why: string[]
}

export type IdProgramsFound = {
  offered: IdProgramAnswer[]
  /** Decided or announced but not known to run, or paused: never offered as something to get today. */
  notRunning: IdProgramAnswer[]
}

export type HotlineAnswer = {
  kind: 'hotline'
  id: string
  name: string
  phone: string
  textNumber?: string
  textWord?: string
  hours: HoursNow
  languages: string[]
  runBy: 'government' | 'nonprofit'
  checkedOn?: string
  confidence: Confidence
}

/** Any row of the directory, ready to be told. */
export type Answer = ServiceAnswer | ConsulateAnswer | IdProgramAnswer | HotlineAnswer
