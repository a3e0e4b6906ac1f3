import { type Content, readContent } from '../../src/content.ts'
import type { SourceFile } from '../../src/flow/yaml-file.ts'
import { content } from './app.ts'

/** The shipped content with some files replaced, added, or (as null) removed. */
export function contentWith(changes: Record<string, string | null>): Content {
  const kept = content().sources.filter(({ path }) => !(path in changes))
  const added: SourceFile[] = Object.entries(changes).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]))
  return readContent([...kept, ...added])
}

/** The shipped content in some of its languages only, with some files replaced or added: a check of it is quick. */
export function contentIn(locales: string[], changes: Record<string, string | null> = {}): Content {
  const others = content().sources.flatMap(({ path }) => {
    const [, locale] = /^locales\/([^/]+)\//.exec(path) ?? []
    return locale && !locales.includes(locale) ? [[path, null] as const] : []
  })
  return contentWith({ ...Object.fromEntries(others), ...changes })
}

/** The shipped text of one content file. */
export function fileText(path: string): string {
  const found = content().sources.find((source) => source.path === path)
  if (!found) throw new Error(`no content file is called ${path}`)
  return found.text
}

/** A content file with one passage replaced. */
export function fileWith(path: string, from: string, to: string): Record<string, string> {
  const text = fileText(path)
  if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`)
  return { [path]: text.replace(from, to) }
}
