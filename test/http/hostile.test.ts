import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits } from '../../src/text/segments.ts'
import { testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'

const app = testApp()
const bodies: [string, string][] = [
  ['nothing', ''],
  ['blanks', ' \t\n '],
  ['NUL and control characters', 'ho\u0000la\u0007\u001b[31m'],
  ['lone surrogates', '\uD83D \uDE00'],
  ['right-to-left overrides', '\u202Ehola\u202C \u2067si\u2069'],
  ['zero-width characters', 'm\u200Be\u200Dn\u2060u'],
  ['500 combining marks', `a${'\u0301'.repeat(500)}`],
  ['emoji', '😀👨‍👩‍👧‍👦🇲🇽1️⃣'.repeat(50)],
  ['markup', '<Response><Message>x</Message></Response> {{org}} ${x} %s'],
  ['1,600 letters', 'á'.repeat(1600)],
  ['64 KB of one word', 'hola '.repeat(13_000)],
  ['64 KB without a blank', 'a'.repeat(64_000)],
  ['every digit', '0123456789'.repeat(160)],
  ['a formula and a path', '=cmd|/c calc!A1 ../../etc/passwd'],
  ['object keys', '__proto__ constructor toString'],
]

describe('whatever a family sends, it gets one kind message within the budget', () => {
  test.each(bodies)('%s, first and inside a flow', async (_name, body) => {
    for (const before of [[], ['hola'], ['se llevaron a mi esposo', '1'], ['IDIOMA']]) {
      const family = chat(app)
      for (const reply of before) await family(reply)
      const reply = await family(body)
      expect(reply.messages).toHaveLength(1)
      expect(fits(textOf(reply), 'sms')).toBe(true)
      expect(textOf(reply)).not.toContain('<Message>')
    }
  })

  test('random texts in random order', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        'hola',
        '1',
        '2',
        '9',
        'MORE',
        'BACK',
        'menu',
        'REPEAT',
        'source',
        'english',
        'se llevaron a mi papa',
        'PERSON',
        'STOP',
        'delete',
        'yes',
        'no sé',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom('sms' as const, 'whatsapp' as const),
        async (texts, channel) => {
          const family = chat(app, { channel })
          for (const text of texts) {
            const reply = await family(text)
            expect(reply.messages.length).toBeLessThanOrEqual(1)
            if (reply.messages.length > 0) expect(fits(textOf(reply), channel)).toBe(true)
            else expect(reply.understood).toBe('opt_out')
          }
        },
      ),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('nothing that was written is repeated', async () => {
    const token = 'zqxjkvbpwmtnrshd'
    for (const before of [[], ['hola'], ['que hago si viene la migra a mi casa']]) {
      const family = chat(app)
      for (const reply of before) await family(reply)
      for (const body of [token, `se llevaron a ${token}`, `LANGUAGE ${token}`, `menu ${token}`])
        expect(textOf(await family(body))).not.toContain(token)
    }
    expect(app.logged.join()).not.toContain(token)
  })

  test('long messages are read in time', async () => {
    const started = performance.now()
    for (const body of [
      'a'.repeat(64_000),
      'migra '.repeat(10_000),
      'se llevaron '.repeat(5_000),
      `${'x '.repeat(30_000)}1`,
    ])
      await chat(app)(body)
    expect(performance.now() - started).toBeLessThan(30_000) // a hang, not a speed
  })
})
