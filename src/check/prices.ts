import type { Content } from '../content.ts'
import { pressOf } from '../hotline.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { speakerOf } from '../text/compose.ts'
import { type Encoding, septetsOf, sizeOf, usdOf } from '../text/segments.ts'
import { SPEAKERS } from './budgets.ts'
import { scriptOf } from './source.ts'

/** A word with letters that GSM-7 lacks, and these letters. */
export type CostlyWord = { word: string; letters: string }
/**
 * What a text costs by SMS, alone and filled in. `costly` are the words that alone push it out of GSM-7; `segmentsMore`
 * is what they cost. In a language that GSM-7 has no letters for, nothing is costly: it is the price of being understood.
 */
export type Price = {
  text: Text
  encoding: Encoding
  segments: number
  usd: number
  costly: CostlyWord[]
  segmentsMore: number
}

/** The price of every text, in the order of the files. Accents are never dropped: they can only be worded around. */
export function pricesOf(content: Content, locales: readonly Locale[]): Price[] {
  const press = pressOf(content, SPEAKERS[1]!, content.catalogue.locales)
  return locales.flatMap((locale) => {
    const isLatin = scriptOf(locale) === 'Latn'
    const say = speakerOf(press, locale)
    return [...content.catalogue.texts.get(locale)!.values()].map((text) => {
      const said = say(text.key, namesAsValues(text.text))
      const { encoding, segments } = sizeOf(said)
      const costly = isLatin ? costlyWords(said) : []
      const segmentsMore = costly.length > 0 ? segments - sizeOf(inGsm7(said)).segments : 0
      return { text, encoding, segments, usd: usdOf(segments), costly, segmentsMore }
    })
  })
}

/** `3 segments in UCS-2, $0.0249; the ú in 'ningún' costs 2 more`. */
export function priceInWords({ encoding, segments, usd, costly, segmentsMore }: Price): string {
  const price = `${segments} ${segments === 1 ? 'segment' : 'segments'} in ${encoding}, $${usd.toFixed(4)}`
  if (costly.length === 0) return price
  const named = costly.map(({ word, letters }) => `the ${letters} in '${word}'`)
  const many = `${costly.length} words with ${[...new Set(costly.flatMap(({ letters }) => [...letters]))].join(' ')}`
  const subject = costly.length > NAMED_AT_MOST ? many : named.join(' and ')
  const isOne = costly.length === 1
  if (segmentsMore > 0) return `${price}; ${subject} ${isOne ? 'costs' : 'cost'} ${segmentsMore} more`
  return `${price}; ${subject} ${isOne ? 'makes every message it stands' : 'make every message they stand'} in UCS-2`
}

const NAMED_AT_MOST = 3

/** What only the look-up knows is as long as its name. */
function namesAsValues(text: string): Record<string, string> {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
  return Object.fromEntries(
    names.filter((name) => !['org', 'phone', 'help'].includes(name)).map((name) => [name, name]),
  )
}

function costlyWords(text: string): CostlyWord[] {
  return (text.match(/\S+/g) ?? []).flatMap((piece) => {
    const letters = [...new Set([...piece].filter((letter) => septetsOf(letter) === 0))].join('')
    return letters === '' ? [] : [{ word: piece.match(/\p{L}[\p{L}\p{M}'’-]*/u)?.[0] ?? piece, letters }]
  })
}

/** The text as it would count without its costly letters; for counting only. */
function inGsm7(text: string): string {
  return [...text].map((letter) => (septetsOf(letter) === 0 ? 'x' : letter)).join('')
}
