import { expect, test } from 'vitest'
import { controls } from './experiments/controls.ts'
import { mutantsCaught } from './experiments/mutants-caught.ts'
import { families } from './family.ts'

const SEED = 5_550_100

test('40 of 40 planted needles are found, in more than 20 forms, and nothing where nothing of a family is', async () => {
  for (const { figures, found, did } of await controls(families(60, SEED), SEED)) {
    expect(found, did).toEqual([])
    if (figures) expect(figures).toMatch(/^(4\d|[5-9]\d) of \1 found, in [2-9]\d forms$/)
  }
}, 600_000)

test('a build that keeps a salted hash, one that logs a body, one that counts each message: every one is caught', async () => {
  const findings = await mutantsCaught(4_204_204)
  expect(findings).toHaveLength(4)
  for (const { found, did } of findings) expect(found, did).toEqual([])
}, 600_000)
