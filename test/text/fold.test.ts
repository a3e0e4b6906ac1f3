import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, phraseOf } from '../../src/text/fold.ts'
import { foldByLetter } from '../../src/text/fold-by-letter.ts'
import { foldWhole } from '../../src/text/fold-whole.ts'

test.each([
  ['¿Está AQUÍ?', '¿esta aqui?'],
  ['  se   llevaron\n a mi  hermano ', 'se llevaron a mi hermano'],
  ['ｈｏｌａ', 'hola'],
  ['1️⃣', '1'],
  ['٣', '3'],
  ['７８７０１', '78701'],
  ['ho\u200Bla \u202Eamigo', 'hola amigo'],
  ['n\u0303', 'n'],
  ['Đơn xin', 'don xin'],
  ['Её дом', 'ее дом'],
  ['مُحَامِيَة', 'محاميه'],
  ['أين إبني', 'اين ابني'],
  ['مســاعدة', 'مساعده'],
  ['我需要律師', '我需要律师'],
  ['移民局來了', '移民局来了'],
])('%j folds to %j', (written, folded) => expect(fold(written)).toBe(folded))

test("an apostrophe inside a word is dropped: don't, don’t and dont are one word", () => {
  expect([`I don't`, 'I don’t', 'i dont'].map(phraseOf)).toEqual(['i dont', 'i dont', 'i dont'])
})

test("little words that lose their vowel stay words: l'avocat, m'ap, d’argent", () => {
  expect(["Où est l'avocat ?", "m'ap chèche", 'besoin d’argent', "jusqu'à demain"].map(phraseOf)).toEqual([
    'ou est l avocat',
    'm ap cheche',
    'besoin d argent',
    'jusqu a demain',
  ])
})

test('Chinese and Korean are read character by character, with or without blanks', () => {
  expect(phraseOf('我要找律師1號')).toBe('我 要 找 律 师 1 号')
  expect([phraseOf('이민국이 왔어요'), phraseOf('이민국이왔어요')]).toEqual(Array(2).fill('이 민 국 이 왔 어 요'))
  expect(phraseOf('1번이요')).toBe('1 번 이 요')
})

test('however a text is composed, it folds alike, and folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

describe('a text is folded a letter at a time as by all the steps', () => {
  const NEIGHBOURS = [
    'a',
    ' ',
    "'",
    '\u0301',
    'İ',
    '가',
    'ㅏ',
    'ﾡ',
    '律',
    '髮',
    'か',
    'ﾞ',
    'ل',
    'ـ',
    '٣',
    '´',
    '\n',
    '\u200d',
  ]

  test('every letter of the scripts that are written most, beside letters that may join it', () => {
    const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    const alone = letters.filter(
      (letter, code) => (code < 0x3100 || code % 50 === 0) && foldByLetter(letter) !== undefined,
    )
    expect(alone.length).toBeGreaterThan(2_000)
    const differ = alone.flatMap((letter) =>
      NEIGHBOURS.map((other) => `${other}${letter}${other}`).filter((text) => fold(text) !== foldWhole(text)),
    )
    expect(differ).toEqual([])
  })

  test('whatever is written', () => {
    const letter = fc.oneof(
      fc.constantFrom(...NEIGHBOURS),
      fc.integer({ min: 0, max: 0x6ff }).map((code) => String.fromCharCode(code)),
      fc.string({ unit: 'binary', maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 30 }), (letters) => {
        const text = letters.join('')
        expect(fold(text)).toBe(foldWhole(text))
      }),
      { numRuns: 1_000 },
    )
  })
})
