import type { Compiled } from './compile.ts'
import { KIND, UNKNOWN, type Words } from './lexicon.ts'
import { spell } from './spelling.ts'
import type { LookedUp, WordBook } from './word-book.ts'

/**
 * A message as one language reads it: without prefixes, short forms spelled out, misspelt words mended; and how many of
 * these words the language knows. A word that is right in any language is not misspelt. `index`: the language's place in
 * the book.
 */
export function readIn(
  book: WordBook,
  index: number,
  { lexicon, spelling }: Compiled,
  written: LookedUp,
): { words: Words; known: number } {
  const bare = spelling.joins ? book.lookUp(written.texts.map(spelling.bare)) : written
  const texts: string[] = []
  const numbers: number[] = []
  let known = 0
  for (let at = 0; at < bare.texts.length; at++) {
    const isRight = bare.known[at] !== 0
    const number = book.numberIn(index, bare.rows[at]!)
    if (number !== UNKNOWN) spell(number, isRight, spelling, numbers)
    else {
      const mended = isRight ? undefined : spelling.mend(bare.texts[at]!)
      numbers.push(mended === undefined ? UNKNOWN : book.numberIn(index, book.rowOf(mended)))
    }
    for (let next = texts.length; next < numbers.length; next++) {
      const read = numbers[next]!
      texts.push(read === UNKNOWN ? bare.texts[at]! : lexicon.words[read]!)
      known += read === UNKNOWN ? (bare.known[at]! >> index) & 1 : lexicon.kinds[read]! & KIND.known
    }
  }
  return { words: { texts, numbers }, known }
}
