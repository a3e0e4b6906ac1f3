import { describe, expect, test } from 'vitest'
import { lexiconOf } from '../../src/replies/lexicon.ts'
import { readNumber } from '../../src/replies/number.ts'
import { readYesNo } from '../../src/replies/yes-no.ts'
import { phraseOf } from '../../src/text/fold.ts'
import { content } from '../support/app.ts'

const lexicons = [...content().wordLists.words].map(([locale, words]) => lexiconOf(locale, words))
const inLanguage = (locale: string) =>
  [...lexicons].sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale))

/** By language, how people there write the number of an option. */
const NUMBERS: Record<string, [written: string, number: number][]> = {
  en: [
    ['two', 2],
    ['#3', 3],
    ['option 4', 4],
    ['the second', 2],
    ['1️⃣', 1],
    ['１２', 12],
  ],
  es: [
    ['dos', 2],
    ['opción 3', 3],
    ['la primera', 1],
    ['número 5', 5],
  ],
  ht: [
    ['de', 2],
    ['twa', 3],
    ['nimewo 4', 4],
    ['premye', 1],
    ['senk', 5],
  ],
  fr: [
    ['deux', 2],
    ['numéro 3', 3],
    ['la première', 1],
    ['quatre svp', 4],
  ],
  'pt-BR': [
    ['dois', 2],
    ['opção 3', 3],
    ['a primeira', 1],
    ['número 4', 4],
    ['três', 3],
    ['tres', 3],
  ],
  vi: [
    ['hai', 2],
    ['số 3', 3],
    ['so 3', 3],
    ['ba', 3],
    ['một', 1],
    ['mot', 1],
    ['thứ hai', 2],
  ],
  ru: [
    ['два', 2],
    ['номер 3', 3],
    ['первый', 1],
    ['первое', 1],
    ['dva', 2],
    ['третий вариант', 3],
  ],
  ar: [
    ['٢', 2],
    ['۳', 3],
    ['واحد', 1],
    ['اثنان', 2],
    ['رقم ٤', 4],
    ['الأول', 1],
    ['ثلاثة', 3],
    ['‏3', 3],
  ],
  'zh-Hans': [
    ['二', 2],
    ['两', 2],
    ['第三', 3],
    ['第三个', 3],
    ['選四', 4],
    ['十一', 11],
    ['１', 1],
    ['1号', 1],
    ['一號', 1],
    ['第1項', 1],
  ],
  ko: [
    ['1번', 1],
    ['이번', 2],
    ['삼', 3],
    ['하나', 1],
    ['둘', 2],
    ['첫 번째', 1],
    ['첫번째', 1],
    ['2번이요', 2],
    ['두번째요', 2],
    ['3번 부탁드립니다', 3],
  ],
  tl: [
    ['dalawa', 2],
    ['isa po', 1],
    ['numero 3', 3],

    ['tatlo', 3],
  ],
}

describe.each(Object.entries(NUMBERS))('numbers as people write them in %s', (locale, rows) => {
  test.each(rows)('%s is %i', (written, number) =>
    expect(readNumber(phraseOf(written), inLanguage(locale))).toBe(number))
})

const ANSWERS: Record<string, [yes: string, no: string, notSure: string]> = {
  en: ['yeah', 'nope', 'not sure'],
  es: ['sí señor', 'no', 'no sé'],
  ht: ['wi', 'non', 'm pa konnen'],
  fr: ['oui', 'non', 'je ne sais pas'],
  'pt-BR': ['sim', 'não', 'não sei'],
  vi: ['có', 'không', 'không biết'],
  ru: ['да', 'нет', 'не знаю'],
  ar: ['نعم', 'لا', 'لا أعرف'],
  'zh-Hans': ['是', '不是', '不知道'],
  ko: ['네', '아니요', '잘 모르겠어요'],
  tl: ['opo', 'hindi po', 'hindi ko alam'],
}

test.each(Object.entries(ANSWERS))('yes, no and not sure in %s', (locale, said) => {
  expect(said.map((text) => readYesNo(phraseOf(text), inLanguage(locale)))).toEqual(['yes', 'no', 'not_sure'])
})

test('every language has its numbers and answers here', () => {
  expect(Object.keys(NUMBERS).sort()).toEqual([...content().catalogue.locales].sort())
  expect(Object.keys(ANSWERS).sort()).toEqual([...content().catalogue.locales].sort())
})
