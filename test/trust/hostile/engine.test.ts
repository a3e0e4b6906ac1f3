import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect, Input } from '../../../src/engine/input.ts'
import { newSession, type Session } from '../../../src/engine/session.ts'
import { step } from '../../../src/engine/step.ts'
import type { World } from '../../../src/engine/walk.ts'
import { WELCOME } from '../../../src/flow/graph.ts'
import { content } from '../../support/app.ts'
import { NASTY, SEED } from './texts.ts'

const { graph } = content().flows
const { locales } = content().catalogue
const starts = [...graph.starts.values()]
const LOOKUPS_IN_A_TURN = 5

const text = fc.oneof(
  fc.constantFrom(...NASTY, 'zip:98902', 'state:TX', 'city:el paso', 'MX'),
  fc.string({ unit: 'binary' }),
)
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('open' as const), node: fc.constantFrom(...starts) }) },
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('choice' as const), index: fc.integer({ min: -2, max: 30 }) }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('value' as const), value: text, keep: fc.boolean() }) },
  fc.record({ type: fc.constant('more' as const), pages: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ type: fc.constant('language' as const), language: fc.constantFrom(...locales) }),
  fc.constantFrom<Input>(
    { type: 'back' },
    { type: 'repeat' },
    { type: 'unread' },
    { type: 'aside', aside: { text: 'empty' } },
  ),
)
const outcome = fc.constantFrom('none' as const, 'failed' as const)

/** A conversation after its first message: what is read before that always opens something. */
function begun(world: World): Session {
  return step(world, newSession('es'), { type: 'open', node: WELCOME })[0]
}

test('any inputs in any order come to a wait or an end: no error, no ring, nothing that grows', () =>
  fc.assert(
    fc.property(
      fc.array(input, { maxLength: 40 }),
      fc.array(outcome, { minLength: 1 }),
      fc.boolean(),
      (inputs, outcomes, phone) => {
        const world: World = {
          graph,
          menu: graph.starts.get('menu')!,
          known: { channel: 'sms', ...(phone && { org_phone: '1' }) },
        }
        let session = begun(world)
        let looked = 0
        for (const each of inputs) {
          let effects: Effect[]
          ;[session, effects] = step(world, session, each)
          for (let lookups = 0; ; lookups++) {
            const lookup = effects.find((effect) => effect.type === 'lookup')
            if (!lookup) break
            expect(lookups).toBeLessThan(LOOKUPS_IN_A_TURN)
            const found = outcomes[looked++ % outcomes.length]!
            ;[session, effects] = step(world, session, {
              type: 'found',
              at: lookup.node,
              outcome: found,
              rows: [],
              values: {},
            })
          }
          expect(effects.length).toBeLessThan(30)
          expect(session.trail.length).toBeLessThanOrEqual(8)
          expect(session.misses).toBeLessThan(3)
          expect(Object.keys(session.values).length).toBeLessThan(20)
          const ended = effects.some(({ type }) => type === 'forget')
          if (ended) session = begun(world)
          else expect(graph.nodes.get(session.at)?.kind, `after ${JSON.stringify(each)}`).toBe('ask')
        }
      },
    ),
    { numRuns: 600, seed: SEED },
  ))
