import pressed from '../../../dist/content.br'
import type { Spoken } from '../../../src/content.ts'
import { unpressContent } from '../../../src/runtimes/pressed-content.ts'

// Stands for test/support/read-content.ts where tests run in workerd, which has no files: the content as the Worker has it.

export const ROOT = '/'

let read: Spoken | undefined
export function content(): Spoken {
  read ??= unpressContent(pressed)
  return read
}
