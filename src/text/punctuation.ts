/** Between words of a script, the marks it has of its own in place of a comma or semicolon and a blank. */
const MARKS: readonly (readonly [pattern: RegExp, mark: string])[] = [
  [/(?<=[。？！]) /gu, ''],
  [/(?<=\p{sc=Han}), (?=\p{sc=Han})/gu, '、'],
  [/(?<=\p{sc=Han}); (?=\p{sc=Han})/gu, '；'],
  [/(?<=\p{sc=Arab}), (?=\p{sc=Arab})/gu, '، '],
  [/(?<=\p{sc=Arab}); (?=\p{sc=Arab})/gu, '؛ '],
]
const ANY = /[\p{sc=Han}\p{sc=Arab}]/u

/** A line put together from pieces, with the marks of the script it is written in: `护照、委托书`. */
export function punctuated(line: string): string {
  return ANY.test(line) ? MARKS.reduce((marked, [pattern, mark]) => marked.replace(pattern, mark), line) : line
}
