import type { Feature } from './features.ts'

/** A table no more than two thirds full is searched in two steps or so. */
const SEATS_EACH = 1.5
const EMPTY = -1

/** Finds the place of a feature in a list of different ones, or -1: a hash table with open addressing, of numbers alone. */
export function indexFeatures(features: Int32Array): (feature: Feature) => number {
  const mask = 2 ** Math.ceil(Math.log2(features.length * SEATS_EACH + 1)) - 1
  const seats = new Int32Array(mask + 1).fill(EMPTY)
  const seatOf = (feature: Feature) => {
    let seat = (feature >>> 1) & mask // the lowest bit says only whether it is a pair
    while (seats[seat] !== EMPTY && features[seats[seat]!] !== feature) seat = (seat + 1) & mask
    return seat
  }
  features.forEach((feature, place) => {
    seats[seatOf(feature)] = place
  })
  return (feature) => seats[seatOf(feature)]!
}
