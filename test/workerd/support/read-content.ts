import pack from '../../../dist/content.pack'
import { unpackContent } from '../../../src/content/pack.ts'
import type { Spoken } from '../../../src/content.ts'

// Stands for test/support/read-content.ts where tests run in workerd, which has no files: the content as the Worker has it.

export const ROOT = '/'

let read: Spoken | undefined
export function content(): Spoken {
  read ??= unpackContent(pack)
  return read
}
