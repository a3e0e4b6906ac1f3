import { indexFeatures, recordOf } from './feature-index.ts'
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
  /** Adds what features weigh to the weight of each topic, and returns how much they speak for any. */
  weigh(features: Iterable<Feature>, weights: Float64Array): number
}

const NO_FEATURE: Feature = 0
const NO_PAIR: Feature = 1

/**
 * A record: the feature, how much it speaks for any topic, where the row begins of what it weighs for other topics than its
 * own, and how many are its own; then each of these and what it weighs more for it.
 */
const MEANT = 1
const ELSEWHERE = 2
const OWNED = 3
const OWN = 4

/**
 * What features tell, in a few arrays of numbers: eleven languages know half a million of them, and an object for each
 * took more memory than all the rest of the program. A feature weighs the same for all topics that it does not stand
 * with, by how often it stands anywhere, so that only what it weighs more for its own topics is held for each. All that
 * is held of a feature lies together: looked for in several places, it took more time to come than to be added.
 *
 * `counts`: by feature, the place of its topic for each message it stands in, those of one topic in a row.
 */
export function tellingTable(
  counts: ReadonlyMap<Feature, readonly number[]>,
  { topics, weightOf, meantBy }: Reckoning,
): TellingTable {
  const owned = [...counts.values()].reduce((sum, places) => sum + runsOf(places, topics).length, 0)
  const records = new Int32Array(counts.size * OWN + 2 * owned)
  const weightsIn = new Float32Array(records.buffer)
  const begins = new Uint32Array(counts.size)
  const elsewhere = weightsElsewhere(topics, weightOf)
  let place = 0
  let next = 0
  for (const [feature, places] of counts) {
    const runs = runsOf(places, topics)
    const all = runs.reduce((sum, { here }) => sum + here, 0)
    const others = elsewhere.rowOf(all)
    begins[place++] = next
    records[next] = feature
    weightsIn[next + MEANT] = meantBy(feature, all, places.length - all)
    records[next + ELSEWHERE] = others
    records[next + OWNED] = runs.length
    next += OWN
    for (const { topic, here } of runs) {
      records[next++] = topic
      weightsIn[next++] = weightOf(topic, here, all) - elsewhere.rows[others + topic]!
    }
  }
  const index = indexFeatures(records, begins)
  const others = Float32Array.from(elsewhere.rows)
  const unseen = [meantBy(NO_FEATURE, 0, 0), meantBy(NO_PAIR, 0, 0)]
  return {
    weigh(features, weights) {
      const found: number[] = [] // all before any is added: so the machine need not wait for each in turn
      let meant = 0
      for (const feature of features) {
        const record = recordOf(index, feature)
        meant += record < 0 ? unseen[feature & 1]! : weightsIn[record + MEANT]!
        if (record >= 0 && records[record + OWNED]! > 0) found.push(record) // what only idle messages hold tells no topic
      }
      for (const record of found) {
        const row = records[record + ELSEWHERE]!
        for (let topic = 0; topic < topics; topic++) weights[topic]! += others[row + topic]!
        const end = record + OWN + 2 * records[record + OWNED]!
        for (let at = record + OWN; at < end; at += 2) weights[records[at]!]! += weightsIn[at + 1]!
      }
      return meant
    },
  }
}

/** By how often a feature stands anywhere, a row of what it weighs for each topic that it does not stand with. */
function weightsElsewhere(topics: number, weightOf: Reckoning['weightOf']) {
  const rows: number[] = []
  const begins = new Map<number, number>()
  return {
    rows,
    rowOf(everywhere: number): number {
      const known = begins.get(everywhere)
      if (known !== undefined) return known
      const begin = rows.length
      begins.set(everywhere, begin)
      for (let topic = 0; topic < topics; topic++) rows.push(Math.fround(weightOf(topic, 0, everywhere)))
      return begin
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
