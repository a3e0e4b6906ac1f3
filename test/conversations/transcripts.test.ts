import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../support/app.ts'
import { play } from '../support/transcript.ts'

/**
 * Recorded conversations, one file a path: `>` the family, `<` the reply, `.` the conversation is over, `#` a remark.
 * `@` sets the scene: `@ directory` (as it ships; without it none is open), `@ a place 34.05 -118.24`, `@ whatsapp`, `@ on 2026-12-07`, `@ phone 509-555-0100`, `@ 1801 seconds later`, `@ a voice note`.
 * After a change of texts `npx vitest run test/conversations -u` records them anew; read the difference aloud.
 */
const FOLDER = join(ROOT, 'test/conversations')
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.txt'))
  .sort()

describe.each([...new Set(files.map((file) => file.split('/')[0]!))])('conversations in %s', (locale) => {
  test.each(files.filter((file) => file.startsWith(`${locale}/`)))('%s', async (file) => {
    const path = join(FOLDER, file)
    await expect(await play(readFileSync(path, 'utf8'), locale)).toMatchFileSnapshot(path)
  })
})
