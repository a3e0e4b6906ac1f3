import { NO_TOPIC } from './load-phrases.ts'

/** What the words of a message weigh, learned by counting the words of examples. */
export type Weighing = {
  /** By topic, how much more often these words are written about it than about the others: a sum of logarithms. */
  topics: ReadonlyMap<string, number>
  /** How much more often they are written about any topic than about none. */
  meant: number
}

/** Words this long are also counted by their beginning, so that `detuvieron` speaks for `detuvo`. */
const LONG = 6
const BEGINNING = 5
/** Added to every count: a word that was never seen with a topic may still be. */
const UNSEEN = 0.1
const UNSEEN_ANYWHERE = 0.5

type Counts = Map<string, number>

/** Counts the words of the examples once, and weighs messages by them. */
export function learn(examples: ReadonlyMap<string, string[][]>): (words: string[]) => Weighing {
  const idle = counted(examples.get(NO_TOPIC) ?? [])
  const idleMessages = examples.get(NO_TOPIC)?.length ?? 0
  const topics = [...examples].filter(([topic]) => topic !== NO_TOPIC)
  const all = counted(topics.flatMap(([, messages]) => messages))
  const allMessages = topics.reduce((sum, [, messages]) => sum + messages.length, 0)
  const perTopic = topics.map(([topic, messages]) => ({ topic, messages: messages.length, counts: counted(messages) }))
  /** By feature of the examples, its weight for each topic, reckoned when it is first met. */
  const weights = new Map<string, Float32Array>()
  const weightsOf = (feature: string, everywhere: number): Float32Array => {
    const known = weights.get(feature)
    if (known) return known
    const reckoned = Float32Array.from(perTopic, ({ messages, counts }) => {
      const here = counts.get(feature) ?? 0
      return log(here, messages, UNSEEN) - log(everywhere - here, allMessages - messages, UNSEEN)
    })
    weights.set(feature, reckoned)
    return reckoned
  }
  return (words) => {
    const sums = new Float64Array(perTopic.length)
    let meant = 0
    for (const feature of featuresOf(words)) {
      const everywhere = all.get(feature) ?? 0
      if (everywhere > 0) {
        const weight = weightsOf(feature, everywhere)
        for (let index = 0; index < sums.length; index++) sums[index]! += weight[index]!
      }
      if (!feature.includes(' '))
        meant +=
          log(everywhere, allMessages, UNSEEN_ANYWHERE) - log(idle.get(feature) ?? 0, idleMessages, UNSEEN_ANYWHERE)
    }
    return { topics: new Map(perTopic.map(({ topic }, index) => [topic, sums[index]!])), meant }
  }
}

function log(count: number, messages: number, unseen: number): number {
  return Math.log((count + unseen) / (messages + 2 * unseen))
}

/** In how many messages each feature stands. */
function counted(messages: string[][]): Counts {
  const counts: Counts = new Map()
  for (const words of messages)
    for (const feature of featuresOf(words)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

/** The words of a message, the beginnings of long ones, and each two that follow one another. */
function featuresOf(words: string[]): Set<string> {
  const features = new Set<string>()
  words.forEach((word, at) => {
    features.add(word)
    if (word.length >= LONG) features.add(`${word.slice(0, BEGINNING)}*`)
    if (at > 0) features.add(`${words[at - 1]} ${word}`)
  })
  return features
}
