import { fold } from '../text/fold.ts'
import type { NearWords } from './near-words.ts'
import { lengthAt, lengthBefore } from './phrases.ts'
import type { Sentence } from './sentence.ts'

/**
 * A ZIP code in a reply: five digits of any script, nine as `78701-1234`, `331 25`, or with the letter O for a zero; the
 * first five are enough. Two of them are none: nobody knows which is meant.
 */
export function readZip(text: string): string | undefined {
  const folded = withZeros(fold(text))
  const numbers = folded.match(/\d+(?:-\d+)*/g) ?? []
  const zips = numbers.filter((number) => /^\d{5}(-\d{4})?$/.test(number))
  if (zips.length > 0) return zips.length === 1 ? zips[0]!.slice(0, 5) : undefined
  const pieces = numbers.join(' ')
  return /^\d{5}$/.test(numbers.join('')) && folded.includes(pieces) ? numbers.join('') : undefined
}

/** `o` among digits is a zero; alone it is the Spanish "or". */
function withZeros(folded: string): string {
  return folded.replace(/[\p{L}\p{N}]+/gu, (word) =>
    /^[\do]+$/.test(word) && /\d/.test(word) ? word.replaceAll('o', '0') : word,
  )
}

/** A ZIP code within a longer message: the only five digits in it, and no price and no number of a case. */
export function zipIn({ words, gaps }: Sentence, around: NearWords): string | undefined {
  const found = words.flatMap((word, at) => (/^\d{5}$/.test(withZeros(word)) ? [at] : []))
  const [at] = found
  if (at === undefined || found.length > 1) return undefined
  const before = gaps[at] ?? ''
  const after = gaps[at + 1] ?? ''
  const next = words[at + 1] ?? ''
  const isPart = /^[-.,]$/.test(before) || (/^[-.,]$/.test(after) && /^\d/.test(next) && !/^\d{4}$/.test(next))
  const isAmount = /[$€#]\s?$/.test(before) || /^\s?[$€%]/.test(after) || words[at]!.endsWith('000') // no ZIP code does
  const isNamed = lengthBefore(words, at, around.notZips) > 0 || lengthAt(words, at + 1, around.notZips) > 0
  return isPart || isAmount || isNamed ? undefined : withZeros(words[at]!)
}
