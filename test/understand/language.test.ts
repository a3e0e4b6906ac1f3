import { expect, test } from 'vitest'
import { wordsOf } from '../../src/text/fold.ts'
import { phraseUnderstanding } from '../../src/understand/phrase-lists.ts'
import { content } from '../support/app.ts'

const understanding = phraseUnderstanding(content().phrases.lists)
const languageOf = (text: string) => understanding.language(wordsOf(text))

test.each([
  ['Buenas tardes, ¿me puede ayudar con mi hijo?', 'es'],
  ['hi, can you help me with this', 'en'],
  ['bonjour monsieur, je cherche quelqu’un', 'fr'],
  ['bonjou mesye, mwen bezwen pale ak yon moun', 'ht'],
  ['Добрый день, подскажите пожалуйста', 'ru'],
  ['privet, mne nuzhna pomosh', 'ru'],
  ['chào bạn, cho mình hỏi', 'vi'],
  ['cho minh hoi chut', 'vi'],
])('%s is %s', async (text, locale) => expect(await languageOf(text)).toBe(locale))

test('words that nobody has written yet are told by their letters, where only one language has them', async () => {
  expect(await languageOf('Фывапролдж')).toBe('ru')
  expect(await languageOf('Xqzwv')).toBeUndefined()
})

test.each(['98901', '', 'DACA 98901'])('%j shows no language', async (text) =>
  expect(await languageOf(text)).toBeUndefined())
