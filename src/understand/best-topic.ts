import { type Compiled, isCrisis, type Phrase, RANK, type Rule } from './compile.ts'
import type { Weighing } from './examples.ts'
import type { Place } from './find-phrases.ts'
import { type Message, onceEach, readMessage } from './find-places.ts'
import { phrasesMet } from './index-phrases.ts'
import type { Words } from './lexicon.ts'
import { near, overlap, type Stretch, together, within } from './rows.ts'

export type TopicFound = { topic: string; rank: number; strength: number }
type Find = { topic: string; rank: number; score: number; stretch: Stretch }
/** What speaks for a topic: the best find, and how much its hints say, no word counted twice. */
type Case = { best: Find; hints: number; hinted: Place[] }

/** Cues alone make a topic when there are so many of them. */
const ENOUGH_CUES = 3
/** What a logarithm of the words weighs beside a point of a phrase. */
const WORDS = 0.3
/** In a message with more words than this each weighs less, or a long story would drown what is said outright. */
const USUAL_WORDS = 20
/** How surely words alone must mean a topic of ours, and one topic rather than the next. */
const SURELY_MEANT = 8
const SURELY_THIS = 2
const SURELY_CRISIS = 10
/** A topic far ahead of all others is meant, however idle its single words: so much for each point of its lead. No crisis is. */
const MEANT_BY_LEAD = 0.3
const LONGEST_LEAD = 30

/**
 * The topic that a message names in one language. A crisis that is said outright wins. Otherwise every phrase of a
 * topic speaks for it: the one that says most counts double, hints that stand elsewhere are added; and so do the words
 * themselves, as often as they stand in examples of the topic. Where no phrase is found at all, words alone make a
 * topic only when they surely mean one; and a crisis never otherwise. Of equals, the one said in fewer words wins, then the one said first.
 */
export function bestTopic(language: Compiled, words: Words): TopicFound | undefined {
  const message = readMessage(language, words)
  const cases = new Map<string, Case>()
  let highest: number = RANK.hint
  const { rules, unless } = language
  const met = phrasesMet(language.index, message.said, language.meanings)
  const isRule = (phrase: number) => phrase < rules.length // after the rules comes what takes topics out
  const against = onceEach((topic: string) => {
    const found: Stretch[] = []
    for (const phrase of met) {
      if (isRule(phrase)) continue
      const some = unless[phrase - rules.length]!
      if (some.topic === topic) found.push(...everyStretch(some, message))
    }
    return found
  })
  for (const phrase of met) {
    if (!isRule(phrase)) break
    const rule = rules[phrase]!
    const { topic, rank, score } = rule
    if (rank < highest && (highest === RANK.crisis || !cases.has(topic))) continue // could not win any more
    const stretch = stretchOf(rule, message, against(topic))
    if (!stretch) continue
    cases.set(topic, added(cases.get(topic), { topic, rank, score, stretch }))
    highest = Math.max(highest, rank)
  }
  const strong = [...cases.values()].filter(isStrong)
  if (highest === RANK.crisis) return winnerOf(strong)
  return weighed(strong, language.weigh(words), WORDS * Math.min(1, USUAL_WORDS / message.length))
}

/** A find of a crisis or a phrase said outright, or hints enough. */
function isStrong({ best, hints }: Case): boolean {
  return best.rank > RANK.hint || best.score > 1 || hints >= ENOUGH_CUES
}

function winnerOf(cases: Case[]): TopicFound | undefined {
  const [winner] = cases.sort(
    (a, b) => b.best.rank - a.best.rank || strengthOf(b) - strengthOf(a) || closer(a.best, b.best),
  )
  return winner && { topic: winner.best.topic, rank: winner.best.rank, strength: strengthOf(winner) }
}

