import { parse, stringify } from 'yaml'
import type { SourceFile } from '../flow/yaml-file.ts'
import { CARRIER_WORDS } from '../text/carrier-words.ts'
import type { Locale } from '../text/catalogue.ts'
import { LABEL_CHARACTERS } from './labels.ts'
import { exceptKept } from './names.ts'

/** The tag that CLDR gives to English with accents, which nobody speaks. */
export const PSEUDO: Locale = 'en-XA'

/** Each vowel as another with an accent that GSM-7 has: words of the same length and price that are not English ones. */
const VOWELS: Record<string, string> = {
  ...{ a: 'è', e: 'ò', i: 'ù', o: 'à', u: 'ì' },
  ...{ A: 'É', E: 'Ö', I: 'Ü', O: 'Å', U: 'I' },
}
const CARRIER_WORD = new RegExp(`\\b(${CARRIER_WORDS.join('|')})\\b`)
const GROUP = /(\b[A-Z][A-Z_]+\b)/
const FILLER = ['lùrùm', 'òpsìm', 'dàlàr', 'sùt', 'èmòt']
const LONGER = 1 / 3
const FLAT = /^(common|topics|answers|privacy-page)$/
const WORD_LIST = /^(words|safety|cautions|places|glossary)$/

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** One file of English in the made language. Texts are lengthened where their key may be. */
export function pseudoFile({ path, text }: SourceFile, mayLengthen: (key: string) => boolean): SourceFile {
  const name = path.replace(/^locales\/[^/]+\/|\.ya?ml$/g, '')
  const file = (parse(text) ?? {}) as { [key: string]: Json }
  return { path: `locales/${PSEUDO}/${name}.yaml`, text: stringify(written(name, file, mayLengthen), { lineWidth: 0 }) }
}

function written(name: string, file: { [key: string]: Json }, mayLengthen: (key: string) => boolean): Json {
  if (name === 'reviews') return {}
  if (name === 'words') return { ...(everyString(file, accented) as object), numbers: withKeys(file.numbers, accented) }
  if (WORD_LIST.test(name)) return everyString(file, accented)
  if (name.startsWith('understand/')) return phraseFile(file)
  const flow = name.replaceAll('/', '.')
  const say = (key: string, words: string) => (mayLengthen(key) ? lengthened(key, accented(words)) : accented(words))
  return mapValues(file, (value, key) =>
    FLAT.test(name)
      ? say(`${flow}.${key}`, String(value))
      : nodeTexts(value as { [key: string]: Json }, `${flow}_${key}`, say),
  )
}

function nodeTexts(texts: { [key: string]: Json }, id: string, say: (key: string, words: string) => string): Json {
  return mapValues(texts, (value, key) =>
    typeof value === 'string'
      ? say(`${id}.${key}`, value)
      : mapValues(value as { [key: string]: Json }, (label, name) => say(`${id}.labels.${name}`, String(label))),
  )
}

/** Phrases keep the names of their groups; examples are as people write and have none. */
function phraseFile({
  groups,
  topics,
  ignore,
  examples,
  short,
  sounds: _sounds,
  ...lists
}: {
  [key: string]: Json
}): Json {
  const pattern = (phrase: string) => outside(GROUP, phrase, accented)
  return {
    ...(groups ? { groups: everyString(groups, pattern) } : {}),
    ...(topics ? { topics: everyString(topics, pattern) } : {}),
    ...(ignore ? { ignore: everyString(ignore, pattern) } : {}),
    ...(examples ? { examples: everyString(examples, accented) } : {}),
    ...(short ? { short: withKeys(everyString(short, accented), accented) } : {}),
    ...(everyString(lists, accented) as object),
  }
}

/** In other words: `door` as `dààr`; what reads alike in every language and what the carrier acts on stay. */
export function accented(text: string): string {
  return exceptKept(text, (part) =>
    outside(CARRIER_WORD, part, (words) => words.replace(/[aeiou]/gi, (vowel) => VOWELS[vowel]!)),
  )
}

/** A third longer: each paragraph by a sentence of filler, an option within the limit of lists. */
function lengthened(key: string, text: string): string {
  if (/\.labels\.|^(topics|answers)\./.test(key)) {
    const longer = `${text} ${filler(text.length * LONGER)}`
    const most = key.startsWith('answers.') ? longer.length : LABEL_CHARACTERS
    return longer.length <= most ? longer : text
  }
  return text
    .split('\n')
    .map((line) => (/^\{\{\w+\}\}$/.test(line) ? line : `${line} ${sentence(filler(line.length * LONGER))}`))
    .join('\n')
}

function filler(characters: number): string {
  const words: string[] = [FILLER[0]!]
  while (words.join(' ').length < characters) words.push(FILLER[words.length % FILLER.length]!)
  return words.join(' ')
}

function sentence(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

/** A text changed but for the pieces that a pattern (with one group around it) finds. */
function outside(pattern: RegExp, text: string, change: (part: string) => string): string {
  return text
    .split(pattern)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('')
}

function everyString(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => everyString(item, change))
  return value && typeof value === 'object' ? mapValues(value, (item) => everyString(item, change)) : value
}

function withKeys(value: Json | undefined, change: (text: string) => string): Json {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, item]) => [change(key), item as Json]))
}

function mapValues(value: { [key: string]: Json }, change: (item: Json, key: string) => Json): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]))
}
