import { expect, test } from 'vitest'
import { bodies } from '../experiments/bodies.ts'
import { crosstalk } from '../experiments/crosstalk.ts'
import { families } from '../family.ts'

test('T25, T26, T28: whatever is sent to the process, it answers, stays small, and asks nobody', async () => {
  for (const { id, found, did } of await bodies(families(1, 252_628)[0]!)) expect(found, `${id}: ${did}`).toEqual([])
}, 600_000)

test('T30: phones that write at once never get each other’s answers', async () => {
  const { found, did } = await crosstalk(150)
  expect(found, did).toEqual([])
}, 600_000)
