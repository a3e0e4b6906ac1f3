import { fold, WORD, withoutApostrophes } from '../text/fold.ts'

/** A text as words, with what stood between them: what `wordsOf` leaves out and a place needs. */
export type Sentence = {
  words: string[]
  /** By word, what stands before it: blanks and punctuation, folded. */
  gaps: string[]
  /** Words of two letters that were written in capitals, when not all the text is. */
  capitals: ReadonlySet<string>
}

/** No message of a carrier is longer; what a family means stands before this. Source: Twilio, message body limit. */
const LONGEST_MESSAGE = 1_600

export function sentenceOf(text: string): Sentence {
  const read = text.slice(0, LONGEST_MESSAGE)
  const folded = withoutApostrophes(fold(read.replace(/[\r\n]+/g, ' ; ')))
  const words: string[] = []
  const gaps: string[] = []
  let end = 0
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    words.push(word)
    gaps.push(folded.slice(end, index))
    end = index + word.length
  }
  const isShouted = !/\p{Ll}/u.test(read)
  const codes = isShouted ? [] : (read.match(/(?<![\p{L}\p{N}])[A-Z]{2}(?![\p{L}\p{N}])/gu) ?? [])
  return { words, gaps, capitals: new Set(codes.map((code) => code.toLowerCase())) }
}

/** Whether a new thought begins at a word: the text does, or a mark stands before it. The point of `St.` is none. */
export function beginsAnew({ words, gaps }: Sentence, at: number): boolean {
  if (at === 0) return true
  const gap = gaps[at] ?? ''
  return /[,;:!?()…¿¡/]|\s-\s/u.test(gap) || (gap.includes('.') && (words[at - 1]?.length ?? 0) > 3)
}
