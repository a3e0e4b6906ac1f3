import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../src/text/fold.ts'
import { phraseUnderstanding } from '../../../src/understand/phrase-lists.ts'
import { content } from '../../support/app.ts'
import { NASTY, SEED, SLOW, writing } from './texts.ts'

const understanding = phraseUnderstanding(content().phrases.lists)
const { starts } = content().flows.graph
const understand = (text: string) => understanding.understand(wordsOf(text))

describe('whatever is written, the matcher finds a topic there is, or nothing', () => {
  test('in random writing of all languages', () =>
    fc.assert(
      fc.asyncProperty(writing(), async (text) => {
        const found = await understand(text)
        if (!found) return
        expect([...starts.keys()]).toContain(found.topic)
        expect(content().catalogue.locales).toContain(found.locale)
        expect(found.crisis).toBe(found.topic.startsWith('crisis.'))
      }),
      { numRuns: 1_500, seed: SEED },
    ))

  test('the same whether accents are written as one character or two', () =>
    fc.assert(
      fc.asyncProperty(writing(), async (text) => {
        const well = text.toWellFormed()
        expect(await understand(well.normalize('NFD'))).toEqual(await understand(well.normalize('NFC')))
      }),
      { numRuns: 500, seed: SEED },
    ))

  test('nothing in texts that mean nothing', async () => {
    for (const text of NASTY) expect((await understand(text))?.crisis ?? false, JSON.stringify(text)).toBe(false)
  })

  test.each(
    SLOW.map((text) => [text.slice(0, 8), text]),
  )('%j and so on, 50,000 letters long, is read to its end', async (_, text) => {
    await understand(text) // a pattern that blows up would hang here until the limit of the test
  })
})
