import type { Fault } from '../flow/faults.ts'
import { readOnce } from '../flow/read-once.ts'
import { type Path, parseYaml, readAs, type SourceFile, type YamlFile } from '../flow/yaml-file.ts'
import { wordsOf } from '../text/fold.ts'
import { type Choice, NotationError, NUMBER, type Pattern, parsePattern } from './notation.ts'
import { PhraseFile } from './schema.ts'

export type TopicPhrases = { alone: Pattern[]; say: Pattern[]; hint: Pattern[]; cues: Pattern[]; unless: Pattern[] }
/** Everything one language knows: the sum of its files. */
export type PhraseList = {
  locale: string
  groups: Map<string, Pattern[]>
  topics: Map<string, TopicPhrases>
  ignore: Pattern[]
  small: string[]
  asking: string[]
  plain: string[]
  /** By topic, whole messages that mean it; under `NO_TOPIC`, messages that mean none. */
  examples: Map<string, string[]>
  short: Map<string, string[]>
  prefixes: string[]
  kin: string[]
  sounds: [from: string, to: string][]
}
export type LoadedPhrases = { lists: ReadonlyMap<string, PhraseList>; faults: Fault[] }

type Reading = {
  list: PhraseList
  faults: Fault[]
  used: { choice: Choice; file: YamlFile; at: Path }[]
  named: Map<string, [YamlFile, Path]>
}

const PHRASE_FILE = /^locales\/([^/]+)\/understand\/[^/]+\.ya?ml$/

/** Reads `locales/<locale>/understand/*.yaml`: the phrase lists of every language, and all that is wrong with them. */
export function loadPhrases(sources: SourceFile[]): LoadedPhrases {
  return readPhrases(sources.filter(({ path }) => PHRASE_FILE.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1)))
}

const readPhrases = readOnce((files): LoadedPhrases => {
  const readings = new Map<string, Reading>()
  for (const source of files) {
    const locale = source.path.match(PHRASE_FILE)![1]!
    const reading = readings.get(locale) ?? newReading(locale)
    readings.set(locale, reading)
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, PhraseFile)
    reading.faults.push(...unreadable, ...wrong)
    if (value) readFile(reading, file, value)
  }
  const faults = [...readings.values()].flatMap((reading) => [...reading.faults, ...wrongGroups(reading)])
  return { lists: new Map([...readings].map(([locale, { list }]) => [locale, list])), faults }
})

function newReading(locale: string): Reading {
  const words = { ignore: [], small: [], asking: [], plain: [], examples: new Map(), short: new Map() }
  return {
    list: { locale, groups: new Map(), topics: new Map(), ...words, prefixes: [], kin: [], sounds: [] },
    faults: [],
    used: [],
    named: new Map(),
  }
}

function readFile(reading: Reading, file: YamlFile, value: PhraseFile): void {
  const { list, faults } = reading
  const read = (phrases: string[], at: Path) =>
    phrases.flatMap((phrase, index) => readPattern(reading, file, phrase, [...at, index]))
  for (const [name, phrases] of Object.entries(value.groups)) {
    if (list.groups.has(name) || name === NUMBER)
      faults.push(file.fault(['groups', name], `there is a group ${name} already`, 'keep one, with the words of both'))
    const patterns = read(phrases, ['groups', name])
    if (patterns.some(({ parts, without }) => parts.length > 1 || without.length > 0))
      faults.push(
        file.fault(['groups', name], `a group holds words in a row, without + and !`, 'use + and ! in topics'),
      )
    list.groups.set(name, patterns)
    reading.named.set(name, [file, ['groups', name]])
  }
  for (const [topic, phrases] of Object.entries(value.topics)) {
    if (list.topics.has(topic))
      faults.push(
        file.fault(['topics', topic], `${topic} has phrases already, in another file`, 'keep them in one place'),
      )
    const ways = (way: keyof TopicPhrases) => read(phrases[way], ['topics', topic, way])
    list.topics.set(topic, {
      alone: ways('alone'),
      say: ways('say'),
      hint: ways('hint'),
      cues: ways('cues'),
      unless: ways('unless'),
    })
  }
  list.ignore.push(...read(value.ignore, ['ignore']))
  for (const kind of ['small', 'asking', 'plain'] as const) list[kind].push(...value[kind].flatMap(wordsOf))
  for (const [word, meant] of Object.entries(value.short)) list.short.set(wordsOf(word).join(''), wordsOf(meant))
  for (const [topic, messages] of Object.entries(value.examples))
    list.examples.set(topic, [...(list.examples.get(topic) ?? []), ...messages])
  list.prefixes.push(...value.prefixes.flatMap(wordsOf))
  list.kin.push(...value.kin)
  list.sounds.push(...Object.entries(value.sounds))
}

function readPattern(reading: Reading, file: YamlFile, phrase: string, at: Path): Pattern[] {
  try {
    const pattern = parsePattern(phrase)
    for (const choice of choicesOf(pattern)) reading.used.push({ choice, file, at })
    return [pattern]
  } catch (error) {
    if (!(error instanceof NotationError)) throw error
    reading.faults.push(file.fault(at, error.message, 'see the top of locales/en/understand/basics.yaml'))
    return []
  }
}

export function choicesOf({ parts, without }: Pattern): Choice[] {
  return [...parts.flat().map(({ choice }) => choice), ...without]
}

/** Groups that are named and not there, that nobody names, or that are made of themselves. */
function wrongGroups({ list, used, named }: Reading): Fault[] {
  const unknown = used.flatMap(({ choice, file, at }) =>
    choice.groups
      .filter((group) => group !== NUMBER && !list.groups.has(group))
      .map((group) =>
        file.fault(at, `no group is called ${group}`, `add it to the groups of ${list.locale}, or check the spelling`),
      ),
  )
  const wanted = new Set(used.flatMap(({ choice }) => choice.groups))
  const unused = [...named].filter(([name]) => !wanted.has(name))
  const rings = [...named].filter(([name]) => reaches(list.groups, name, name))
  return [
    ...unknown,
    ...unused.map(([name, [file, at]]) => file.fault(at, `no phrase uses the group ${name}`, 'use it or remove it')),
    ...rings.map(([name, [file, at]]) =>
      file.fault(at, `the group ${name} is made of itself`, 'take one of the names out'),
    ),
  ]
}

function reaches(groups: PhraseList['groups'], from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  const next = (groups.get(from) ?? []).flatMap(choicesOf).flatMap((choice) => choice.groups)
  return next.includes(to) || next.some((group) => reaches(groups, group, to, seen))
}
