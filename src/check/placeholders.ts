import { ANSWER_TEXTS, type AnswerText } from '../answers/answer-texts.ts'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type Graph, speaks } from '../flow/graph.ts'
import type { Text } from '../text/catalogue.ts'
import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'
import { PRIVACY_TEXTS } from '../text/privacy-texts.ts'
import { translationsOf } from './source.ts'
import { recordPath, recordsOf } from './written-from.ts'

const EVERYWHERE = ['org', 'phone', 'help']

/** Placeholders nobody fills, twins without a next step, and what a language fills otherwise than English does. */
export function checkPlaceholders(content: Content): Fault[] {
  const looked = namedAfterLookups(content.flows.graph)
  const texts = [...content.catalogue.texts.values()].flatMap((own) => [...own.values()])
  return [...texts.flatMap((text) => unfilled(text, looked)), ...mismatches(content)]
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

function unfilled({ key, text, file, at }: Text, looked: ReadonlyMap<string, string[]>): Fault[] {
  const known = key.startsWith('answers.')
    ? ANSWER_TEXTS[key.slice('answers.'.length) as AnswerText]
    : key.startsWith('privacy-page.')
      ? (PRIVACY_TEXTS[key.slice('privacy-page.'.length)] ?? [])
      : [...EVERYWHERE, ...(COMMON_TEXTS[key.slice('common.'.length) as CommonText] ?? looked.get(key) ?? [])]
  const used = placeholdersIn(text)
  const remedy = `use one of ${known.map((name) => `{{${name}}}`).join(' ')}`
  const unknown = used.filter((name) => !known.some((one) => one === name))
  const faults = unknown.map((name) => file.fault(at, `nothing fills {{${name}}}`, remedy))
  if (key.endsWith('.twin') && !used.includes('help'))
    faults.push(file.fault(at, 'the twin names no next step', 'say {{help}} in it'))
  return faults
}

function mismatches(content: Content): Fault[] {
  const { records } = recordsOf(content)
  return translationsOf(content).flatMap(({ text, source }) => {
    const [own, english] = [placeholdersIn(text.text), placeholdersIn(source.text)]
    const leftOut = records.get(text.locale)?.left_out[text.key] ?? []
    const missing = english.filter((name) => !own.includes(name) && !leftOut.includes(name))
    const added = own.filter((name) => !english.includes(name))
    const mark = `list it under left_out in ${recordPath(text.locale)}`
    return [
      ...missing.map((name) => text.file.fault(text.at, `leaves out {{${name}}} of the English`, `say it, or ${mark}`)),
      ...added.map((name) => text.file.fault(text.at, `says {{${name}}}, which English does not`, 'leave it out')),
    ]
  })
}

function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name = '']) => name.trim()))]
}
