import { type Lexicon, withoutPoliteness } from './lexicon.ts'

export type Answer = 'yes' | 'no' | 'not_sure'

const WORDS_IN_A_SHORT_ANSWER = 6

/**
 * Reads a yes, a no or a "not sure": the phrases of every language, or a short sentence that begins with one of their
 * words (`sí, dice corte del distrito`). Not sure is looked for first: `no sé` is not a no.
 */
export function readYesNo(phrase: string, lexicons: readonly Lexicon[]): Answer | undefined {
  for (const lexicon of lexicons) {
    const bare = withoutPoliteness(phrase, lexicon)
    const found = among(bare, lexicon) ?? among(phrase, lexicon)
    if (found) return found
  }
  const words = phrase.split(' ')
  if (words.length > WORDS_IN_A_SHORT_ANSWER) return undefined
  for (const lexicon of lexicons)
    for (let length = words.length - 1; length > 0; length--) {
      const found = among(words.slice(0, length).join(' '), lexicon)
      if (found) return found
    }
  return undefined
}

function among(phrase: string, { yes, no, notSure }: Lexicon): Answer | undefined {
  if (notSure.has(phrase)) return 'not_sure'
  if (yes.has(phrase)) return 'yes'
  return no.has(phrase) ? 'no' : undefined
}
