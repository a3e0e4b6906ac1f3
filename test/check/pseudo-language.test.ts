import { describe, expect, test } from 'vitest'
import { checkContent } from '../../src/check/check.ts'
import { accented, PSEUDO } from '../../src/check/pseudo-files.ts'
import { pseudoLanguage } from '../../src/check/pseudo-language.ts'
import { recordNow, recordPath } from '../../src/check/written-from.ts'
import { type Content, readContent } from '../../src/content.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'
import { contentIn } from '../support/content.ts'

const english = contentIn(['en'])
const withPseudo = readContent(pseudoLanguage(english))
const textsOf = (content: Content, locale: string) => [...content.catalogue.texts.get(locale)!.values()]

describe('a twelfth language is a folder', () => {
  test('made by rule from English, it passes the gate as it is', () =>
    expect(checkContent(withPseudo).map(formatFault)).toEqual([]))

  test('it has accents, is longer where there is room, and keeps placeholders, addresses and numbers', () => {
    const length = (locale: string) => textsOf(withPseudo, locale).reduce((sum, { text }) => sum + text.length, 0)
    expect(length(PSEUDO) / length('en')).toBeGreaterThan(1.15)
    for (const { key, text } of textsOf(withPseudo, PSEUDO)) {
      const source = withPseudo.catalogue.texts.get('en')!.get(key)!.text
      for (const kept of source.match(/\{\{\w+\}\}|\b[\w.]+\.(?:org|gov)\b|\b\d{3}(?:-\d{3,4})*\b/g) ?? [])
        expect(text, key).toContain(kept)
      if (/[a-z]{4}/.test(source.replace(/\{\{\w+\}\}|\S+\.(?:org|gov)\S*/g, ''))) expect(text, key).toMatch(/[àèìòù]/)
    }
  })

  test('families who write it are understood, and answered in it', async () => {
    const family = chat(testApp({ content: withPseudo, env: { LANGUAGES: `en,${PSEUDO}` } }))
    const first = await family(accented('officers from immigration are at my door'))
    expect(first).toMatchObject({ language: PSEUDO, topic: 'crisis.door_now', understood: 'topic' })
    expect(textOf(first)).toContain(accented('door'))
    expect(await family(accented('menu'))).toMatchObject({ language: PSEUDO, understood: 'global' })
    expect(await family(accented('three'))).toMatchObject({ language: PSEUDO, understood: 'choice' })
  })

  test('it is made the same every time', () => expect(pseudoLanguage(english)).toEqual(withPseudo.sources))
})

describe('a plain copy of English', () => {
  const copied = english.sources
    .filter(({ path }) => path.startsWith('locales/en/'))
    .map(({ path, text }) => ({ path: path.replace('/en/', '/sw/'), text }))
  const bare = readContent([...english.sources, ...copied])
  const record = { path: recordPath('sw'), text: recordNow(bare, 'sw', []) }
  const copy = readContent([...bare.sources, record])
  const faults = checkContent(copy)

  test('fails with one fault a text, and with no other', () => {
    expect(new Set(faults.map(({ wrong }) => wrong))).toEqual(new Set(['reads the same as the English text']))
    expect(new Set(faults.map(({ file, path }) => `${file} ${path}`)).size).toBe(faults.length)
    expect(faults.every(({ file }) => file.startsWith('locales/sw/'))).toBe(true)
  })

  test('only names, numbers and forms may stay as they are', () => {
    const told = new Set(faults.map(({ file, path }) => `${file} ${path}`))
    const kept = textsOf(copy, 'sw').filter(({ file, at }) => !told.has(`${file.path} ${at.join('.')}`))
    for (const { text } of kept) expect(text).toMatch(/^([\W\d]|\{\{\w+\}\}|\p{Lu}[\p{L}\d-]*)+$/u)
    expect(kept.length).toBeLessThan(textsOf(copy, 'sw').length / 20)
  })
})
