import type { PhraseList } from './load-phrases.ts'
import type { Choice, Pattern } from './notation.ts'

/** What remains of a word must be this long: the first letters of a short word are its own. */
const SHORTEST_REST = 3

/** Takes off what a language joins to the front of words: `للمحامي` and `المحامي` are `محامي`. The longest goes first. */
export function prefixesOff(prefixes: readonly string[]): (word: string) => string {
  const longestFirst = [...prefixes].sort((a, b) => b.length - a.length)
  const firstLetters = new Set(prefixes.map((prefix) => prefix.charCodeAt(0)))
  return (word) => {
    if (!firstLetters.has(word.charCodeAt(0))) return word // as every word in another script
    const prefix = longestFirst.find((each) => word.startsWith(each) && word.length >= each.length + SHORTEST_REST)
    return prefix ? word.slice(prefix.length) : word
  }
}

/** The same list with every word as messages are read: without its prefixes. */
export function withoutPrefixes(list: PhraseList, bare: (word: string) => string): PhraseList {
  if (list.prefixes.length === 0) return list
  const choice = ({ phrases, groups }: Choice): Choice => ({ phrases: phrases.map((words) => words.map(bare)), groups })
  const pattern = ({ text, parts, without }: Pattern): Pattern => ({
    text,
    parts: parts.map((part) => part.map((step) => ({ ...step, choice: choice(step.choice) }))),
    without: without.map(choice),
  })
  const patterns = (some: Pattern[]) => some.map(pattern)
  return {
    ...list,
    groups: new Map([...list.groups].map(([name, ways]) => [name, patterns(ways)])),
    topics: new Map(
      [...list.topics].map(([topic, { alone, say, hint, cues, unless }]) => [
        topic,
        {
          alone: patterns(alone),
          say: patterns(say),
          hint: patterns(hint),
          cues: patterns(cues),
          unless: patterns(unless),
        },
      ]),
    ),
    ignore: patterns(list.ignore),
    small: list.small.map(bare),
    asking: list.asking.map(bare),
    plain: list.plain.map(bare),
    short: new Map([...list.short].map(([word, meant]) => [bare(word), meant.map(bare)])),
  }
}
