import { expect, test } from 'vitest'
import { inRightToLeft, isRightToLeft } from '../../src/text/direction.ts'

test('Arabic is written from right to left; the other languages are not', () => {
  expect(['ar', 'en', 'zh-Hans', 'ru'].map(isRightToLeft)).toEqual([true, false, false, false])
})

/** The marks as letters, so that they can be seen: M for the right-to-left mark, L for the left-to-right one, [ and ] around what is isolated. */
const shown = (line: string) =>
  inRightToLeft(line)
    .replaceAll('\u200f', 'M')
    .replaceAll('\u200e', 'L')
    .replaceAll('\u2066', '[')
    .replaceAll('\u2069', ']')

test.each([
  ['الاتصال على 911 الآن', 'الاتصال على 911 الآن'],
  ['الاتصال: 1-800-799-7233', 'الاتصال: L1-800-799-7233'],
  ['من 8:00-17:00 كل يوم', 'من L8:00-17:00 كل يوم'],
  ['قانون 1/2026', 'قانون 1/2026'],
  ['الورقة I-205 هنا', 'الورقة I-205 هنا'],
  ['البحث في locator.ice.gov الآن', 'البحث في locator.ice.gov الآن'],
  ['الهاتف (509) 555-0100', 'الهاتف [(509) 555-0100]'],
  ['الهاتف +1 509 555 0100 ليلا', 'الهاتف [+1 509 555 0100] ليلا'],
  ['القول "I do not agree" بهدوء', 'القول "[I do not agree]" بهدوء'],
  ['القول "Am I free to go?" ثم الصمت', 'القول "[Am I free to go?]" ثم الصمت'],
  ['احذر الغش ("notario") في الحي', 'احذر الغش ("notario") في الحي'],
  ['احذر الغش ("a notario") في الحي', 'احذر الغش ("[a notario]") في الحي'],
  ['1) السؤال 2) الصمت', '1) السؤال 2) الصمت'],
  ['I-205', 'MI-205'],
  ['1 محام', '1 محام'],
  ['2 I-205', 'M2 I-205'],
  ['3 Casa Latina', 'M3 [Casa Latina]'],
  ['911', 'M911'],
])('%s keeps its order: %s', (line, marked) => expect(shown(line)).toBe(marked))
