import { type Compiled, type Phrase, RANK, type Rule } from './compile.ts'
import { type Message, readMessage } from './find-places.ts'
import { overlap, type Stretch, together } from './rows.ts'
import type { Place } from './vocabulary.ts'

export type TopicFound = { topic: string; rank: number; strength: number }
type Find = { topic: string; rank: number; score: number; stretch: Stretch }
/** What speaks for a topic: the best find, and how much its hints say, no word counted twice. */
type Case = { best: Find; hints: number; hinted: Place[] }

/** Cues alone make a topic when there are so many of them. */
const ENOUGH_CUES = 3

/**
 * The topic that a message names in one language. Every phrase of a topic that is found speaks for it; the one that
 * says most counts double, and hints that stand elsewhere are added. Of equals, the one said in fewer words wins, then
 * the one said first. Hints alone make a topic when one of them is more than a cue, or there are three cues.
 */
export function bestTopic(language: Compiled, words: string[]): TopicFound | undefined {
  const message = readMessage(language, words)
  const cases = new Map<string, Case>()
  const out = new Set<string>()
  for (const index of rulesIn(language, message)) {
    const rule = language.rules[index]!
    const { topic, rank, score } = rule
    const stretch = out.has(topic) ? undefined : stretchOf(rule, message)
    if (!stretch) continue
    if (!cases.has(topic) && language.unless.get(topic)!.some((phrase) => stretchOfPhrase(phrase, message)))
      out.add(topic)
    else cases.set(topic, added(cases.get(topic), { topic, rank, score, stretch }))
  }
  const strong = [...cases.values()].filter(({ best, hints }) => best.score > 1 || hints >= ENOUGH_CUES)
  const [winner] = strong.sort(
    (a, b) => b.best.rank - a.best.rank || strengthOf(b) - strengthOf(a) || closer(a.best, b.best),
  )
  return winner && { topic: winner.best.topic, rank: winner.best.rank, strength: strengthOf(winner) }
}

/** The rules whose concepts are all there, in their order: of a topic, hints before cues. */
function rulesIn({ rulesOf, needs }: Compiled, { said }: Message): number[] {
  const there = new Uint8Array(needs.length)
  const met: number[] = []
  for (const concept of said) for (const rule of rulesOf[concept]!) if (++there[rule]! === needs[rule]) met.push(rule)
  return met.sort((a, b) => a - b)
}

/** Where a rule is met in the message, or undefined. */
function stretchOf(rule: Rule, message: Message): Stretch | undefined {
  const stretch = stretchOfPhrase(rule, message)
  const { besides } = message
  return stretch && rule.alone && besides[stretch.end]! - besides[stretch.start]! !== besides.at(-1)
    ? undefined
    : stretch
}

function stretchOfPhrase(
  { rows, without }: Phrase,
  { said, placesOf, stretches, telling }: Message,
): Stretch | undefined {
  if (!rows.every((row) => row.concepts.every((concept) => said.has(concept)))) return undefined
  return together(rows.map(stretches), without.flatMap(placesOf), telling)
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
  return best.rank === RANK.hint ? hints : 2 * best.score + hints
}

/** Below zero when the first find is said in fewer words than the second, or before it. */
function closer({ stretch: a, topic: one }: Find, { stretch: b, topic: other }: Find): number {
  return a.end - a.start - (b.end - b.start) || a.start - b.start || (one < other ? -1 : 1)
}
