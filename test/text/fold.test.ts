import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, phraseOf } from '../../src/text/fold.ts'

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
