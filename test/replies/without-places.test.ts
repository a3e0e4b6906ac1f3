import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { placeIn } from '../../src/replies/mentions.ts'
import { sentenceOf } from '../../src/replies/sentence.ts'
import { withoutPlaces } from '../../src/replies/without-places.ts'
import { readWritten } from '../../src/replies/written.ts'
import { content, ROOT } from '../support/app.ts'
import { AROUND, STATES } from './place-words.ts'

const without = (text: string) => withoutPlaces(readWritten(text), STATES, AROUND).join(' ')

describe('what is asked for, without where', () => {
  const WISHES: [text: string, wish: string][] = [
    ['food pantry Orlando FL', 'food pantry'],
    ['food pantry, Orlando, Florida', 'food pantry'],
    ['abogado en Hialeah', 'abogado en'],
    ['luat su Garden Grove California', 'luat su'],
    ['immigration lawyer San Jose', 'immigration lawyer'],
    ['necesito comida, estoy en Las Vegas con mis hijos', 'necesito comida estoy en con mis hijos'],
    ['адвокат Нью-Йорк', 'адвокат'],
    ['律师 洛杉矶', '律 师'],
  ]
  test.each(WISHES)('%s', (text, wish) => {
    expect(without(text)).toBe(wish)
  })

  test('of a text that names no place the very words are left', () => {
    for (const text of ['¿Qué hago si viene la migra?', '']) {
      const written = readWritten(text)
      expect(withoutPlaces(written, STATES, AROUND)).toBe(written.words)
    }
  })

  test('a text that is a place and nothing else stays one', () => {
    expect(without('Houston TX')).toBe('houston tx')
  })

  test('a word that is a city too is left where nothing says that it is one', () => {
    expect(without('my mobile phone was taken')).toBe('my mobile phone was taken')
    expect(without('what a surprise this letter is')).toBe('what a surprise this letter is')
  })

  test('a very long text is read in bounded time and keeps its words', () => {
    expect(without(`food ${'x '.repeat(5_000)}`).startsWith('food x')).toBe(true)
  })
})

test('the names of cities are those of the table of ZIP codes that have three or more in one state', () => {
  const table = readFileSync(join(ROOT, 'drizzle/seed/zips.csv'), 'utf8')
  const rows = parse(table, { columns: true }) as { city: string; state: string }[]
  const byCity = Map.groupBy(
    rows.filter(({ city }) => city !== ''),
    ({ city, state }) => `${city}\n${state}`,
  )
  const larger = [...byCity].flatMap(([key, zips]) => (zips.length >= 3 ? [key.split('\n')[0]!] : []))
  expect(content().cityNames.toSorted()).toEqual([...new Set(larger)].sort())
})

describe('a city that nothing introduces is where help is wanted, if the directory knows it', () => {
  const PLACES: [text: string, near: string][] = [
    ['doctor honolulu', 'city:honolulu'],
    ['luat su garden grove', 'city:garden grove'],
  ]
  test.each(PLACES)('%s', (text, near) => {
    expect(placeIn(sentenceOf(text), STATES, AROUND)).toEqual({ near, sure: false })
  })

  test('two of them are none', () => {
    expect(placeIn(sentenceOf('doctor honolulu, seattle'), STATES, AROUND)).toBeUndefined()
  })
})
