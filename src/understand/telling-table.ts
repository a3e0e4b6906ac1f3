import { indexFeatures } from './feature-index.ts'
import type { Feature } from './features.ts'

export type Reckoning = {
  /** How many topics there are; idle messages have the place after the last. */
  topics: number
  /** What a feature weighs for a topic, by the messages of the topic it stands in and those of all topics. */
  weightOf(topic: number, here: number, everywhere: number): number
  /** How much a feature speaks for any topic, by the messages of topics it stands in and those of none. */
  meantBy(feature: Feature, everywhere: number, idle: number): number
}

export type TellingTable = {
  /** Adds what a feature weighs to the weight of each topic, and returns how much it speaks for any. */
  add(feature: Feature, weights: Float64Array): number
}

const NO_FEATURE: Feature = 0
const NO_PAIR: Feature = 1

/**
 * What features tell, in a few arrays of numbers: eleven languages know half a million of them, and an object for each
 * took more memory than all the rest of the program. A feature weighs the same for all topics that it does not stand
 * with, by how often it stands anywhere, so that only what it weighs more for its own topics is held for each.
 *
 * `counts`: by feature, the place of its topic for each message it stands in, those of one topic in a row.
 */
export function tellingTable(
  counts: ReadonlyMap<Feature, readonly number[]>,
  { topics, weightOf, meantBy }: Reckoning,
): TellingTable {
  const placeOf = indexFeatures(Int32Array.from(counts.keys()))
  const owned = [...counts.values()].reduce((sum, places) => sum + runsOf(places, topics).length, 0)
  const meant = new Float32Array(counts.size)
  const everywhere = new Uint16Array(counts.size)
  const starts = new Uint32Array(counts.size + 1)
  const ownTopics = new Uint8Array(owned)
  const ownWeights = new Float32Array(owned)
  /** By how often a feature stands anywhere, its weight for each topic that it does not stand with. */
  const elsewhere: Float32Array[] = [new Float32Array(0)]
  let place = 0
  let next = 0
  for (const [feature, places] of counts) {
    const runs = runsOf(places, topics)
    const all = runs.reduce((sum, { here }) => sum + here, 0)
    elsewhere[all] ??= Float32Array.from({ length: topics }, (_, topic) => weightOf(topic, 0, all))
    meant[place] = meantBy(feature, all, places.length - all)
    everywhere[place] = all
    for (const { topic, here } of runs) {
      ownTopics[next] = topic
      ownWeights[next++] = weightOf(topic, here, all) - elsewhere[all][topic]!
    }
    starts[++place] = next
  }
  const unseen = [meantBy(NO_FEATURE, 0, 0), meantBy(NO_PAIR, 0, 0)]
  return {
    add(feature, weights) {
      const place = placeOf(feature)
      if (place < 0) return unseen[feature & 1]!
      const others = elsewhere[everywhere[place]!]!
      for (let topic = 0; topic < others.length; topic++) weights[topic]! += others[topic]!
      for (let at = starts[place]!; at < starts[place + 1]!; at++) weights[ownTopics[at]!]! += ownWeights[at]!
      return meant[place]!
    },
  }
}

/** How often each topic stands in a row of places; what comes after the last topic is idle. */
function runsOf(places: readonly number[], topics: number): { topic: number; here: number }[] {
  const runs: { topic: number; here: number }[] = []
  for (const topic of places) {
    if (topic >= topics) break
    const last = runs.at(-1)
    if (last?.topic === topic) last.here++
    else runs.push({ topic, here: 1 })
  }
  return runs
}
