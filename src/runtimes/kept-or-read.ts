import { flushCompileCache } from 'node:module'
import { contentKey, keepContent, keptContent } from '../content/kept.ts'
import type { Spoken } from '../content.ts'
import type { SourceFile } from '../flow/yaml-file.ts'

type Read = { content: Spoken; broken: string[] }

/**
 * Content as an earlier start kept it beside the database, else as `read` reads it from the files. `keep` keeps it for the
 * next start, once this one has nothing better to do: only what had no fault.
 */
export function keptOrRead(root: string, databasePath: string, read: (sources: SourceFile[]) => Read) {
  let unkept: { key: string; content: Spoken } | undefined
  return {
    contentOf(sources: SourceFile[]): Read {
      const key = contentKey(root, sources)
      const kept = keptContent(databasePath, key)
      if (kept) return { content: kept, broken: [] }
      const { content, broken } = read(sources)
      if (broken.length === 0) unkept = { key, content }
      return { content, broken }
    },
    keep(): void {
      flushCompileCache() // of the program's own modules, for the same reason
      if (unkept) keepContent(databasePath, unkept.key, unkept.content)
      unkept = undefined
    },
  }
}
