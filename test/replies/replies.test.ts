import { describe, expect, test } from 'vitest'
import { readLabel } from '../../src/replies/label.ts'
import { lexiconOf } from '../../src/replies/lexicon.ts'
import { readNumber } from '../../src/replies/number.ts'
import { readYesNo } from '../../src/replies/yes-no.ts'
import { phraseOf } from '../../src/text/fold.ts'
import { content } from '../support/app.ts'

const lexicons = [...content().wordLists.words].map(([locale, words]) => lexiconOf(locale, words))
const label = (text: string) => ({ text, phrase: phraseOf(text) })

describe('one, said in every way', () => {
  test.each([
    '1',
    '1.',
    '1)',
    '#1',
    '(1)',
    '1️⃣',
    '１',
    '١',
    '۱',
    '१',
    'uno',
    'UNO',
    'one',
    'opción 1',
    'la 1',
    'la primera',
    'option 1',
    'number one',
    '1 por favor',
    'hola 1',
    '1!!!',
    ' 1 ',
  ])('%j', (written) => expect(readNumber(phraseOf(written), lexicons)).toBe(1))
})

describe('not a number', () => {
  test.each([
    '1 o 2',
    '1 2',
    '509-555-0100',
    '2024-01-01',
    'tengo 2 hijos',
    '1b',
    'one more time',
    '',
    '99999',
    '1.5',
  ])('%j', (written) => expect(readNumber(phraseOf(written), lexicons)).toBeUndefined())
})

describe('yes, no and not sure', () => {
  test.each([
    ['sí', 'yes'],
    ['SI!', 'yes'],
    ['claro que si', 'yes'],
    ['Si, dice corte del distrito', 'yes'],
    ['yes', 'yes'],
    ['yep', 'yes'],
    ['no', 'no'],
    ['No, gracias', 'no'],
    ['no tiene firma', 'no'],
    ['nope', 'no'],
    ['no sé', 'not_sure'],
    ["I don't know", 'not_sure'],
    ['no estoy segura', 'not_sure'],
  ])('%j reads as %s', (written, answer) => expect(readYesNo(phraseOf(written), lexicons)).toBe(answer))
  test.each([
    'tal persona',
    'siete',
    'nosotros',
    'mañana voy con mi hermano a la corte y luego no',
  ])('%j is no answer', (written) => expect(readYesNo(phraseOf(written), lexicons)).toBeUndefined())
})

describe('an option by its own words, in any case, with or without accents', () => {
  const labels = ['Muestran un papel', 'Si entran a la fuerza', 'Mi plan familiar', 'Menu'].map(label)
  test.each([
    ['muestran un papel', 0],
    ['MUESTRAN UN PAPEL.', 0],
    ['muestran un papl', 0],
    ['por favor mi plan familiar', 2],
    ['quiero mi plan familiar', 2],
  ])('%j', (written, index) => expect(readLabel(phraseOf(written), labels, lexicons)).toBe(index))
  test.each(['papel', 'si', 'un', 'x'])('%j is none of them', (written) =>
    expect(readLabel(phraseOf(written), labels, lexicons)).toBeUndefined())
  test('two options that fit alike are none', () =>
    expect(readLabel('casa grande', ['Casa grande', 'Casa grande'].map(label), lexicons)).toBeUndefined())
})
