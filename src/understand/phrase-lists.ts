import type { Understanding, Understood } from '../ports.ts'
import { wordsOf } from '../text/fold.ts'
import { type Compiled, compile, type Phrase, RANK, type Rule } from './compile.ts'
import type { PhraseList } from './load-phrases.ts'
import { type Stretch, stretchesOf, together } from './rows.ts'
import { addPlace, type Place, type Places } from './vocabulary.ts'

/** Longer messages are read up to here: no honest one is, and the time stays bounded. */
const MOST_WORDS = 600

type Match = { topic: string; rank: number; score: number; place: Stretch; ways: number; hints: number }
type Reading = { language: Compiled; words: string[]; known: number }
type Said = Match & Reading

/**
 * Understands first messages by phrase lists, in every language at once. A crisis outdoes everything; then what is said
 * outright outdoes a hint; then the phrase that says most wins (see `scoreOf`), then the one said in fewer
 * words, then the topic said in more ways, then the one said first. A language that knows no more than two words for three that another one knows is not heard;
 * between languages that find as much, the one that knows more of the words wins, then `prefer`. Needs no clock, no
 * chance and no memory: the same text is always understood the same way, and nothing of it is kept.
 */
export function phraseUnderstanding(lists: ReadonlyMap<string, PhraseList>): Understanding {
  const languages = [...lists.values()].sort((a, b) => (a.locale < b.locale ? -1 : 1)).map(compile)
  const known = (word: string) => languages.some((language) => language.knows(word))
  return {
    async understand(text, prefer) {
      const words = wordsOf(text).slice(0, MOST_WORDS)
      const readings = languages.map((language) => read(language, words, known))
      const most = Math.max(...readings.map((reading) => reading.known))
      let best: Said | undefined
      for (const reading of readings) {
        const match = 3 * reading.known > 2 * most ? bestMatch(reading) : undefined
        const said = match && { ...match, ...reading }
        if (said && (!best || outdoes(said, best, prefer))) best = said
      }
      return best && understood(best)
    },
  }
}

function understood({ topic, language, rank }: Said): Understood {
  return { topic, locale: language.locale, crisis: rank === RANK.crisis }
}

function outdoes(one: Said, other: Said, prefer?: string): boolean {
  const more = one.rank - other.rank || one.score - other.score || one.known - other.known
  return more > 0 || (more === 0 && one.language.locale === prefer)
}

/** The words of a message as one language reads them: short forms spelled out, misspelt words mended. */
function read(language: Compiled, written: string[], known: (word: string) => boolean): Reading {
  const words = written.flatMap((word) => {
    const meant = language.short.get(word)
    return meant ?? [known(word) ? word : (language.mend(word) ?? word)]
  })
  return { language, words, known: words.filter(language.knows).length }
}

/** How many words before each place are not of a kind; one more than there are words. */
function counted(kind: boolean[]): number[] {
  const counts = [0]
  for (const is of kind) counts.push(counts.at(-1)! + (is ? 0 : 1))
  return counts
}

function findPlaces(language: Compiled, words: string[], small: boolean[], telling: number[]): Places {
  const places = language.words.find(words, small)
  words.forEach((word, start) => {
    if (/^\p{N}+$/u.test(word)) addPlace(places, language.numbers, { start, end: start + 1 })
  })
  for (const { concept, row } of language.composites) {
    if (!row.concepts.every((part) => places.has(part))) continue
    for (const { start, end } of stretchesOf(row, places, telling)) addPlace(places, concept, { start, end })
    places.get(concept)?.sort((a, b) => a.start - b.start)
  }
  const ignored = places.get(language.ignored)
  return ignored ? without(places, ignored) : places
}

/** The places that share no word with others. */
function without(places: Places, others: Place[]): Places {
  const apart = (place: Place) => others.every(({ start, end }) => place.start >= end || place.end <= start)
  return new Map(
    [...places]
      .map(([concept, found]) => [concept, found.filter(apart)] as const)
      .filter(([, left]) => left.length > 0),
  )
}

/** Looks for every rule whose concepts are all there, and keeps the best topic. */
function bestMatch({ language, words }: Reading): Match | undefined {
  const small = words.map((word) => language.small.has(word))
  const telling = counted(small)
  const asking = counted(words.map((word, at) => small[at]! || language.asking.has(word)))
  const places = findPlaces(language, words, small, telling)
  const found = new Map<string, Match>()
  const out = new Set<string>()
  for (const index of rulesIn(language, places)) {
    const rule = language.rules[index]!
    const { topic, rank, score } = rule
    const place = out.has(topic) ? undefined : placeOf(rule, places, telling, asking)
    if (!place) continue
    const takenOut =
      !found.has(topic) && language.unless.get(topic)!.some((phrase) => stretchOf(phrase, places, telling))
    if (takenOut) out.add(topic)
    else
      found.set(
        topic,
        better(found.get(topic), { topic, rank, score, place, ways: 1, hints: rank === RANK.hint ? score : 0 }),
      )
  }
  const V = Number(process.env.V ?? 0)
  const all = [...found.values()].filter((m) => m.rank !== RANK.hint || m.hints > 2 || m.score > 1)
  for (const m of all) m.score = m.rank === RANK.hint ? m.hints : m.score + V * m.hints
  return all.sort(byStrength)[0]
}

/** The rules whose concepts are all there. */
function rulesIn({ rulesOf, needs }: Compiled, places: Places): number[] {
  const there = new Map<number, number>()
  for (const concept of places.keys()) for (const rule of rulesOf[concept]!) there.set(rule, (there.get(rule) ?? 0) + 1)
  return [...there].filter(([rule, count]) => count === needs[rule]).map(([rule]) => rule)
}

/** Where a rule is met in the message, or undefined. */
function placeOf(rule: Rule, places: Places, telling: number[], asking: number[]): Stretch | undefined {
  const place = stretchOf(rule, places, telling)
  const said = place && asking[place.end]! - asking[place.start]!
  return rule.alone && said !== asking.at(-1) ? undefined : place
}

function stretchOf({ rows, without }: Phrase, places: Places, telling: number[]): Stretch | undefined {
  if (!rows.every((row) => row.concepts.every((concept) => places.has(concept)))) return undefined
  return together(
    rows.map((row) => stretchesOf(row, places, telling)),
    without.flatMap((concept) => places.get(concept) ?? []),
    telling,
  )
}

function better(known: Match | undefined, match: Match): Match {
  if (!known) return match
  const ways = known.ways + 1
  const hints = known.hints + match.hints
  return byStrength(match, known) < 0 ? { ...match, ways, hints } : { ...known, ways, hints }
}

function byStrength(a: Match, b: Match): number {
  return (
    b.rank - a.rank ||
    b.score - a.score ||
    lengthOf(a.place) - lengthOf(b.place) ||
    b.ways - a.ways ||
    a.place.start - b.place.start ||
    (a.topic < b.topic ? -1 : 1)
  )
}

function lengthOf({ start, end }: Place): number {
  return end - start
}
