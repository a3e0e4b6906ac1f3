import { join } from 'node:path'
import { contentFiles } from '../../src/content/files.ts'
import { type Content, readContent } from '../../src/content.ts'

export const ROOT = join(import.meta.dirname, '../..')

let read: Content | undefined
/** The content as it ships, read once. */
export function content(): Content {
  read ??= readContent(contentFiles(ROOT))
  return read
}
