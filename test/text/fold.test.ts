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
])('%j folds to %j', (written, folded) => expect(fold(written)).toBe(folded))

test("an apostrophe inside a word is dropped: don't, don’t and dont are one word", () => {
  expect([`I don't`, 'I don’t', 'i dont'].map(phraseOf)).toEqual(['i dont', 'i dont', 'i dont'])
})

test('however a text is composed, it folds alike, and folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
