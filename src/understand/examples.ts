import { type Feature, featuresOf, isPair, type WordFeatures } from './features.ts'
import type { Words } from './lexicon.ts'
import { type Reckoning, tellingTable } from './telling-table.ts'

/** Under this name stand the examples that mean no topic. */
const NO_TOPIC = 'none'

/** What the words of a message weigh, learned by counting the words of examples. */
export type Weighing = {
  /** The topics that have examples, and by topic its place among them. */
  topics: readonly string[]
  places: ReadonlyMap<string, number>
  /** By place, how much more often these words are written about each topic than about the others: sums of logarithms. */
  weights: Float64Array
  /** How much more often they are written about any topic than about none. */
  meant: number
}

/** Added to every count: a word that was never seen with a topic may still be. */
const UNSEEN = 0.1
const UNSEEN_ANYWHERE = 0.5
/** Pairs repeat what their words say, and are half as good a sign of what a message is not about. */
const PAIR_MEANT = 0.5

/** Counts the words of the examples once, by topic, and weighs messages by them. */
export function learn(examples: ReadonlyMap<string, Words[]>, ofWords: WordFeatures): (words: Words) => Weighing {
  const topics = [...examples.keys()].filter((topic) => topic !== NO_TOPIC)
  const table = tableOf(examples, topics, ofWords)
  const places = new Map(topics.map((topic, place) => [topic, place]))
  return (words) => {
    const weights = new Float64Array(topics.length)
    const meant = table.weigh(featuresOf(words, ofWords), weights)
    return { topics, places, weights, meant }
  }
}

/** What every feature of the examples tells. Nothing that lasts may hold on to the examples themselves. */
function tableOf(examples: ReadonlyMap<string, Words[]>, topics: string[], ofWords: WordFeatures) {
  const lists = topics.map((topic) => examples.get(topic)!)
  const idle = examples.get(NO_TOPIC) ?? []
  const reckoning = reckoningOf(
    lists.map((list) => list.length),
    idle.length,
  )
  return tellingTable(countsOf([...lists, idle], ofWords), reckoning)
}

/** `messages`: by topic, how many there are. */
function reckoningOf(messages: number[], idleMessages: number): Reckoning {
  const allMessages = messages.reduce((sum, some) => sum + some, 0)
  return {
    topics: messages.length,
    weightOf: (topic, here, everywhere) =>
      log(here, messages[topic]!, UNSEEN) - log(everywhere - here, allMessages - messages[topic]!, UNSEEN),
    meantBy: (feature, everywhere, idle) =>
      (isPair(feature) ? PAIR_MEANT : 1) *
      (log(everywhere, allMessages, UNSEEN_ANYWHERE) - log(idle, idleMessages, UNSEEN_ANYWHERE)),
  }
}

function log(count: number, messages: number, unseen: number): number {
  return Math.log((count + unseen) / (messages + 2 * unseen))
}

/** By feature, the places of the lists it stands in, one for each message: those of one list in a row. */
function countsOf(lists: Words[][], ofWords: WordFeatures): Map<Feature, number[]> {
  const counts = new Map<Feature, number[]>()
  lists.forEach((list, place) => {
    for (const words of list)
      for (const feature of featuresOf(words, ofWords)) {
        const known = counts.get(feature)
        if (known) known.push(place)
        else counts.set(feature, [place])
      }
  })
  return counts
}
