import { expect, test } from 'vitest'
import { contentFiles } from '../../src/content.ts'
import { ROOT } from '../support/app.ts'

/** The numbers that nobody has, from which all families of these tests write. */
const FICTIONAL = /555[-. ]?01\d\d/

test('no content that a line reads holds a number of a family here: it would look like a trace of them', () => {
  const holding = contentFiles(ROOT).filter(
    ({ path, text }) => /^(locales|flows|drizzle)\//.test(path) && FICTIONAL.test(text),
  )
  expect(holding.map(({ path }) => path)).toEqual([])
  expect(FICTIONAL.test('call 509-555-0123')).toBe(true)
})
