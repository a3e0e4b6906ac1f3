import type { Feature } from './features.ts'

/** A table no more than two thirds full is searched in two steps or so. */
const SEATS_EACH = 1.5
const EMPTY = -1

/** Where the record of each feature begins, found by the feature: a hash table with open addressing, of numbers alone. */
export type FeatureIndex = { records: Int32Array; seats: Int32Array }

/** `begins`: where in `records` each record begins; the first number of a record is its feature, and all are different. */
export function indexFeatures(records: Int32Array, begins: Uint32Array): FeatureIndex {
  const index = {
    records,
    seats: new Int32Array(2 ** Math.ceil(Math.log2(begins.length * SEATS_EACH + 1))).fill(EMPTY),
  }
  for (const begin of begins) index.seats[seatOf(index, records[begin]!)] = begin
  return index
}

/** Where the record of a feature begins, or -1. */
export function recordOf(index: FeatureIndex, feature: Feature): number {
  return index.seats[seatOf(index, feature)]!
}

function seatOf({ records, seats }: FeatureIndex, feature: Feature): number {
  const mask = seats.length - 1
  let seat = (feature >>> 1) & mask // the lowest bit says only whether it is a pair
  while (seats[seat] !== EMPTY && records[seats[seat]!] !== feature) seat = (seat + 1) & mask
  return seat
}
