import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits } from '../../../src/text/segments.ts'
import { foundIn } from '../../../src/text/words.ts'
import { content, testApp } from '../../support/app.ts'
import { chat, textOf } from '../../support/chat.ts'
import { NASTY, SEED, writing } from './texts.ts'

const app = testApp()
const TOKEN = 'zqxjkvbpwmtnrshd'
const sensitive = (locale: string) => content().wordLists.safety.get(locale)!.sensitive

describe('a whole conversation of anything', () => {
  test('is answered with one message within its budget each time, that repeats nothing and gives nothing away on a locked phone', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(writing(), fc.boolean()), { minLength: 1, maxLength: 10 }),
        fc.constantFrom('sms' as const, 'whatsapp' as const),
        async (texts, channel) => {
          const family = chat(app, { channel })
          for (const [text, withToken] of texts) {
            const reply = await family(withToken ? `${text} ${TOKEN}` : text)
            if (reply.messages.length === 0) {
              expect(reply.understood).toBe('opt_out')
              continue
            }
            expect(reply.messages).toHaveLength(1)
            expect(fits(textOf(reply), channel)).toBe(true)
            expect(textOf(reply)).not.toContain(TOKEN)
            expect(foundIn(textOf(reply).slice(0, 40), sensitive(reply.language)), textOf(reply)).toBeUndefined()
          }
        },
      ),
      { numRuns: 200, seed: SEED },
    ))

  test.each(NASTY.map((text) => [text]))('%j is answered, from anywhere', async (text) => {
    for (const before of [[], ['MENU'], ['se llevaron a mi esposo'], ['LANGUAGE'], ['consulate']]) {
      const family = chat(app)
      for (const said of before) await family(said)
      const reply = await family(text)
      expect(reply.messages).toHaveLength(1)
      expect(textOf(reply)).not.toMatch(/[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|<Message|\{\{/)
    }
  })

  test('nothing of it reaches the log', () => expect(app.logged.filter((line) => line.includes(TOKEN))).toEqual([]))
})

describe('many phones at once', () => {
  test('each gets what it would get alone', async () => {
    const names = [...content().catalogue.texts.get('en')!.values()].filter(({ key }) => key.startsWith('topics.'))
    const alone = new Map<string, string[]>()
    for (const { key, text } of names) {
      const family = chat(app)
      alone.set(key, [textOf(await family(text)), textOf(await family(text)), textOf(await family('1'))])
    }
    const phones = Array.from({ length: 200 }, (_, index) => ({
      name: names[index % names.length]!,
      family: chat(app),
    }))
    const answers = await Promise.all(
      phones.map(async ({ name, family }) => ({
        key: name.key,
        got: (await Promise.all([family(name.text), family(name.text), family('1')])).map(textOf),
      })),
    )
    for (const { key, got } of answers) expect(got, key).toEqual(alone.get(key))
  })
})
