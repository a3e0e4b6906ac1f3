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

type Stemmer = (word: string) => string

/** Counts the words of the examples once, and weighs messages by them; where the language has a stemmer, by stems too. */
export function learn(
  examples: ReadonlyMap<string, string[][]>,
  stem: Stemmer | undefined,
): (words: string[]) => Weighing {
  const { topics, tellings, unseen } = tellingsOf(examples, stem)
  return (words) => {
    const sums = new Float64Array(topics.size)
    let sum = 0
    for (const feature of featuresOf(words, stem)) {
      const { elsewhere, here, meant } = tellings.get(feature) ?? (isPair(feature) ? unseen.pair : unseen.word)
      for (let topic = 0; topic < elsewhere.length; topic++) sums[topic]! += elsewhere[topic]!
      for (let next = 0; next < here.length; next += 2) sums[here[next]!]! += here[next + 1]!
      sum += meant
    }
    return { topics, weights: sums, meant: sum }
  }
}

type Tellings = {
  topics: ReadonlyMap<string, number>
  tellings: ReadonlyMap<string, Telling>
  unseen: { word: Telling; pair: Telling }
}

/** What every feature of the examples tells. A function of its own, so that the counts are not kept in memory. */
function tellingsOf(examples: ReadonlyMap<string, string[][]>, stem: Stemmer | undefined): Tellings {
  const counted = (messages: string[][]) => countsOf(messages, stem)
  const idle = counted(examples.get(NO_TOPIC) ?? [])
  const idleMessages = examples.get(NO_TOPIC)?.length ?? 0
  const topics = [...examples].filter(([topic]) => topic !== NO_TOPIC)
  const all = counted(topics.flatMap(([, messages]) => messages))
  const allMessages = topics.reduce((sum, [, messages]) => sum + messages.length, 0)
  const perTopic = topics.map(([topic, messages]) => ({ topic, messages: messages.length, counts: counted(messages) }))
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
    const anywhere =
      log(everywhere, allMessages, UNSEEN_ANYWHERE) - log(idle.get(feature) ?? 0, idleMessages, UNSEEN_ANYWHERE)
    return { elsewhere: elsewhereOf(everywhere), here: [], meant: isPair(feature) ? 0 : anywhere }
  }
  const added = (told: Telling, topic: number, count: number, everywhere: number): Telling => {
    told.here.push(topic, weightOf(topic, count, everywhere) - told.elsewhere[topic]!)
    return told
  }
  const tellings = new Map<string, Telling>()
  // Pairs of idle messages alone tell nothing. Of the others most stand in one message: all of a topic tell the same.
  for (const feature of idle.keys()) if (!isPair(feature)) tellings.set(feature, telling(feature))
  perTopic.forEach(({ counts }, topic) => {
    const single = added({ elsewhere: elsewhereOf(1), here: [], meant: 0 }, topic, 1, 1)
    for (const [feature, count] of counts) {
      const everywhere = all.get(feature)!
      if (isPair(feature) && everywhere === 1) tellings.set(feature, single)
      else tellings.set(feature, added(tellings.get(feature) ?? telling(feature), topic, count, everywhere))
    }
  })
  return {
    topics: new Map(perTopic.map(({ topic }, index) => [topic, index])),
    tellings,
    unseen: { word: telling(''), pair: telling(' ') },
  }
}

/**
 * What a feature tells: `elsewhere`, its weight for a topic it does not stand with, by topic; `here`, each topic it stands
 * with and how much more it weighs there, one after the other; how much it speaks for any topic.
 */
type Telling = { here: number[]; elsewhere: Float32Array; meant: number }

function isPair(feature: string): boolean {
  return feature.includes(' ')
}

function log(count: number, messages: number, unseen: number): number {
  return Math.log((count + unseen) / (messages + 2 * unseen))
}

/** In how many messages each feature stands. */
function countsOf(messages: string[][], stem: Stemmer | undefined): Counts {
  const counts: Counts = new Map()
  for (const words of messages)
    for (const feature of featuresOf(words, stem)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

/** The words of a message, their stems, the beginnings of long ones, and each two that follow one another. */
function featuresOf(words: string[], stem: Stemmer | undefined): Set<string> {
  const features = new Set<string>()
  words.forEach((word, at) => {
    features.add(word)
    if (stem) features.add(`~${stem(word)}`)
    if (word.length >= LONG) features.add(`${word.slice(0, BEGINNING)}*`)
    if (at > 0) features.add(`${words[at - 1]} ${word}`)
  })
  return features
}
