import { SOURCE } from '../check/source.ts'
import { recordPath, recordsOf, shortFingerprint } from '../check/written-from.ts'
import { type Content, readContent } from '../content.ts'
import type { SourceFile } from '../flow/yaml-file.ts'
import type { Locale } from '../text/catalogue.ts'
import { fingerprint } from '../text/reviews.ts'
import { type Edit, withValues } from './edit-yaml.ts'
import type { FactChange, Judged, TextChange } from './judge-rows.ts'

/** The files that change, as they will stand. */
export function changedFiles(content: Content, { texts, facts }: Pick<Judged, 'texts' | 'facts'>): SourceFile[] {
  const edits = new Map<string, Edit[]>()
  const add = (path: string, edit: Edit) => edits.set(path, [...(edits.get(path) ?? []), edit])
  for (const change of texts) for (const [path, edit] of editsOf(content, change)) add(path, edit)
  for (const { id, on } of latest(facts))
    add(content.facts.files.get(id)!.path, { at: [id, 'lawyer_reviewed'], value: on })
  return [...edits].flatMap(([path, some]) => {
    const source = content.sources.find((file) => file.path === path) ?? { path, text: '' }
    const text = withValues(source, some)
    return text === source.text ? [] : [{ path, text }]
  })
}

function editsOf(content: Content, { text, corrected, signing }: TextChange): [path: string, edit: Edit][] {
  const { locale, key, file, at } = text
  const now = corrected ?? text.text
  const edits: [string, Edit][] = []
  if (corrected !== undefined) edits.push([file.path, { at, value: corrected }], ...recorded(content, locale, key, now))
  if (signing?.by === 'native reviewer')
    edits.push([`locales/${locale}/reviews.yaml`, { at: [key], value: { ...signing, of: fingerprint(now) } }])
  return edits
}

/** Whoever corrects a text has the English beside it: the record says that the one was written from the other. */
function recorded(content: Content, locale: Locale, key: string, now: string): [string, Edit][] {
  const english = content.catalogue.texts.get(SOURCE)?.get(key)
  if (!english || !recordsOf(content).records.get(locale)?.texts[key]) return []
  const pair = `${shortFingerprint(english)} ${shortFingerprint({ text: now })}`
  return [[recordPath(locale), { at: ['texts', key], value: pair }]]
}

/** A fact that several rows sign is signed on the last of their days. */
function latest(facts: readonly FactChange[]): { id: string; on: string }[] {
  const days = new Map<string, string>()
  for (const { id, on } of facts) if (on > (days.get(id) ?? '')) days.set(id, on)
  return [...days].map(([id, on]) => ({ id, on }))
}

/** The content with files replaced or added. */
export function contentAfter(content: Content, changed: readonly SourceFile[], locales: readonly Locale[]): Content {
  const paths = new Map(changed.map((file) => [file.path, file]))
  const isKept = (path: string) => {
    const [, locale] = /^locales\/([^/]+)\//.exec(path) ?? []
    return locale === undefined || locales.includes(locale)
  }
  const known = content.sources.filter(({ path }) => isKept(path)).map((file) => paths.get(file.path) ?? file)
  const added = changed.filter(({ path }) => content.sources.every((file) => file.path !== path))
  return readContent([...known, ...added])
}
