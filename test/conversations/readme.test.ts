import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/app.ts'
import { play } from '../support/transcript.ts'

test('the chat that opens the README is what a family gets', async () => {
  const [, chat = ''] = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/```text\n([\s\S]*?)```/) ?? []
  expect(chat).toMatch(/^> /)
  expect(await play(chat, 'es')).toBe(chat)
})
