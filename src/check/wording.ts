import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { speaks, WELCOME } from '../flow/graph.ts'
import { CARRIER_WORDS } from '../text/carrier-words.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { foundIn, type Safety } from '../text/words.ts'
import { withoutKept } from './names.ts'
import { SOURCE, scriptOf } from './source.ts'

const NEVER: [list: Exclude<keyof Safety, 'sensitive' | 'not_in_greeting'>, why: string][] = [
  ['banned', 'holds a word we do not use'],
  ['promises', 'promises what nobody can promise'],
  ['questions', 'asks who somebody is'],
]
/** What a family reads first of all: who we are. */
const GREETINGS = new Set([`${WELCOME}.text`, 'common.who'])
/** English texts outside the flows that explain the words the carrier acts on, or name a line that is texted one of them. */
const NAME_CARRIER_WORDS = /^(common\.(help|stopped|brief_abuse)|privacy-page\.)/

/** What a text may not say: carrier words as answers, promises, words for people, blocked numbers. */
export function checkWording(content: Content): Fault[] {
  const { catalogue, wordLists, facts } = content
  return [...catalogue.texts].flatMap(([locale, texts]) => {
    const safety = wordLists.safety.get(locale)
    return [
      ...(safety?.not_in_greeting ? [] : [noList(locale)]),
      ...[...texts.values()].flatMap((text) => [
        ...carrierWords(text, content),
        ...unwanted(text, safety),
        ...blockedNumbers(text, facts.blockedNumbers),
      ]),
    ]
  })
}

function noList(locale: Locale): Fault {
  const [wrong, right] = ['no words are kept out of the greeting', 'list how this language says immigration and ICE']
  return { file: `locales/${locale}/safety.yaml`, line: 1, col: 1, path: 'not_in_greeting', wrong, right }
}

/** In capitals they are invitations; "stop" in a sentence is a word like any other, but not among letters of another script. */
function carrierWords({ locale, key, text, file, at }: Text, content: Content): Fault[] {
  if (locale === SOURCE && (NAME_CARRIER_WORDS.test(key) || explains(key, content))) return []
  const isLatin = scriptOf(locale) === 'Latn'
  const english = locale === SOURCE ? '' : (content.catalogue.texts.get(SOURCE)?.get(key)?.text ?? '')
  const said = withoutKept(text)
  const written = latinWords(isLatin ? said : said.toUpperCase())
  const explained = latinWords(english) // where English names the word to explain it
  return CARRIER_WORDS.filter((word) => written.has(word) && !explained.has(word)).map((word) =>
    file.fault(at, `invites the carrier word ${word}, which blocks or unblocks the number`, 'use another word'),
  )
}

function latinWords(text: string): Set<string> {
  return new Set(text.normalize('NFKC').match(/[\p{sc=Latn}\p{M}\p{N}]+/gu) ?? [])
}

function explains(key: string, { flows: { graph } }: Content): boolean {
  return [...graph.nodes.values()].some(
    (node) => speaks(node) && node.namesCarrierWords && (node.text === key || node.twinText === key),
  )
}

function unwanted({ key, text, file, at }: Text, safety: Safety | undefined): Fault[] {
  if (!safety) return []
  const faults = NEVER.flatMap(([list, why]) => {
    const found = foundIn(text, safety[list])
    return found === undefined ? [] : [file.fault(at, `${why}: "${found}"`, 'say it another way')]
  })
  const named = GREETINGS.has(key) ? foundIn(text, safety.not_in_greeting ?? []) : undefined
  if (named) faults.push(file.fault(at, `the greeting says "${named}"`, 'say what we help with, in other words'))
  return faults
}

function blockedNumbers({ text, file, at }: Text, blocked: string[]): Fault[] {
  const lastTen = (number: string) => number.replace(/\D/g, '').slice(-10)
  const numbers = (text.match(/\+?\d[\d ()-]{8,}\d/g) ?? []).filter((number) =>
    blocked.map(lastTen).includes(lastTen(number)),
  )
  return numbers.map((number) => file.fault(at, `the number ${number} is on the block list`, 'remove it'))
}
