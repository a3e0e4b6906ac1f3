import { NO_TOPIC } from './load-phrases.ts'

/** What the words of a message weigh, learned by counting the words of examples. */
export type Weighing = {
  /** By topic, the place of its weight. */
  topics: ReadonlyMap<string, number>
  /** How much more often these words are written about each topic than about the others: sums of logarithms. */
  weights: Float64Array
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
  const places = new Map(perTopic.map(({ topic }, index) => [topic, index]))
  const weightOf = (topic: number, here: number, everywhere: number) => {
    const { messages } = perTopic[topic]!
    return Math.fround(log(here, messages, UNSEEN) - log(everywhere - here, allMessages - messages, UNSEEN))
  }
  /** By how often a feature stands in examples, its weight for the topics it does not stand with: the same for each. */
  const elsewhere = new Map<number, Float32Array>()
  const elsewhereOf = (everywhere: number): Float32Array => {
    const known = elsewhere.get(everywhere)
    if (known) return known
    const reckoned = Float32Array.from(everywhere > 0 ? perTopic : [], (_, topic) => weightOf(topic, 0, everywhere))
    elsewhere.set(everywhere, reckoned)
    return reckoned
  }
  const telling = (feature: string): Telling => {
    const everywhere = all.get(feature) ?? 0
    const here = perTopic.flatMap(({ counts }, topic) => {
      const count = counts.get(feature)
      return count === undefined ? [] : [{ topic, weight: weightOf(topic, count, everywhere) }]
    })
    const anywhere =
      log(everywhere, allMessages, UNSEEN_ANYWHERE) - log(idle.get(feature) ?? 0, idleMessages, UNSEEN_ANYWHERE)
    return { elsewhere: elsewhereOf(everywhere), here, meant: feature.includes(' ') ? 0 : anywhere }
  }
  const unseen = { word: telling(''), pair: telling(' ') }
  /** By feature of the examples, reckoned when it is first met; nothing of what people write is added. */
  const known = new Map<string, Telling | null>([...all.keys(), ...idle.keys()].map((feature) => [feature, null]))
  const tellingOf = (feature: string): Telling => {
    const found = known.get(feature)
    if (found) return found
    if (found === undefined) return feature.includes(' ') ? unseen.pair : unseen.word
    const reckoned = telling(feature)
    known.set(feature, reckoned)
    return reckoned
  }
  return (words) => {
    const sums = new Float64Array(perTopic.length)
    let sum = 0
    for (const feature of featuresOf(words)) {
      const { elsewhere, here, meant } = tellingOf(feature)
      let next = 0
      for (let topic = 0; topic < elsewhere.length; topic++)
        sums[topic]! += here[next]?.topic === topic ? here[next++]!.weight : elsewhere[topic]!
      sum += meant
    }
    return { topics: places, weights: sums, meant: sum }
  }
}

/** What a feature tells: its weight for the topics it stands with and for all others, and how much it speaks for any topic. */
type Telling = { elsewhere: Float32Array; here: { topic: number; weight: number }[]; meant: number }

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
