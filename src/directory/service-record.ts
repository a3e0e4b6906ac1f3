import type { Audience, Category, Confidence, Cost, ThreeValued, Vetting } from '../answers/types.ts'
import type { Opening } from './hours.ts'

// What every reader of services makes, whatever the file was: the seed, HSDS, a flat table. Ids are unique in the source.

export type PhoneRecord = {
  number: string
  extension?: string | null
  kind: 'voice' | 'text' | 'fax' | 'tty'
  languages?: string[]
}
export type HoursRecord = { text: string; openings?: Opening[] | undefined; validTo?: string | null }

export type PlaceRecord = {
  ref: string
  /** Its address and position are dropped, here or before. */
  confidential: boolean
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  lat: number | null
  lon: number | null
  /** Whether the position is that of the building or the middle of its ZIP code. */
  precision: 'point' | 'area'
  tz: string | null
  phones?: PhoneRecord[]
  hours?: HoursRecord
  /** What holds for this service alone at this place: it wins over the service's own and over the place's. */
  here?: { phones: PhoneRecord[]; hours?: HoursRecord }
}

export type ServiceRecord = {
  ref: string
  organization: { ref: string; name: string; phones?: PhoneRecord[] } | null
  name: string
  hidden?: boolean
  cost: Cost
  asksStatus: ThreeValued
  asksDocuments: ThreeValued
  access: 'appointment' | 'walk_in' | 'no_walk_in' | null
  onlyFor: Audience[]
  vetting: Vetting
  vettingOn: string | null
  website: string | null
  tz: string | null
  confidence: Confidence
  source: string
  sourceDate: string
  /** The primary one first. */
  categories: Category[]
  languages: { language: string; how: 'staff' | 'line' | 'interpreter' }[]
  areas: { kind: 'country' | 'state' | 'county' | 'city' | 'zip'; value: string }[]
  documents: string[]
  phones: PhoneRecord[]
  hours?: HoursRecord | undefined
  places: PlaceRecord[]
}
