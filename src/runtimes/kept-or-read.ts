import { flushCompileCache } from 'node:module'
import { contentBytes, inText } from '../content/files.ts'
import { contentKey, keepContent, keptContent } from '../content/kept.ts'
import { packContent, unpackContent } from '../content/pack.ts'
import type { Read } from '../start.ts'

/**
 * Content as an earlier start kept it beside the database, else as it is read from the files; what reads them is only then
 * loaded. `keep` keeps it for the next start, once this one has nothing better to do: only what had no fault.
 */
export function keptOrRead(root: string, databasePath: string) {
  let unkept: { key: string; packed: string } | undefined
  return {
    async readContent(): Promise<Read> {
      const files = contentBytes(root)
      const key = contentKey(root, files)
      const kept = keptContent(databasePath, key)
      if (kept) return { content: kept, broken: [] }
      const { readAnew } = await import('../check/read-anew.ts')
      const { content, broken } = readAnew(files.map(inText))
      if (broken.length > 0) return { content, broken }
      // Spoken from what is kept, at every start: what authors are told of their files takes twice the memory.
      const packed = packContent(content)
      unkept = { key, packed }
      return { content: unpackContent(Buffer.from(packed)), broken }
    },
    keep(): void {
      flushCompileCache() // of the program's own modules, for the same reason
      if (unkept) keepContent(databasePath, unkept.key, unkept.packed)
      unkept = undefined
    },
  }
}