/** The topic for which phrases and words together speak most. */
function weighed(cases: Case[], weighing: Weighing, share: number): TopicFound | undefined {
  const { places, weights, meant } = weighing
  const named = cases.map(({ best }) => places.get(best.topic) ?? -1)
  const said: TopicFound[] = cases.map((one, at) => {
    const { topic, rank } = one.best
    return { topic, rank, strength: strengthOf(one) + share * (named[at]! < 0 ? 0 : weights[named[at]!]!) }
  })
  const [first, second] = twoBest([...said, ...twoHeaviest(weighing, share, (place) => !named.includes(place))])
  if (!first) return undefined
  const lead = (first.strength - (second?.strength ?? 0)) / share
  const isSure = lead > (isCrisis(first.topic) ? SURELY_CRISIS : SURELY_THIS)
  const byLead = isCrisis(first.topic) ? 0 : MEANT_BY_LEAD * Math.min(lead, LONGEST_LEAD)
  const surelyMeant = meant + byLead > SURELY_MEANT
  if (cases.length === 0) return isSure && surelyMeant ? first : undefined
  if (first.rank === RANK.hint && meant < 0) return undefined // hints in a message that is about nothing of ours
  if (isSure || said.includes(first) || !isCrisis(first.topic)) return first
  // A phrase of another topic does not make a crisis of words that are not sure to be one.
  const isMeek = (place: number) => !named.includes(place) && !isCrisis(weighing.topics[place]!)
  return twoBest([...said, ...twoHeaviest(weighing, share, isMeek)])[0]
}

/** The two topics for which words alone speak most, of those that may be: most messages name few of fifty. */
function twoHeaviest({ topics, weights }: Weighing, share: number, mayBe: (place: number) => boolean): TopicFound[] {
  let first = -1
  let second = -1
  const isHeavier = (one: number, other: number) =>
    other < 0 || weights[one]! > weights[other]! || (weights[one] === weights[other] && topics[one]! < topics[other]!)
  for (let place = 0; place < weights.length; place++) {
    if (!mayBe(place)) continue
    if (isHeavier(place, first)) [first, second] = [place, first]
    else if (isHeavier(place, second)) second = place
  }
  return [first, second]
    .filter((place) => place >= 0)
    .map((place) => ({ topic: topics[place]!, rank: RANK.hint, strength: share * weights[place]! }))
}

/** The two that are said most strongly, by their names where two are alike. */
function twoBest(found: TopicFound[]): TopicFound[] {
  return found.sort((one, other) => other.strength - one.strength || (one.topic < other.topic ? -1 : 1)).slice(0, 2)
}

/** Where a rule is met in the message, with nothing near that takes its topic out; or undefined. */
function stretchOf(rule: Rule, message: Message, against: Stretch[]): Stretch | undefined {
  const { telling, besides } = message
  return together(rule.rows.map(message.stretches), telling, (stretch) => {
    if (rule.alone && besides[stretch.end]! - besides[stretch.start]! !== besides.at(-1)) return false
    return isFree(rule, stretch, message) && !against.some((other) => near(other, stretch, telling))
  })
}

/** Every place of a phrase that takes a topic out; of one in several parts, the first. */
function everyStretch(phrase: Phrase, message: Message): Stretch[] {
  const rows = phrase.rows.map(message.stretches)
  if (rows.length === 1) return rows[0]!.filter((stretch) => isFree(phrase, stretch, message))
  const found = together(rows, message.telling, (stretch) => isFree(phrase, stretch, message))
  return found ? [found] : []
}

/** Whether nothing that a phrase must be without stands in a stretch or just before it. */
function isFree({ without }: Phrase, stretch: Stretch, { placesOf, telling }: Message): boolean {
  return without.every((concept) => placesOf(concept).every((place) => !within(place, stretch, telling)))
}

function added(known: Case | undefined, find: Find): Case {
  const { hints, hinted } = known ?? { hints: 0, hinted: [] }
  const isNew = find.rank === RANK.hint && !overlap(hinted, find.stretch.parts)
  return {
    best: known && stronger(known.best, find) ? known.best : find,
    hints: hints + (isNew ? find.score : 0),
    hinted: isNew ? [...hinted, ...find.stretch.parts] : hinted,
  }
}

function stronger(one: Find, other: Find): boolean {
  return (one.rank - other.rank || one.score - other.score || -closer(one, other)) > 0
}

function strengthOf({ best, hints }: Case): number {
  return best.rank === RANK.hint ? hints / 2 : 2 * best.score + hints
}

/** Below zero when the first find is said in fewer words than the second, or before it. */
function closer({ stretch: a, topic: one }: Find, { stretch: b, topic: other }: Find): number {
  return a.end - a.start - (b.end - b.start) || a.start - b.start || (one < other ? -1 : 1)
}
