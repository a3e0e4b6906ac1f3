import { ANSWER_TEXTS, type AnswerText } from '../answers/answer-texts.ts'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type Graph, speaks } from '../flow/graph.ts'
import { CARRIER_WORDS } from '../text/carrier-words.ts'
import type { Text } from '../text/catalogue.ts'
import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'
import { PRIVACY_TEXTS } from '../text/privacy-texts.ts'
import { foundIn, type Safety } from '../text/words.ts'

const EVERYWHERE = ['org', 'phone', 'help']
const NEVER: [list: keyof Safety, why: string][] = [
  ['banned', 'holds a word we do not use'],
  ['promises', 'promises what nobody can promise'],
  ['questions', 'asks who somebody is'],
]

/** What a text may not say: placeholders nobody fills, carrier words as answers, promises, blocked numbers. */
export function checkWording(content: Content): Fault[] {
  const mayNameCarrierWords = new Set(
    [...content.flows.graph.nodes.values()].flatMap((node) =>
      speaks(node) && node.namesCarrierWords ? [node.text, node.twinText] : [],
    ),
  )
  const looked = namedAfterLookups(content.flows.graph)
  return [...content.catalogue.texts].flatMap(([locale, texts]) =>
    [...texts.values()].flatMap((text) => [
      ...placeholders(text, looked),
      ...(/^(common|privacy-page)\./.test(text.key) || mayNameCarrierWords.has(text.key) ? [] : carrierWords(text)),
      ...unwanted(text, content.wordLists.safety.get(locale)),
      ...blockedNumbers(text, content.facts.blockedNumbers),
    ]),
  )
}

/** What a text may name of the look-up that it speaks of. */
function namedAfterLookups(graph: Graph): Map<string, string[]> {
  return new Map(
    [...graph.nodes.values()].flatMap((node) => {
      if (!speaks(node) || !node.after) return []
      const names = ['topic', 'place', 'country', 'miles', ...(node.tellsResult ? ['result'] : [])]
      return [node.text, node.twinText].map((key) => [key, names] as const)
    }),
  )
}

function placeholders({ key, text, file, at }: Text, looked: ReadonlyMap<string, string[]>): Fault[] {
  const known = key.startsWith('answers.')
    ? ANSWER_TEXTS[key.slice('answers.'.length) as AnswerText]
    : key.startsWith('privacy-page.')
      ? (PRIVACY_TEXTS[key.slice('privacy-page.'.length)] ?? [])
      : [...EVERYWHERE, ...(COMMON_TEXTS[key.slice('common.'.length) as CommonText] ?? looked.get(key) ?? [])]
  const used = [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name = '']) => name)
  const remedy = `use one of ${known.map((name) => `{{${name}}}`).join(' ')}`
  const unknown = used.filter((name) => !known.some((one) => one === name))
  const faults = unknown.map((name) => file.fault(at, `nothing fills {{${name}}}`, remedy))
  if (key.endsWith('.twin') && !used.includes('help'))
    faults.push(file.fault(at, 'the twin names no next step', 'say {{help}} in it'))
  return faults
}

/** In capitals they are invitations; "stop" in a sentence is a word like any other. */
function carrierWords({ text, file, at }: Text): Fault[] {
  const written = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])
  return CARRIER_WORDS.filter((word) => written.has(word)).map((word) =>
    file.fault(at, `invites the carrier word ${word}, which blocks or unblocks the number`, 'use another word'),
  )
}

function unwanted({ text, file, at }: Text, safety: Safety | undefined): Fault[] {
  return NEVER.flatMap(([list, why]) => {
    const found = safety && foundIn(text, safety[list])
    return found === undefined ? [] : [file.fault(at, `${why}: "${found}"`, 'say it another way')]
  })
}

function blockedNumbers({ text, file, at }: Text, blocked: string[]): Fault[] {
  const lastTen = (number: string) => number.replace(/\D/g, '').slice(-10)
  const numbers = (text.match(/\+?\d[\d ()-]{8,}\d/g) ?? []).filter((number) =>
    blocked.map(lastTen).includes(lastTen(number)),
  )
  return numbers.map((number) => file.fault(at, `the number ${number} is on the block list`, 'remove it'))
}
