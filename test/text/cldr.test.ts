import { expect, test } from 'vitest'
import { keptCldr, runtimeCldr, tableOf } from '../../src/text/cldr.ts'
import { content } from '../support/read-content.ts'

const { cldr } = content()

test.each([
  ['en', 'quc', /^K.iche.$/],
  ['es', 'so', /^somalí$/],
  ['so', 'so', /^Soomaali$/],
  ['ps', 'ps', /^پښتو$/],
  ['ht', 'ti', /^Tigrinya$/],
])('in %s the language %s has its name wherever the line runs', (locale, tag, name) =>
  expect(cldr.language(locale, tag)).toMatch(name))

test.each([
  ['en', 'FK', 'long', 'Falkland Islands'],
  ['en', 'MM', 'short', 'Myanmar'],
  ['ko', 'GT', 'long', '과테말라'],
] as const)('in %s the country %s has its %s name wherever the line runs', (locale, iso2, style, name) =>
  expect(cldr.country(locale, iso2, style)).toBe(name))

test('a table keeps what the runtime says, what a language calls itself, and nothing of what it does not know', () => {
  const runtime = runtimeCldr()
  const kept = keptCldr(JSON.parse(JSON.stringify(tableOf(runtime, ['es'], ['vi']))))
  for (const iso2 of ['MX', 'SV', 'CD']) {
    expect(kept.country('es', iso2)).toBe(runtime.country('es', iso2))
    expect(kept.country('es', iso2, 'short')).toBe(runtime.country('es', iso2, 'short'))
  }
  expect(kept.language('es', 'yue')).toBe(runtime.language('es', 'yue'))
  expect(kept.language('vi', 'vi')).toBe('Tiếng Việt')
  expect(kept.country('es', 'QQ')).toBeUndefined()
  expect(kept.language('es', 'qqq')).toBeUndefined()
  expect(kept.country('de', 'MX')).toBeUndefined()
})
