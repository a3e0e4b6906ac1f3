import { phrasesIn, type Verdict, verdictByName, verdictInMessage, verdictInReply } from './country-phrases.ts'
import { isLittle } from './country-rules.ts'
import { misspeltCountry } from './country-typos.ts'
import type { CountrySense, CountryWords } from './country-words.ts'
import type { Sentence } from './sentence.ts'
import type { Written } from './written.ts'

/** The country a text names; where its words leave several, or one to confirm, `word` is what left it open, folded. */
export type CountryReading =
  | { kind: 'country'; iso2: string }
  | { kind: 'ambiguous'; word: string; readings: CountrySense[] }

const MOST_READINGS = 4
/** In longer replies a misspelt word is not looked for: too many words look like some country. */
const LONGEST_MENDED_REPLY_WORDS = 12
const LONGEST_MISSPELT_WORDS = 3

/** A country in a reply to "which country?", by any word people have for it or nearly so: `soy chapina`, `de onduras`. */
export function readCountry({ text, sentence }: Written, words: CountryWords): CountryReading | undefined {
  const found = phrasesIn(sentence, words)
  const reading = readingOf(found.flatMap((one) => verdictInReply(one, sentence) ?? []))
  if (reading) return reading
  const used = new Set(found.flatMap(({ start, end }) => sentence.words.slice(start, end)))
  return mended(sentence, used, words) ?? flagIn(text, words)
}

/** A country within a longer message whose topic is known: `mexican consulate in houston`. Nothing misspelt, no hints. */
export function countryIn(sentence: Sentence, words: CountryWords): CountryReading | undefined {
  const found = phrasesIn(sentence, words)
  const by = (verdict: typeof verdictByName) => readingOf(found.flatMap((one) => verdict(one, sentence) ?? []))
  return by(verdictInMessage) ?? by(verdictByName)
}

/** What all phrases say together: names before hints, a country before a question, several countries are a question. */
function readingOf(verdicts: Verdict[]): CountryReading | undefined {
  const sure = verdicts.filter((verdict) => verdict.kind === 'sure')
  const asking = verdicts.filter((verdict) => verdict.kind === 'asks')
  const named = sure.filter(({ found }) => found.entry.kind !== 'hint')
  const counted = named.length > 0 ? named : sure
  const all = [...new Set(counted.map(({ iso2 }) => iso2))]
  const abroad = all.length > 1 ? all.filter((iso2) => iso2 !== 'US') : all
  const [first] = counted
  if (first && abroad.length === 1) {
    // A default yields to the word that asks about it: "Dominican" beside "Dominica".
    const doubted = first.found.entry.fallback && asking.find(({ found }) => isWayOfWriting(found, first))
    return doubted ? questionOf(doubted) : { kind: 'country', iso2: abroad[0]! }
  }
  if (first)
    return {
      kind: 'ambiguous',
      word: first.found.entry.phrase,
      readings: abroad.slice(0, MOST_READINGS).map((iso2) => ({ kind: 'country', iso2 })),
    }
  return asking[0] && questionOf(asking[0])
}

function isWayOfWriting({ entry }: Verdict['found'], { found }: Verdict): boolean {
  return found.entry.phrase.startsWith(entry.phrase)
}

function questionOf({ found, senses }: Extract<Verdict, { kind: 'asks' }>): CountryReading {
  return { kind: 'ambiguous', word: found.entry.phrase, readings: senses }
}

/** A country by a misspelt name: all that a reply says, or a word after "from", "soy" and the like. */
function mended({ words: said }: Sentence, used: ReadonlySet<string>, words: CountryWords): CountryReading | undefined {
  const telling = said.filter((word) => !isLittle(word))
  if (said.length > LONGEST_MENDED_REPLY_WORDS || telling.some((word) => used.has(word))) return undefined
  const whole = telling.length <= LONGEST_MISSPELT_WORDS ? telling.join(' ') : ''
  const wholes = [whole, said.join(' '), `el ${whole}`].map((phrase) => misspeltCountry(phrase, words.spellings, true))
  const singles = said.map((word, at) =>
    isLittle(said[at - 1] ?? '') && !isLittle(word) ? misspeltCountry(word, words.spellings, false) : undefined,
  )
  const found = new Set([...wholes, ...singles].filter((iso2) => iso2 !== undefined))
  const readings = [...found].slice(0, MOST_READINGS).map((iso2): CountrySense => ({ kind: 'country', iso2 }))
  if (readings.length > 1) return { kind: 'ambiguous', word: telling.join(' '), readings }
  return found.size === 1 ? { kind: 'country', iso2: [...found][0]! } : undefined
}

/** The country of a flag, when a text shows one flag. */
function flagIn(text: string, { codes }: CountryWords): CountryReading | undefined {
  const flags = new Set(text.slice(0, 200).match(/[\u{1F1E6}-\u{1F1FF}]{2}/gu))
  const [flag = ''] = flags
  const iso2 = [...flag].map((letter) => String.fromCharCode(letter.codePointAt(0)! - 0x1f1e6 + 65)).join('')
  return flags.size === 1 && codes.has(iso2) ? { kind: 'country', iso2 } : undefined
}
