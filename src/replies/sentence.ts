import { fold, withoutApostrophes, wordsIn } from '../text/fold.ts'

/** A text as words, with what stood between them: what `wordsOf` leaves out and a place needs. */
export type Sentence = {
  words: string[]
  /** By word, what stands before it: blanks and punctuation, folded. */
  gaps: string[]
  /** Words of two letters that were written in capitals, when not all the text is. */
  capitals: ReadonlySet<string>
}

/** No message of a carrier is longer; what a family means stands before this. Source: Twilio, message body limit. */
export const LONGEST_MESSAGE = 1_600

export function sentenceOf(text: string): Sentence {
  const read = text.slice(0, LONGEST_MESSAGE)
  const folded = withoutApostrophes(fold(read.replace(/[\r\n]+/g, ' ; ')))
  const words = wordsIn(folded)
  return { words, gaps: gapsBetween(words, folded), capitals: codesIn(read) }
}

function gapsBetween(words: readonly string[], folded: string): string[] {
  let end = 0
  return words.map((word) => {
    const start = folded.indexOf(word, end)
    const gap = folded.slice(end, start)
    end = start + word.length
    return gap
  })
}

const NO_CODES: ReadonlySet<string> = new Set()

function codesIn(read: string): ReadonlySet<string> {
  if (!/[A-Z]{2}/.test(read) || !/\p{Ll}/u.test(read)) return NO_CODES // most texts hold none; where all is in capitals they say nothing
  const codes = read.match(/(?<![\p{L}\p{N}])[A-Z]{2}(?![\p{L}\p{N}])/gu) ?? []
  return new Set(codes.map((code) => code.toLowerCase()))
}

/** Whether a new thought begins at a word: the text does, or a mark stands before it. The point of `St.` is none. */
export function beginsAnew({ words, gaps }: Sentence, at: number): boolean {
  if (at === 0) return true
  const gap = gaps[at] ?? ''
  return /[,;:!?()…¿¡/]|\s-\s/u.test(gap) || (gap.includes('.') && (words[at - 1]?.length ?? 0) > 3)
}
