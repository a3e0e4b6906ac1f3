import { expect, test } from 'vitest'
import { lexiconOf, withoutOptionWord, withoutPoliteness } from '../../src/replies/lexicon.ts'
import { lexiconsFor, lexiconsOf } from '../../src/replies/lexicons.ts'
import { phraseOf } from '../../src/text/fold.ts'
import { content } from '../support/app.ts'

const lexicons = lexiconsOf([...content().wordLists.words].map(([locale, words]) => lexiconOf(locale, words)))
const asked = (phrase: string, first = 'en') =>
  lexiconsFor(phrase.split(' '), lexicons, first).map(({ locale }) => locale)

test('whatever a lexicon knows, it is asked about', () => {
  for (const lexicon of lexicons.all) {
    const { locale, yes, no, notSure, skip, greetings, closing, stop, start, names, globals, numbers } = lexicon
    const sets = [yes, no, notSure, skip, greetings, closing, stop, start, names].flatMap((phrases) => [...phrases])
    for (const phrase of [...sets, ...globals.keys(), ...numbers.keys()])
      expect(asked(phrase), phrase).toContain(locale)
  }
})

test('a lexicon that takes something off a message is asked about it, the others find in it what was written', () => {
  for (const text of ['por favor el menú', 'menu pls', 'la 1', '1 号', 'hello uno', 'necesito un abogado', '请 1'])
    for (const lexicon of lexicons.all) {
      const bare = withoutOptionWord(withoutPoliteness(phraseOf(text), lexicon), lexicon)
      if (bare !== phraseOf(text)) expect(asked(phraseOf(text)), text).toContain(lexicon.locale)
    }
})

test('the language of the conversation is asked first', () => {
  expect(asked('ok', 'ko')[0]).toBe('ko')
  expect(asked('ok', 'fr')[0]).toBe('fr')
})

test('about most messages no lexicon is asked', () => {
  expect(asked('migra toco puerta')).toEqual([])
  expect(asked('адвокат срочно')).toEqual([])
})
