import type { Compiled } from './compile.ts'
import { numberWords } from './lexicon.ts'

/**
 * The words of several languages, a row for each, and after the last a row of all other words. A row's entries stand from
 * `starts[row]` up to `starts[row + 1]`, in the order of the languages: `languages[at]` has the word with `numbers[at]`.
 */
export type JoinedWords = {
  byWord: ReadonlyMap<string, number>
  others: number
  starts: Uint32Array
  languages: Uint8Array
  numbers: Uint32Array
}

export function joinWords(languages: readonly Compiled[]): JoinedWords {
  const { numbers: byWord, numberOf: rowOf } = numberWords()
  const rows = languages.map(({ lexicon }) => Uint32Array.from(lexicon.words, rowOf))
  const starts = new Uint32Array(byWord.size + 2)
  for (const row of rows.flatMap((some) => [...some])) starts[row + 1]! += 1
  for (let row = 0; row <= byWord.size; row++) starts[row + 1]! += starts[row]!
  const next = starts.slice()
  const owners = new Uint8Array(starts.at(-1)!)
  const numbers = new Uint32Array(starts.at(-1)!)
  rows.forEach((some, index) => {
    some.forEach((row, number) => {
      owners[next[row]!] = index
      numbers[next[row]!++] = number
    })
  })
  return { byWord, others: byWord.size, starts, languages: owners, numbers }
}
