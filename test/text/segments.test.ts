import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { fits, sizeOf } from '../../src/text/segments.ts'

/** Measured with Twilio's calculator; two of them show where a pair may not straddle two segments. */
const rows: [name: string, text: string, encoding: string, segments: number][] = [
  ['160 a', 'a'.repeat(160), 'GSM-7', 1],
  ['161 a', 'a'.repeat(161), 'GSM-7', 2],
  ['306 a', 'a'.repeat(306), 'GSM-7', 2],
  ['307 a', 'a'.repeat(307), 'GSM-7', 3],
  ['80 euro signs', '€'.repeat(80), 'GSM-7', 1],
  ['81 euro signs', '€'.repeat(81), 'GSM-7', 2],
  ['a euro sign across the border', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
  ['70 á', 'á'.repeat(70), 'UCS-2', 1],
  ['71 á', 'á'.repeat(71), 'UCS-2', 2],
  ['135 á', 'á'.repeat(135), 'UCS-2', 3],
  ['35 emoji', '😀'.repeat(35), 'UCS-2', 1],
  ['36 emoji', '😀'.repeat(36), 'UCS-2', 2],
  ['an emoji across the border', `${'á'.repeat(66)}😀${'á'.repeat(66)}`, 'UCS-2', 3],
  ['words that stay cheap', 'mañana, teléfono, niño, ¿qué?', 'GSM-7', 1],
  ['words that do not', 'está', 'UCS-2', 1],
]

describe('segments as Twilio bills them', () => {
  test.each(rows)('%s', (_name, text, encoding, segments) => expect(sizeOf(text)).toEqual({ encoding, segments }))
})

test('an SMS holds three segments in GSM-7 and four in UCS-2, a WhatsApp message 1,024 characters', () => {
  expect(fits('a'.repeat(459), 'sms')).toBe(true)
  expect(fits('a'.repeat(460), 'sms')).toBe(false)
  expect(fits('á'.repeat(268), 'sms')).toBe(true)
  expect(fits('á'.repeat(269), 'sms')).toBe(false)
  expect(fits('á'.repeat(1024), 'whatsapp')).toBe(true)
  expect(fits('á'.repeat(1025), 'whatsapp')).toBe(false)
})

/** Texts near the limits, with the characters that make counting hard: escaped pairs, emoji, marks that join, CR LF. */
const near = (limits: number[], plain: string, hard: string[]) =>
  fc
    .tuple(
      fc.constantFrom(...limits),
      fc.integer({ min: -9, max: 3 }),
      fc.array(fc.tuple(fc.nat(459), fc.constantFrom(...hard)), { maxLength: 6 }),
    )
    .map(([limit, more, others]) => {
      const text = Array.from({ length: limit + more }, () => plain)
      for (const [at, character] of others) if (at < text.length) text[at] = character
      return text.join('')
    })
const gsm = near([160, 306, 459], 'a', ['€', '{', 'é', '\n', '\r\n'])
const ucs = near([70, 134, 201, 268], 'ж', [
  '😀',
  '👩‍👩‍👧',
  '€',
  'q\u0323',
  'مً',
  '각',
  'a',
  '\u200f',
  '\u2066',
  'ก\u0e33',
])

test('counting says what the calculator of Twilio says, and what fits is what its segments allow', () =>
  fc.assert(
    fc.property(fc.oneof(gsm, ucs), (text) => {
      const { encodingName, segmentsCount } = new SegmentedMessage(text)
      expect(sizeOf(text)).toEqual({ encoding: encodingName, segments: segmentsCount })
      expect(fits(text, 'sms')).toBe(segmentsCount <= (encodingName === 'GSM-7' ? 3 : 4))
    }),
    { numRuns: 1_000, seed: 20261122 },
  ))
