import { z } from 'zod'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs } from '../flow/yaml-file.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { fingerprint } from '../text/reviews.ts'
import { SOURCE, translationsOf } from './source.ts'

const DIGITS = 8
const Pair = z.string().regex(/^[0-9a-f]{8} [0-9a-f]{8}$/, 'two fingerprints, the English and the own')

/**
 * `locales/<locale>/written-from.yaml`: by key, the fingerprint of the English text and of the own text as they stood when
 * the one was written from the other. By hand are `same_as_english`, the texts that may read as in English, and
 * `left_out`: by key, the placeholders that a text does without.
 */
const WrittenFrom = z.strictObject({
  same_as_english: z.array(z.string()).default([]),
  left_out: z.record(z.string(), z.array(z.string())).default({}),
  texts: z.record(z.string(), Pair),
})
export type WrittenFrom = z.infer<typeof WrittenFrom>

export function recordPath(locale: Locale): string {
  return `locales/${locale}/written-from.yaml`
}

type Records = { records: Map<Locale, WrittenFrom>; faults: Fault[] }
const read = new WeakMap<Content['sources'], Records>()

/** The records of all languages; several checks ask for them. */
export function recordsOf({ sources }: Content): Records {
  const known = read.get(sources) ?? readRecords(sources)
  read.set(sources, known)
  return known
}

function readRecords(sources: Content['sources']): Records {
  const records = new Map<Locale, WrittenFrom>()
  const faults: Fault[] = []
  for (const source of sources) {
    const [, locale] = /^locales\/([^/]+)\/written-from\.yaml$/.exec(source.path) ?? []
    if (!locale) continue
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, WrittenFrom)
    faults.push(...unreadable, ...wrong)
    if (value) records.set(locale, value)
  }
  return { records, faults }
}

/** Texts whose English text changed since they were written, and texts of which nobody recorded from what they were. */
export function checkStale(content: Content): Fault[] {
  const { records, faults } = recordsOf(content)
  const unrecorded = new Set<Locale>()
  const stale = translationsOf(content).flatMap(({ text, source }) => {
    const record = records.get(text.locale)
    if (!record) unrecorded.add(text.locale)
    return record ? ofText(text, record.texts[text.key], shortFingerprint(source)) : []
  })
  const missing = [...unrecorded]
    .filter((locale) => !content.sources.some(({ path }) => path === recordPath(locale)))
    .map((locale) => ({
      ...{ file: recordPath(locale), line: 1, col: 1, path: '(file)' },
      wrong: 'the record of the English texts that this language was written from is missing',
      right: `run ${RECORD}`,
    }))
  return [...faults, ...stale, ...missing]
}

function ofText(text: Text, known: string | undefined, english: string): Fault[] {
  const { file, at, key, locale } = text
  const fault = (wrong: string, right: string) => [file.fault(at, wrong, right)]
  if (!known) return fault('is not in the record of what was written from what', `run ${RECORD}`)
  const [from, own] = known.split(' ')
  if (from !== english)
    return fault(
      'the English text changed since this was written from it',
      `re-write it and run ${RECORD}; if it is still right, add --lang ${locale} --confirm ${key}`,
    )
  // Else a later change of the English would look as if this had been written after it.
  return own === shortFingerprint(text) ? [] : fault('reads otherwise than in the record', `run ${RECORD}`)
}

const RECORD = '`npm run check -- --record`'

/**
 * The record of a language as it should now be written: new texts and re-written ones anew, with those that somebody
 * confirms. A text that stayed as it was while its English changed keeps its old entry, and stays a fault.
 */
export function recordNow(content: Content, locale: Locale, confirmed: readonly string[]): string {
  const old = recordsOf(content).records.get(locale)
  const lines = translationsOf(content)
    .filter(({ text }) => text.locale === locale)
    .map(({ text, source }) => {
      const known = old?.texts[text.key]
      const isOwnKept = known?.split(' ')[1] === shortFingerprint(text)
      const pair =
        known && isOwnKept && !confirmed.includes(text.key)
          ? known
          : `${shortFingerprint(source)} ${shortFingerprint(text)}`
      return `  ${text.key}: ${pair}`
    })
  return [`${byHand(content, locale, old)}texts:`, ...lines.sort(), ''].join('\n')
}

/** What stands above the fingerprints, as somebody wrote it. */
function byHand({ sources }: Content, locale: Locale, old: WrittenFrom | undefined): string {
  const file = sources.find(({ path }) => path === recordPath(locale))
  return (old && file?.text.split(/^texts:/m)[0]) ?? HEAD
}

const HEAD = `# From which English text each text was written: the fingerprints of both, by \`npm run check -- --record\`.
# By hand: the texts that may read as in English, and by text the placeholders it does without.
same_as_english: []
left_out: {}
`

/** The languages that a record is kept of. */
export function translated({ catalogue: { locales } }: Content): Locale[] {
  return locales.filter((locale) => locale !== SOURCE)
}

export function shortFingerprint({ text }: Pick<Text, 'text'>): string {
  return fingerprint(text).slice(0, DIGITS)
}
