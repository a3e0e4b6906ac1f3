import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentBytes } from '../../src/content/files.ts'
import { contentKey, KEPT_CONTENT, keepContent, keptContent } from '../../src/content/kept.ts'
import { packContent } from '../../src/content/pack.ts'
import { content, ROOT } from '../support/app.ts'
import { temporaryFolder } from '../support/directory.ts'

const KEY = 'k'.repeat(64)
/** A folder in which content is kept, as a start leaves it. */
function kept(): { database: string; file: string } {
  const database = join(temporaryFolder(), 'promotora.db')
  keepContent(database, KEY, packContent(content()))
  return { database, file: join(database, '..', KEPT_CONTENT) }
}

test('what was kept says the same as what was read', () => {
  const { database } = kept()
  expect(packContent(keptContent(database, KEY)!)).toBe(packContent(content()))
})

test('what was kept of other files, or by another program, is not read', () =>
  expect(keptContent(kept().database, 'f'.repeat(64))).toBeUndefined())

test('where a single letter of a text has changed, nothing of it is read', () => {
  const { database, file } = kept()
  const text = readFileSync(file, 'utf8')
  for (const damaged of [text.replace('officers', 'Officers'), text.slice(0, -1), '', `${KEY}\n`, `${KEY}\n\n{}`]) {
    writeFileSync(file, damaged)
    expect(keptContent(database, KEY)).toBeUndefined()
  }
})

test('without a file, or in a folder that cannot be written, the content is read anew each time', () => {
  const database = join(temporaryFolder(), 'promotora.db')
  expect(keptContent(database, KEY)).toBeUndefined()
  chmodSync(join(database, '..'), 0o500)
  keepContent(join(database, 'nowhere', 'promotora.db'), KEY, packContent(content()))
  expect(keptContent(join(database, 'nowhere', 'promotora.db'), KEY)).toBeUndefined()
})

test('the key changes with a letter of the content and with a touch of the program', () => {
  const sources = contentBytes(ROOT)
  const key = contentKey(ROOT, sources)
  expect(contentKey(ROOT, sources)).toBe(key)
  const changed = sources.map((source, index) =>
    index === 3 ? { ...source, bytes: Buffer.concat([source.bytes, Buffer.from(' ')]) } : source,
  )
  expect(contentKey(ROOT, changed)).not.toBe(key)

  const root = temporaryFolder()
  const program = join(root, 'src/program.ts')
  mkdirSync(join(root, 'src'))
  for (const file of [join(root, 'package.json'), program]) writeFileSync(file, '{}')
  const before = contentKey(root, sources)
  utimesSync(program, 1, 1)
  expect(contentKey(root, sources)).not.toBe(before)
})
