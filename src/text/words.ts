import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile } from '../flow/yaml-file.ts'
import type { Locale } from './catalogue.ts'
import { phraseOf } from './fold.ts'

const Phrases = z.array(z.string().min(1))

/** `locales/<locale>/words.yaml`: how a language is called and the small words it is spoken with. */
const Words = z.strictObject({
  name: z.string(),
  /** Where it stands among the languages offered; none comes last. */
  place: z.number().int().positive().optional(),
  names: Phrases,
  greetings: Phrases,
  polite: Phrases,
  /** Thanks and goodbyes: whoever says no more than this wants nothing. */
  closing: Phrases,
  yes: Phrases,
  no: Phrases,
  not_sure: Phrases,
  skip: Phrases,
  numbers: z.record(z.string(), z.number().int()),
  option: Phrases,
  stop: Phrases,
  start: Phrases,
  globals: z.strictObject({
    menu: Phrases,
    back: Phrases,
    more: Phrases,
    repeat: Phrases,
    help: Phrases,
    person: Phrases,
    language: Phrases,
    privacy: Phrases,
    source: Phrases,
    delete: Phrases,
    wider: Phrases,
  }),
  everyday: Phrases,
})
export type Words = z.infer<typeof Words>

/** `locales/<locale>/safety.yaml`: what texts of this language may not say, and where. A phrase may end in `*`. */
const Safety = z.strictObject({
  sensitive: Phrases,
  banned: Phrases,
  promises: Phrases,
  questions: Phrases,
  /** How the language says immigration, ICE, deportation: not in the greeting, which whoever holds the phone reads. */
  not_in_greeting: Phrases.optional(),
})
export type Safety = z.infer<typeof Safety>

/** `locales/<locale>/cautions.yaml`: by fact id, the wordings of which a text that gives this warning holds one. */
const Cautions = z.record(z.string(), Phrases)

/** `locales/<locale>/places.yaml`: what people call a state, by postal code, and the words that stand around a place. */
const Places = z.strictObject({
  states: z.record(z.string().length(2), Phrases),
  /** What it calls cities otherwise than English does, by `Los Angeles CA`: in its own script, or by a name of its own. */
  cities: z.record(z.string().regex(/^\S.* [A-Z]{2}$/, 'a city and its state, as Los Angeles CA'), Phrases).optional(),
  /** Say that a place follows: `I live in`, `cerca de`. */
  near: Phrases,
  /** Say that a city follows and not the state of its name: `city of`. */
  city_of: Phrases,
  /** Turn the name of a state before them into that of a city: `Kansas City`, `Virginia Beach`. */
  city_ends: Phrases,
  /** May begin the name of a city: `el` of El Paso. */
  articles: Phrases,
  /** Before or after the name of a state they make it a street: `avenida California`. */
  streets: Phrases,
  /** Before a word and the name of a state they make it the name of a person: `mi hija Virginia`. */
  whose: Phrases,
  /** The country itself, written after a place: `Houston, TX, USA`. */
  country: Phrases,
  /** Before or after five digits they make them something else than a ZIP code: `dollars`, `case`. */
  not_zips: Phrases,
  /** What may follow `in` or `near` and is no city, or end its name: `jail`, `the morning`, `free`. */
  not_places: Phrases,
})
export type Places = z.infer<typeof Places>

export type WordLists = {
  words: ReadonlyMap<Locale, Words>
  safety: ReadonlyMap<Locale, Safety>
  cautions: ReadonlyMap<Locale, Record<string, string[]>>
  places: ReadonlyMap<Locale, Places>
  faults: Fault[]
}

export function loadWords(sources: SourceFile[]): WordLists {
  const words = new Map<Locale, Words>()
  const safety = new Map<Locale, Safety>()
  const cautions = new Map<Locale, Record<string, string[]>>()
  const places = new Map<Locale, Places>()
  const faults: Fault[] = []
  const read = <T>(source: SourceFile, schema: z.ZodType<T>, into: Map<Locale, T>) => {
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, schema)
    faults.push(...unreadable, ...wrong)
    if (value) into.set(source.path.split('/')[1]!, value)
  }
  for (const source of sources) {
    const [, name] = source.path.match(/^locales\/[^/]+\/(\w+)\.yaml$/) ?? []
    if (name === 'words') read(source, Words, words)
    if (name === 'safety') read(source, Safety, safety)
    if (name === 'cautions') read(source, Cautions, cautions)
    if (name === 'places') read(source, Places, places)
  }
  return { words, safety, cautions, places, faults }
}

/** The first phrase of a list that stands in a text as whole words; a phrase that ends in `*` matches the start of a word. */
export function foundIn(text: string, phrases: readonly string[]): string | undefined {
  const padded = ` ${phraseOf(text)} `
  const at = wanted(phrases).findIndex((words) => padded.includes(words))
  return at < 0 ? undefined : phrases[at]
}

const folded = new WeakMap<readonly string[], string[]>()

/** Each phrase of a list as it stands in a folded text: lists are few and looked for in thousands of texts. */
function wanted(phrases: readonly string[]): string[] {
  const known = folded.get(phrases)
  if (known) return known
  const words = phrases.map((phrase) => (phrase.endsWith('*') ? ` ${phraseOf(phrase)}` : ` ${phraseOf(phrase)} `))
  folded.set(phrases, words)
  return words
}
