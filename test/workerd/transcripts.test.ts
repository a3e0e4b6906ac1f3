import { describe, expect, test } from 'vitest'
import { play } from '../support/transcript.ts'

/** The recorded conversations of every flow, played by the Worker's runtime on D1: to the letter what Node answers. */
const files = import.meta.glob<string>('../conversations/**/*.txt', { query: '?raw', import: 'default', eager: true })
const recorded = Object.entries(files).map(([path, text]) => {
  const [locale = '', ...name] = path.replace('../conversations/', '').split('/')
  return { locale, name: name.join('/'), text }
})

describe.each([...new Set(recorded.map(({ locale }) => locale))])('conversations in %s, in workerd', (locale) => {
  test.each(recorded.filter((one) => one.locale === locale))('$name', async ({ text }) => {
    expect(await play(text, locale)).toBe(text)
  })
})
