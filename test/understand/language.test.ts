import { expect, test } from 'vitest'
import { guessLocale } from '../../src/understand/language.ts'
import { content } from '../support/app.ts'

const guess = (text: string) => guessLocale(text, content().wordLists.words)

test('everyday words and greetings tell a language', () => {
  expect(guess('Buenas tardes, ¿me puede ayudar con mi hijo?')).toBe('es')
  expect(guess('hi, can you help me with this')).toBe('en')
})

test('a text without everyday words, or with as many of two languages, shows none', () => {
  expect(guess('DACA')).toBeUndefined()
  expect(guess('98901')).toBeUndefined()
  expect(guess('')).toBeUndefined()
})
