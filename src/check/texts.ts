import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type AskNode, speaks } from '../flow/graph.ts'
import { CARRIER_WORDS } from '../text/carrier-words.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'
import { phraseOf } from '../text/fold.ts'
import { foundIn } from '../text/words.ts'

const LABEL_CHARACTERS = 24 // WhatsApp's limit of a list item

/** Gaps, leftovers, labels that are too long or alike, placeholders nobody fills, and words no text may say. */
export function checkTexts(content: Content): Fault[] {
  const wanted = keysOf(content)
  return content.catalogue.locales.flatMap((locale) => {
    const texts = content.catalogue.texts.get(locale)!
    return [
      ...[...wanted].filter(([key]) => !texts.has(key)).map(([key, file]) => gap(locale, key, file)),
      ...[...texts.values()]
        .filter(({ key }) => !wanted.has(key))
        .map((text) => fault(text, 'no flow uses this text', 'remove it, or mend the name of its node')),
      ...[...texts.values()].flatMap((text) => ofText(content, locale, text)),
      ...[...content.flows.graph.nodes.values()]
        .filter((node) => node.kind === 'ask')
        .flatMap((node) => ofLabels(content, locale, node)),
    ]
  })
}

/** Every key the graph needs, with the file that should hold it. */
function keysOf({ flows, catalogue }: Content): Map<string, string> {
  const keys = new Map<string, string>(Object.keys(COMMON_TEXTS).map((key) => [`common.${key}`, 'common']))
  const topics = new Set(
    [...catalogue.texts.values()].flatMap((texts) => [...texts.keys()].filter((key) => key.startsWith('topics.'))),
  )
  for (const topic of topics) if (flows.graph.starts.has(topic.slice('topics.'.length))) keys.set(topic, 'topics')
  for (const node of flows.graph.nodes.values()) {
    const file = node.flow.replaceAll('.', '/')
    if (speaks(node)) keys.set(node.text, file)
    if (speaks(node) && node.twin) keys.set(node.text.replace(/text$/, 'twin'), file)
    if (node.kind === 'ask') for (const { label } of node.options) keys.set(label, keys.get(label) ?? fileOf(label))
  }
  return keys
}

function fileOf(key: string): string {
  return key
    .split('_')[0]!
    .replaceAll('.', '/')
    .replace(/^(topics|common)\/.*/, '$1')
}

function gap(locale: Locale, key: string, file: string): Fault {
  return {
    file: `locales/${locale}/${file}.yaml`,
    line: 1,
    col: 1,
    path: key,
    wrong: 'this text is missing',
    right: 'write it',
  }
}

function fault(text: Text, wrong: string, right: string): Fault {
  return text.file.fault(text.at, wrong, right)
}

function ofText(content: Content, locale: Locale, text: Text): Fault[] {
  const faults: Fault[] = []
  const own = text.key.startsWith('common.') ? COMMON_TEXTS[text.key.slice('common.'.length) as CommonText] : undefined
  const known = new Set<string>(['org', 'phone', 'help', ...(own ?? [])])
  for (const [, placeholder = ''] of text.text.matchAll(/\{\{([^}]*)\}\}/g))
    if (!known.has(placeholder))
      faults.push(
        fault(
          text,
          `nothing fills {{${placeholder}}}`,
          `use one of ${[...known].map((each) => `{{${each}}}`).join(' ')}`,
        ),
      )
  if (text.key.endsWith('.twin') && !text.text.includes('{{help}}'))
    faults.push(fault(text, 'the twin names no next step', 'say {{help}} in it'))
  const node = [...content.flows.graph.nodes.values()].find(
    (each) => speaks(each) && each.text.replace(/text$/, '') === text.key.replace(/(text|twin)$/, ''),
  )
  const source = node && content.flows.files.get(node.flow)?.value
  const mayNameThem = nodeMayNameCarrierWords(source, node?.name) || text.key.startsWith('common.')
  for (const word of mayNameThem ? [] : CARRIER_WORDS)
    if (new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(text.text))
      faults.push(
        fault(text, `invites the carrier word ${word}, which blocks or unblocks the number`, 'use another word'),
      )
  const safety = content.wordLists.safety.get(locale)
  for (const [list, why] of [
    ['banned', 'holds a word we do not use'],
    ['promises', 'promises what nobody can promise'],
    ['questions', 'asks who somebody is'],
  ] as const) {
    const found = safety && foundIn(text.text, safety[list])
    if (found) faults.push(fault(text, `${why}: "${found}"`, 'say it another way'))
  }
  for (const number of text.text.match(/\+?\d[\d ()-]{8,}\d/g) ?? [])
    if (content.facts.blockedNumbers.some((blocked) => blocked.slice(-10) === number.replace(/\D/g, '').slice(-10)))
      faults.push(fault(text, `the number ${number} is on the block list`, 'remove it'))
  return faults
}

function nodeMayNameCarrierWords(flow: unknown, name: string | undefined): boolean {
  const nodes = (flow as { nodes?: Record<string, { names_carrier_words?: boolean }> } | undefined)?.nodes
  return name !== undefined && nodes?.[name]?.names_carrier_words === true
}

/** Labels of one question: short enough for a list, different from each other and from every word that works everywhere. */
function ofLabels(content: Content, locale: Locale, node: AskNode): Fault[] {
  const texts = content.catalogue.texts.get(locale)!
  const reserved = new Map<string, string>()
  for (const { globals, stop, start } of content.wordLists.words.values())
    for (const phrase of [...Object.values(globals).flat(), ...stop, ...start, ...CARRIER_WORDS])
      reserved.set(phraseOf(phrase), phrase)
  const seen = new Map<string, string>()
  return node.options.flatMap(({ label, goto }) => {
    const text = texts.get(label)
    if (!text) return []
    const folded = phraseOf(text.text)
    const faults: Fault[] = []
    if ([...text.text].length > LABEL_CHARACTERS)
      faults.push(
        fault(
          text,
          `the label has ${[...text.text].length} characters`,
          `at most ${LABEL_CHARACTERS}, for WhatsApp's lists`,
        ),
      )
    if (reserved.has(folded) && !leadsWhereTheWordLeads(content, locale, folded, goto))
      faults.push(
        fault(
          text,
          `the label is the word '${reserved.get(folded)}', which always works another way`,
          'word it differently',
        ),
      )
    const twin = seen.get(folded)
    if (twin !== undefined && twin !== label)
      faults.push(fault(text, `two options of '${node.id}' read '${text.text}'`, 'word them differently'))
    seen.set(folded, label)
    return faults
  })
}

/** An option may bear the name of a global word when it leads to the same place, as "Menu" does. */
function leadsWhereTheWordLeads(content: Content, locale: Locale, folded: string, goto: string): boolean {
  const globals = content.wordLists.words.get(locale)?.globals
  const word =
    globals && Object.entries(globals).find(([, phrases]) => phrases.some((phrase) => phraseOf(phrase) === folded))?.[0]
  const topic = word === 'privacy' ? 'about.privacy' : word
  return (
    topic !== undefined &&
    (goto === topic || content.flows.graph.starts.get(topic) === goto || goto.startsWith(`${topic}_`))
  )
}
