import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentFiles } from '../../src/content/files.ts'
import { ROOT } from '../support/app.ts'

/** The numbers that nobody has, from which all families of these tests write; none of them from a toll-free one. */
const FICTIONAL = /(?<!800\)?[-. ]?)555[-. ]?01\d\d/

test('no content that a line reads holds a number of a family here: it would look like a trace of them', () => {
  const holding = contentFiles(ROOT).filter(
    ({ path, text }) => /^(locales|flows|drizzle)\//.test(path) && FICTIONAL.test(text),
  )
  expect(holding.map(({ path }) => path)).toEqual([])
})

test('nor does the program, whose source is in its memory', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(ts|mjs|js|css|html)$/.test(path),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((path) => FICTIONAL.test(readFileSync(join(ROOT, 'src', path), 'utf8')))).toEqual([])
})

test('such a number is seen', () => {
  expect(FICTIONAL.test('call 509-555-0123')).toBe(true)
  expect(FICTIONAL.test('call 1-800-555-0123')).toBe(false)
})
