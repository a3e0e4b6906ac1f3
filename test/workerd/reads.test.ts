import { env } from 'cloudflare:workers'
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { openD1 } from '../../src/directory/d1.ts'
import { directoryOf } from '../../src/directory/look-up.ts'
import { testApp } from '../support/app.ts'
import { chat } from '../support/chat.ts'
import { seededDirectory } from '../support/directory.ts'

/** D1, and what was asked of it: journeys, and the statements they carried. Any other way to ask it fails. */
function counted(binding: D1Database) {
  const asked = { journeys: 0, statements: 0 }
  const database = {
    withSession(copy: string) {
      const session = binding.withSession(copy)
      return {
        prepare: (text: string) => session.prepare(text),
        batch(statements: D1PreparedStatement[]) {
          asked.journeys++
          asked.statements += statements.length
          return session.batch(statements)
        },
      }
    },
  }
  return { asked, database: database as unknown as D1Database }
}

const { asked, database } = counted(env.DIRECTORY)
beforeAll(async () => void (await seededDirectory()))

/** A family that talks to a line on D1; each message is answered with the journeys it took. */
function family() {
  const app = testApp({ directory: directoryOf(openD1(database).db) })
  const say = chat(app)
  return async (text: string, more = {}) => {
    const before = { ...asked }
    const { node, results } = await say(text, more)
    return {
      node,
      results: results.length,
      journeys: asked.journeys - before.journeys,
      statements: asked.statements - before.statements,
    }
  }
}

test('an ordinary turn asks D1 nothing', async () => {
  for (const talk of [
    ['hola', '1', '1', 'SIGUE', 'FUENTE', 'ATRAS', 'MENU', 'ayuda', 'privacidad', 'borrar'],
    ['ICE is at my door', '1', 'source', 'more', 'repeat', 'language', 'x', 'delete'],
    ['se llevaron a mi esposo', '2', 'persona', 'idioma', '1'],
  ]) {
    const say = family()
    for (const text of talk) expect(await say(text), text).toMatchObject({ journeys: 0, statements: 0 })
  }
})

describe('a turn that looks something up asks D1 at most three times', () => {
  test.each([
    ['food bank near 77002', 'more', 'wider', '1', 'source', 'repeat', 'back'],
    ['lawyer in el paso', '1', 'more', 'source'],
    ['comida en springfield', '1', 'sigue'],
    ['clinic in 59001', 'wider', 'wider', 'wider', 'source', 'more'],
    ['help with abuse in 90022', '1', 'source'],
    ['shelter in texas', 'more', 'source', '2'],
    ['consulado de mexico en 78701', 'fuente', '1', 'sigue'],
    ['consulado de guatemala en texas', 'sigue', '1'],
    ['consulate of tuvalu', '00000', '09012'],
    ['id card in 10453', '1', 'more', 'source'],
    ['food bank near 00000', '77002'],
    ['food bank near 09012', 'source'],
  ])('%s', async (...talk) => {
    const say = family()
    for (const text of talk) {
      const turn = await say(text)
      expect(turn.journeys, `${text}: ${JSON.stringify(turn)}`).toBeLessThanOrEqual(3)
    }
  })

  test('a shared place too', async () => {
    const say = family()
    await say('food')
    const turn = await say('', { latitude: 34.05, longitude: -118.24 })
    expect(turn.results).toBeGreaterThan(0)
    expect(turn.journeys).toBeLessThanOrEqual(3)
  })

  test('and does ask: the count counts', async () =>
    expect(await family()('food bank near 77002')).toMatchObject({ journeys: 2 }))
})
