import { wordsOf } from '../text/fold.ts'
import { LONGEST_MESSAGE, type Sentence, sentenceOf } from './sentence.ts'

/** What a family wrote, folded and split once for all who read it in a turn. */
export type Written = {
  text: string
  /** All its words, folded, and the same with one blank between: what exact phrases are compared with. */
  words: readonly string[]
  phrase: string
  /** Its words as far as a place is looked for, with what stands between them. */
  sentence: Sentence
}

export function readWritten(text: string): Written {
  const sentence = sentenceOf(text)
  const words = text.length > LONGEST_MESSAGE ? wordsOf(text) : sentence.words
  return { text, words, phrase: words.join(' '), sentence }
}
