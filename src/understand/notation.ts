import { wordsOf } from '../text/fold.ts'

/** One thing to be said, in any of these ways: the words of a phrase, or whatever belongs to a group. */
export type Choice = { phrases: string[][]; groups: string[] }
/** A choice and how far it may stand from the one before: `next` to it, or `near`, with a few words between. */
export type Step = { choice: Choice; gap: 'next' | 'near' }
/** Parts to be said in any order, each a row of steps in this order; and what must not stand just before or among them. */
export type Pattern = { text: string; parts: Step[][]; without: Choice[] }

/** The group of all numbers written in digits. It is always there. */
export const NUMBER = 'NUMBER'
const GROUP = /^[A-Z][A-Z_]+$/

/** Thrown for a phrase that cannot be read; the message is written for its author. */
export class NotationError extends Error {
  override name = 'NotationError'
}

/**
 * Reads a phrase: `IF ... OFFICERS come + HOME !FOOD`. Words stand next to each other (little words do not count),
 * `...` lets a few words between, `+` parts come in any order, `a/b` is either, `big_dog` two words as one choice,
 * `arrest*` every word that begins so, CAPITALS a group, `!X` not with X in front or among them.
 */
export function parsePattern(text: string): Pattern {
  const parts: Step[][] = [[]]
  const without: Choice[] = []
  let gap: Step['gap'] = 'next'
  for (const token of text.trim().split(/\s+/)) {
    const part = parts.at(-1)!
    if (token === '+' || token === '...') {
      if (part.length === 0 || gap === 'near') throw new NotationError(`'${token}' joins two words`)
      if (token === '+') parts.push([])
      else gap = 'near'
    } else if (token.startsWith('!')) without.push(parseChoice(token.slice(1)))
    else {
      part.push({ choice: parseChoice(token), gap })
      gap = 'next'
    }
  }
  if (parts.at(-1)!.length === 0 || gap === 'near') throw new NotationError('the phrase ends in the middle')
  return { text, parts, without }
}

function parseChoice(text: string): Choice {
  const choice: Choice = { phrases: [], groups: [] }
  for (const way of text.split('/')) {
    if (GROUP.test(way)) choice.groups.push(way)
    else if (way !== way.toLowerCase()) throw new NotationError(`'${way}': words in small letters, groups in CAPITALS`)
    else choice.phrases.push(parsePhrase(way))
  }
  return choice
}

/** The folded words of a phrase; a `*` at the end of a word stays. */
function parsePhrase(text: string): string[] {
  const words = text.split('_').flatMap((word) => {
    const folded = wordsOf(word)
    if (word.endsWith('*') && folded.length > 0) folded.push(`${folded.pop()}*`)
    return folded
  })
  if (words.length === 0) throw new NotationError(`'${text}' holds no word`)
  return words
}
