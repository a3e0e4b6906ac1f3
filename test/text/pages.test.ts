import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut, pagesOf } from '../../src/text/pages.ts'

const draft = (paragraphs: string[], options: string[] = [], goesOn = false) => ({
  paragraphs,
  options: options.map((label, index) => `${index + 1} ${label}`),
  continued: 'And on:',
  more: 'MORE',
  goesOn,
  rightToLeft: false,
})
const within = (limit: number) => (text: string) => text.length <= limit

test('what fits is one page, options below the text', () => {
  const one = draft(['Hello.'], ['Yes', 'No'])
  const pages = pagesOf(one, within(100))
  expect(pages.map((page) => layOut(one, page, true))).toEqual(['Hello.\n1 Yes\n2 No'])
})

test('a page shows nine options at most; MORE goes on with the numbers', () => {
  const many = draft(['Choose:'], [...'abcdefghijkl'])
  const pages = pagesOf(many, within(1000))
  expect(layOut(many, pages[0]!, false)).toMatch(/^Choose:\n1 a\n[\s\S]*9 i\nMORE$/)
  expect(layOut(many, pages[1]!, true)).toBe('And on:\n10 j\n11 k\n12 l')
})

test('a long text is divided at sentences; a number and a link stay whole', () => {
  const long = draft(['Call 1-800-799-7233 at any hour. See locator.ice.gov for more. That is all.'], ['Menu'])
  const pages = pagesOf(long, within(46)).map((page, index, all) => layOut(long, page, index === all.length - 1))
  expect(pages).toEqual([
    'Call 1-800-799-7233 at any hour.\nMORE',
    'And on:\nSee locator.ice.gov for more.\nMORE',
    'And on:\nThat is all.\n1 Menu',
  ])
})

test('Chinese is divided after its full stops, which no blank follows, and never inside quotation marks', () => {
  const long = draft(['请先慢慢深呼吸三次。可以说：“我不同意。”然后保持沉默！'], ['菜单'])
  const pages = pagesOf(long, within(25)).map((page, index, all) => layOut(long, page, index === all.length - 1))
  expect(pages).toEqual([
    '请先慢慢深呼吸三次。\nMORE',
    'And on:\n可以说：“我不同意。”\nMORE',
    'And on:\n然后保持沉默！\n1 菜单',
  ])
})

test('whatever the text, every page is within the budget and nothing is lost or said twice', () => {
  const sentence = fc.stringMatching(/^[A-Z][a-z ]{1,40}[a-z]\.$/)
  const label = fc.stringMatching(/^[a-z]{1,20}$/)
  fc.assert(
    fc.property(
      fc.array(sentence, { maxLength: 12 }),
      fc.array(label, { maxLength: 25 }),
      fc.integer({ min: 80, max: 300 }),
      (sentences, labels, limit) => {
        const any = draft(sentences.length > 0 ? [sentences.join(' ')] : [], labels)
        const pages = pagesOf(any, within(limit))
        for (const [index, page] of pages.entries())
          expect(layOut(any, page, index === pages.length - 1).length).toBeLessThanOrEqual(limit)
        expect(pages.flatMap((page) => any.options.slice(page.from, page.to))).toEqual(any.options)
        expect(pages.flatMap((page) => page.paragraphs.filter((text) => text !== 'And on:')).join(' ')).toBe(
          sentences.join(' '),
        )
      },
    ),
  )
})
