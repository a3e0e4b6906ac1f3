import { expect, test } from 'vitest'
import { interference } from './experiments/interference.ts'
import { FEW_TOPICS, joining } from './experiments/joining.ts'
import { families } from './family.ts'

const SEED = 1_121_314

test('T08: what is stored and printed does not depend on who wrote', async () => {
  const { found, did } = await interference(100, SEED)
  expect(found, did).toEqual([])
}, 600_000)

test('T11, T12: who knows when each family wrote learns nothing from our disk and our logs', async () => {
  for (const { found, did } of await joining(families(300, SEED, FEW_TOPICS))) expect(found, did).toEqual([])
}, 600_000)
