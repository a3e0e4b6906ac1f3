import { beforeAll, expect, test } from 'vitest'
import { crashes } from './experiments/crashes.ts'
import type { Finding } from './experiments/finding.ts'
import { heap } from './experiments/heap.ts'
import { kills } from './experiments/kills.ts'
import { residue } from './experiments/residue.ts'
import { families } from './family.ts'
import { SECRETS } from './line/line.ts'
import { needlesOf } from './line/talk.ts'
import { scannerFor } from './scan/scanner.ts'

const SEED = 20_261_122
const SPOKEN = families(300, SEED)
const scanner = scannerFor(needlesOf(SPOKEN), SECRETS)

let findings: Finding[]
beforeAll(async () => {
  findings = await residue(SPOKEN, scanner)
}, 600_000)

test.each(['T01', 'T03', 'T07', 'T09'])('%s: nothing of a family is left', (id) => {
  const found = findings.find((each) => each.id === id)!
  expect(found.found, found.did).toEqual([])
})

/** The others are for `npm run trust`: each is a process of its own. */
const CRASHES = ['SIGABRT', 'an error nobody catches', 'a rejection nobody handles']
const FEW = SPOKEN.slice(0, 60)

test('T02: killed in the middle of conversations, it leaves nothing of a family and starts again', async () => {
  const { found, did } = await kills(FEW, scanner, 2, SEED)
  expect(found, did).toEqual([])
}, 600_000)

test('T06: however it crashes, it prints and leaves nothing of a family', async () => {
  const { found, did } = await crashes(FEW.slice(0, 10), scanner, CRASHES)
  expect(found, did).toEqual([])
}, 600_000)

test('T04: once conversations have ended, the heap holds nothing of a family', async () => {
  const { found, did } = await heap(FEW, scanner)
  expect(found, did).toEqual([])
}, 600_000)
