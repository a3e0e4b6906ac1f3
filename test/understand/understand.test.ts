import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentFiles } from '../../src/content/files.ts'
import { wordsOf } from '../../src/text/fold.ts'
import { loadPhrases } from '../../src/understand/load-phrases.ts'
import { phraseUnderstanding } from '../../src/understand/phrase-lists.ts'
import figures from './frozen-figures.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '../..')
const sources = contentFiles(ROOT).filter(({ path }) => path.includes('/understand/'))
const { lists, faults } = loadPhrases(sources)
const understanding = phraseUnderstanding(lists)
const understand = (text: string, prefer?: string, by = understanding) => by.understand(wordsOf(text), prefer)

type Labelled = { topics: string[]; message: string }
type Shares = { right: number; false: number; crises: number }

/** The labelled messages of a file: `topic<TAB>message`, `-` where nothing is meant, `a|b` where both are right. */
function messagesOf(locale: string, name: string): Labelled[] {
  const lines = readFileSync(join(import.meta.dirname, locale, `${name}.tsv`), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [topics, message] = line.split('\t')
      return { topics: topics!.split('|'), message: message! }
    })
}

/** How many of the messages that mean a topic find it, and how many of those that mean none find one. */
async function sharesOf(messages: Labelled[], from = understanding): Promise<Shares> {
  const said = await Promise.all(
    messages.map(async ({ topics, message }) => ({ topics, found: await understand(message, undefined, from) })),
  )
  const meant = said.filter(({ topics }) => !topics.includes('-'))
  const idle = said.filter(({ topics }) => topics.every((topic) => topic === '-'))
  const right = meant.filter(({ topics, found }) => topics.includes(found?.topic ?? '-'))
  return {
    right: right.length / meant.length,
    false: idle.filter(({ found }) => found).length / idle.length,
    crises: idle.filter(({ found }) => found?.crisis).length,
  }
}

test('the phrase lists hold no fault', () => {
  expect(faults).toEqual([])
})

test('every language has phrases for every topic that English has', () => {
  const topicsOf = (locale: string) => [...lists.get(locale)!.topics.keys()].sort()
  for (const locale of lists.keys()) expect(topicsOf(locale), locale).toEqual(expect.arrayContaining(topicsOf('en')))
})

describe.each(Object.entries(figures))('messages in %s', (locale, frozen) => {
  test('tuning messages find their topics, and idle ones find none', async () => {
    const shares = await sharesOf(messagesOf(locale, 'tuning'))
    expect(shares.right).toBeGreaterThanOrEqual(0.95)
    expect(shares.false).toBeLessThanOrEqual(0.03)
    expect(shares.crises).toBeLessThanOrEqual(1)
  })

  test('frozen messages, never tuned on, are understood no worse than before', async () => {
    const shares = await sharesOf(messagesOf(locale, 'frozen'))
    expect(shares.right).toBeGreaterThanOrEqual(frozen.right)
    expect(shares.false).toBeLessThanOrEqual(frozen.false)
  })

  test('tuning messages are understood the same however the files are ordered, and however often', async () => {
    const other = phraseUnderstanding(loadPhrases(sources.toReversed()).lists)
    for (const { message } of messagesOf(locale, 'tuning')) {
      const first = await understand(message)
      expect(await understand(message)).toEqual(first)
      expect(await understand(message, undefined, other)).toEqual(first)
    }
  })

  test('tuning messages are understood in any case, without accents and with blanks to spare', async () => {
    for (const { message } of messagesOf(locale, 'tuning').slice(0, 100)) {
      const first = await understand(message)
      const bare = message.normalize('NFD').replace(/\p{M}/gu, '')
      expect(await understand(`  ${bare.toUpperCase().replaceAll(' ', '   ')}!! `)).toEqual(first)
    }
  })
})

test('what is said decides the language; the preferred one decides only where both find as much', async () => {
  expect(await understand('se llevaron a mi esposo', 'en')).toMatchObject({ locale: 'es' })
  expect(await understand('ice took my dad', 'es')).toMatchObject({ locale: 'en' })
  expect(await understand('DACA', 'es')).toMatchObject({ locale: 'es', topic: 'legal_relief' })
  expect(await understand('DACA', 'en')).toMatchObject({ locale: 'en', topic: 'legal_relief' })
})

test('a crisis is found before anything else that is said', async () => {
  const long = 'necesito un abogado y comida y clases de ingles pero ahorita estan tocando la puerta los de la migra'
  expect(await understand(long)).toEqual({
    topic: 'crisis.door_now',
    locale: 'es',
    crisis: true,
    alsoIn: [],
  })
})

test('the longest message a phone can send does not hang the line', async () => {
  const letters = 'se llevaron a mi esposo la migra casa puerta ice took my dad at work '.repeat(100)
  const started = performance.now()
  for (const text of [letters, 'ice '.repeat(5000), 'a'.repeat(20000), 'detenidoo '.repeat(2000)])
    for (let time = 0; time < 10; time++) await understand(text)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.each([
  ['consulado', ['es', 'pt-BR']],
  ['avocat', ['fr', 'ht']],
])('%s is as good in two languages that write it alike', async (word, locales) => {
  const found = await understand(word, 'en')
  expect([found!.locale, ...found!.alsoIn].sort()).toEqual(locales)
})

test.each(['hospital', 'abogado', 'lawyer'])('%s is taken in one language and nobody is asked which', async (word) =>
  expect((await understand(word, 'en'))!.alsoIn).toEqual([]))

test.each(['', '!!!', ' '])('%j means nothing', async (text) => expect(await understand(text)).toBeUndefined())

test('a word that another language also writes raises no crisis in that other language', async () => {
  expect((await understand('dv resources', 'en'))!.topic).toBe('services.dv')
  expect(await understand('help police', 'en')).toMatchObject({ locale: 'en', topic: 'crisis.danger' })
  expect((await understand('help', 'en'))?.crisis).not.toBe(true)
})
