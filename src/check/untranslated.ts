import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type Names, namesOf, withoutKept, withoutQuotes, wordsIn } from './names.ts'
import { type Translation, translationsOf } from './source.ts'
import { recordPath, recordsOf } from './written-from.ts'

const WORDS_OF_A_SENTENCE = 4

/** Texts that read as in English, whole or in one of their sentences. Names, numbers and forms alone do everywhere. */
export function checkUntranslated(content: Content): Fault[] {
  const { records } = recordsOf(content)
  const isName = namesOf(content)
  return translationsOf(content).flatMap((translation) => {
    const { text, source } = translation
    if (records.get(text.locale)?.same_as_english.includes(text.key)) return []
    if (text.text === source.text) {
      if (ownWords(text.text, isName).length === 0) return []
      const mark = `list it under same_as_english in ${recordPath(text.locale)}`
      return [text.file.fault(text.at, 'reads the same as the English text', `translate it, or ${mark}`)]
    }
    return sentencesLeft(translation, isName).map((sentence) =>
      text.file.fault(text.at, `"${sentence}" is still English`, 'translate it; English words to say go in quotes'),
    )
  })
}

function sentencesLeft({ text, source }: Translation, isName: Names): string[] {
  const english = new Set(sentencesOf(source.text))
  return sentencesOf(text.text).filter(
    (sentence) => english.has(sentence) && ownWords(sentence, isName).length >= WORDS_OF_A_SENTENCE,
  )
}

function sentencesOf(text: string): string[] {
  return withoutQuotes(text)
    .split(/(?<=[.!?:])\s+|\n+/)
    .map((sentence) => sentence.trim())
}

/** The words of a text that every language has its own for; several words with a capital each are one name. */
function ownWords(text: string, isName: Names): string[] {
  const words = wordsIn(withoutQuotes(withoutKept(text))).filter((word) => /\p{L}/u.test(word))
  if (words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))) return []
  return words.filter((word) => !isName(word))
}
