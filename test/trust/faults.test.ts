import { expect, test } from 'vitest'
import { clockJumps } from './experiments/clock.ts'
import { endings } from './experiments/endings.ts'
import { databaseFaults } from './experiments/faults.ts'
import { families } from './family.ts'
import { SECRETS } from './line/line.ts'
import { needlesOf } from './line/talk.ts'
import { scannerFor } from './scan/scanner.ts'

/** The others are for `npm run trust`: each is a process of its own. */
const FAULTS = ['locked from the start', 'deleted while it runs', 'broken in the middle', 'a full disk']
const SPOKEN = families(8, 434_446)

test('T43: whatever happens to the database, families are answered and nothing of them is told', async () => {
  const { found, did } = await databaseFaults(SPOKEN, scannerFor(needlesOf(SPOKEN), SECRETS), FAULTS)
  expect(found, did).toEqual([])
}, 600_000)

test('T44: no change of the date moves a conversation', async () => {
  const { found, did } = await clockJumps(SPOKEN[0]!)
  expect(found, did).toEqual([])
}, 600_000)

test('T46: what has begun is answered before the end, and a half-made database is made whole', async () => {
  const { found, did } = await endings(SPOKEN, [1_000_000])
  expect(found, did).toEqual([])
}, 600_000)
