import { expect, test } from 'vitest'
import { growth, patterns } from './patterns.ts'

/** What runs at an operator's desk, on files the operator chose, never on what a caller sends. */
/** Where one set of characters is made at start, of scripts or of letters: it matches one character. */
const ONE_SET = new Set(['text/letters.ts', 'understand/language.ts', 'understand/unserved.ts'])
const AT_THE_DESK = /^(cli|check|review|twilio|config|runtimes|flow|facts|directory\/(import|seed))\//

/**
 * Patterns that may take quadratic time, and why that harms nobody: none reads what a family wrote, and what they read is
 * short. Anything else that is used while a message is answered must be linear.
 */
const HARMLESS: Record<string, string> = {
  'answers/consulate.ts / in ([^,]+)$/': 'reads names of consulates',
  'answers/name.ts /,?\\s+(inc|llc|corp)\\b\\.?/gi': 'reads names of the directory',
  'answers/name.ts /[\\s,;:&(/-]+$/': 'reads names of the directory',
  'directory/hours.ts /[\\s,;:(]+$/': 'reads opening hours of the directory',
}
test('the checker knows a pattern that blows up from one that does not', () => {
  for (const bad of ['^(a+)+$', '^(ab|ab)*$', '(x+x+)+y']) expect(growth(bad, 'u'), bad).toBe('exponential')
  expect(growth('\\s+$', 'u')).toBe('polynomial')
  for (const good of ['^\\d{5}$', '[\\p{L}\\p{N}]+', '^a+b']) expect(growth(good, 'u'), good).toBe('linear')
})

test('no pattern that is used while a message is answered can blow up', () => {
  const used = patterns.filter(({ file }) => !AT_THE_DESK.test(file)).flatMap(({ literal }) => literal)
  expect(used.length).toBeGreaterThan(30)
  // With the flag v they are sets of characters alone, which the checker cannot read and which never look back.
  const slow = used.filter(({ source, flags }) => !flags.includes('v') && growth(source, flags) !== 'linear')
  const names = slow.map(({ file, source, flags }) => `${file} /${source}/${flags}`)
  expect(names.filter((name) => !(name in HARMLESS))).toEqual([])
}, 600_000)

test('these patterns are written out, so that they can be checked', () => {
  const made = patterns.filter(({ made }) => made > 0).map(({ file }) => file)
  expect(made.filter((file) => !AT_THE_DESK.test(file) && !ONE_SET.has(file))).toEqual([])
})
