import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speaks } from '../../../src/flow/graph.ts'
import { pressOf } from '../../../src/hotline.ts'
import { compose, type Part } from '../../../src/text/compose.ts'
import { fits } from '../../../src/text/segments.ts'
import { content } from '../../support/app.ts'
import { SEED } from './texts.ts'

const { locales } = content().catalogue
const press = pressOf(content(), { org: 'Vecinas', phone: '509-555-0142' }, locales)
/** Texts that name what a look-up found are filled by the conversation; the others stand for themselves. */
const nodes = [...content().flows.graph.nodes.values()]
  .filter(speaks)
  .filter((node) =>
    locales.every((locale) =>
      [node.text, node.twinText].every(
        (key) => !/\{\{(?!org|phone|help)/.test(content().catalogue.texts.get(locale)?.get(key)?.text ?? ''),
      ),
    ),
  )

const said = fc
  .constantFrom(...nodes)
  .map((node): Part[] => [
    { type: 'say', node: node.id },
    ...(node.kind === 'ask' ? [{ type: 'options' as const, node: node.id }] : []),
  ])
const parts = fc
  .tuple(fc.boolean(), fc.array(said, { minLength: 1, maxLength: 3 }))
  .map(([introduces, each]) => [...each.flat(), ...(introduces ? [{ type: 'introduce' } as const] : [])])
const setting = fc.record({
  locale: fc.constantFrom(...locales),
  channel: fc.constantFrom('sms' as const, 'whatsapp' as const),
  today: fc.constantFrom('2026-11-22', '2027-06-01', '2031-01-01'),
  page: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(1_000_000)),
})

test('whatever is said together, each page is one message within its budget, and no placeholder is left in it', () =>
  fc.assert(
    fc.property(parts, setting, (together, on) => {
      const message = compose(press, together, on)
      expect(fits(message.text, on.channel), message.text).toBe(true)
      expect(message.text.trim()).not.toBe('')
      expect(message.text).not.toMatch(/\{\{|\}\}|undefined|\[object/)
      expect(message.page).toBeLessThan(message.pages)
      expect(message.options.length).toBeLessThanOrEqual(9)
    }),
    { numRuns: 1_000, seed: SEED },
  ))

test('the pages of a message show every option once', () =>
  fc.assert(
    fc.property(parts, setting, (together, on) => {
      const first = compose(press, together, { ...on, page: 0 })
      const shown = Array.from(
        { length: first.pages },
        (_, page) => compose(press, together, { ...on, page }).options,
      ).flat()
      expect(shown.map(({ id }) => id)).toEqual(shown.map((_, index) => String(index + 1)))
    }),
    { numRuns: 300, seed: SEED },
  ))
