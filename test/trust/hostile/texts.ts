import fc from 'fast-check'
import { content } from '../../support/app.ts'

/** The seed of every property here: the same cases in every run. */
export const SEED = 20_261_122

/** Texts that break programs: control characters, marks, broken UTF-16, markup, formulas, paths, numbers of many scripts. */
export const NASTY = [
  '',
  ' \t\r\n\u00a0\u3000 ',
  '\u0000\u0007\u001b[2J\u009f',
  '\ud83d \ude00\udfff',
  '\ufffe\uffff\u{10ffff}',
  '\u202eHOLA\u202c \u2067si\u2069 \u200f',
  'm\u200be\u200dn\u2060u\ufeff',
  `a${'\u0301'.repeat(500)}`,
  '😀👨‍👩‍👧‍👦🇲🇽1️⃣🏳️‍🌈',
  '١٢٣ ۴۵۶ ७८९ １２３ 𝟙𝟚𝟛 ⑦ Ⅷ 五',
  'Ｍｅｎｕ ﬁn ǅ ß İ ı ſ',
  'مساعدة עזרה помощь ຊ່ວຍ እርዳታ ကူညီ ជួយ ช่วย ಸಹಾಯ 助けて 도와줘 βοήθεια დახმარება օգնություն',
  '<Response><Message>x</Message></Response><![CDATA[ ]]>&amp;&#x0;',
  '{{org}} {{phone}} $t(common.who) %s %n $& $1',
  "=cmd|'/c calc'!A1 ../../etc/passwd'; drop table service; --",
  '__proto__ constructor toString hasOwnProperty valueOf',
  'SGVscCBtZQ==',
  'http://169.254.169.254/latest/meta-data javascript:alert(1) file:///etc/passwd',
]

/** Texts on which a careless pattern takes for ever. */
export const SLOW = [
  'a'.repeat(50_000),
  ' '.repeat(50_000),
  '1'.repeat(50_000),
  '-'.repeat(50_000),
  "a'".repeat(25_000),
  'a '.repeat(25_000),
  '1-'.repeat(25_000),
  `${'a'.repeat(40_000)}!`,
  `${'\n'.repeat(40_000)}x`,
  '(((('.repeat(10_000),
  'ááá'.repeat(15_000),
  'a\u0301'.repeat(25_000),
  `${'se llevaron '.repeat(4_000)}a`,
  `${'where '.repeat(8_000)}`,
]

/** What a family might write: words this line knows in any language, in any order and case, among noise. */
export function writing(): fc.Arbitrary<string> {
  const known = fc.constantFrom(...knownWords())
  const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...NASTY))
  const piece = fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: noise })
  const cased = fc.tuple(piece, fc.boolean()).map(([text, loud]) => (loud ? text.toUpperCase() : text))
  return fc.array(cased, { maxLength: 8 }).map((pieces) => pieces.join(' '))
}

function knownWords(): string[] {
  const texts = content().catalogue.locales.flatMap((locale) => [...content().catalogue.texts.get(locale)!.values()])
  const words = texts.flatMap(({ text }) => text.match(/[\p{L}\p{N}']+/gu) ?? [])
  return [
    ...new Set([...words, '1', '2', '9', '27', 'MENU', 'MORE', 'BACK', 'DELETE', 'LANGUAGE', '98902', 'El Paso TX']),
  ]
}
