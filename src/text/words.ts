import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile } from '../flow/yaml-file.ts'
import type { Locale } from './catalogue.ts'
import { phraseOf } from './fold.ts'

const Phrases = z.array(z.string().min(1))

/** The words that work everywhere (contract, section 6), beside STOP and START, which the carrier owns. */
export const GLOBALS = [
  'menu',
  'back',
  'more',
  'repeat',
  'help',
  'person',
  'language',
  'privacy',
  'source',
  'delete',
] as const
export type GlobalWord = (typeof GLOBALS)[number]

/** `locales/<locale>/words.yaml`: how a language is called and the small words it is spoken with. */
const Words = z.strictObject({
  name: z.string(),
  names: Phrases,
  greetings: Phrases,
  polite: Phrases,
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
  }),
  everyday: Phrases,
})
export type Words = z.infer<typeof Words>

/** `locales/<locale>/safety.yaml`: what texts of this language may not say, and where. A phrase may end in `*`. */
const Safety = z.strictObject({ sensitive: Phrases, banned: Phrases, promises: Phrases, questions: Phrases })
export type Safety = z.infer<typeof Safety>

/** `locales/<locale>/cautions.yaml`: by fact id, the wordings of which a text that gives this warning holds one. */
const Cautions = z.record(z.string(), Phrases)

/** `locales/<locale>/places.yaml`: by postal code, what people call a state. */
const Places = z.strictObject({ states: z.record(z.string().length(2), Phrases) })

export type WordLists = {
  words: ReadonlyMap<Locale, Words>
  safety: ReadonlyMap<Locale, Safety>
  cautions: ReadonlyMap<Locale, Record<string, string[]>>
  places: ReadonlyMap<Locale, z.infer<typeof Places>>
  faults: Fault[]
}

export function loadWords(sources: SourceFile[]): WordLists {
  const words = new Map<Locale, Words>()
  const safety = new Map<Locale, Safety>()
  const cautions = new Map<Locale, Record<string, string[]>>()
  const places = new Map<Locale, z.infer<typeof Places>>()
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
export function foundIn(text: string, phrases: string[]): string | undefined {
  const padded = ` ${phraseOf(text)} `
  return phrases.find((phrase) =>
    padded.includes(phrase.endsWith('*') ? ` ${phraseOf(phrase)}` : ` ${phraseOf(phrase)} `),
  )
}
