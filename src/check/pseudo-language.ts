import { type Content, readContent } from '../content.ts'
import { speaks } from '../flow/graph.ts'
import type { SourceFile } from '../flow/yaml-file.ts'
import { checkBriefTexts } from './brief-texts.ts'
import { checkBudgets } from './budgets.ts'
import { differentReplies } from './messages.ts'
import { PSEUDO, pseudoFile } from './pseudo-files.ts'
import { SOURCE } from './source.ts'
import { recordNow, recordPath } from './written-from.ts'

/** Texts that stand in replies of every kind. */
const SHARED = /^(common|answers|topics)\./

/**
 * The content with one more language, made from English by rule: every word list, phrase list and text in other words
 * with accents, and a third longer where the replies it stands in have room. It is ready for the gate as it is: what a
 * twelfth language has to bring is what this one brings, files in a folder.
 */
export function pseudoLanguage(content: Content): SourceFile[] {
  const english = content.sources.filter(({ path }) => path.startsWith(`locales/${SOURCE}/`))
  const others = content.sources.filter(({ path }) => !path.startsWith('locales/'))
  const tight = new Set<string>()
  for (;;) {
    const made = english.map((source) => pseudoFile(source, (key) => !tight.has(key)))
    const alone = readContent([...others, ...made])
    const over = [...checkBudgets(alone), ...checkBriefTexts(alone)].map(({ file, path }) => keyOf(file, path))
    const added = over.flatMap((key) => heardWith(alone, key, tight)).filter((key) => !tight.has(key))
    if (added.length === 0) return withRecord([...content.sources, ...made])
    for (const key of added) tight.add(key)
  }
}

/** `locales/en-XA/rights/home.yaml` and `door.text` make `rights.home_door.text`. */
function keyOf(file: string, path: string): string {
  const name = file.replace(/^locales\/[^/]+\/|\.yaml$/g, '').replaceAll('/', '.')
  return SHARED.test(`${name}.`) ? `${name}.${path}` : `${name}_${path}`
}

/** All texts of the replies that end with this one; once these have no more to give, the lines that all replies share. */
function heardWith(content: Content, key: string, tight: ReadonlySet<string>): string[] {
  const { graph } = content.flows
  const replies = differentReplies(content).filter(({ waits }) => {
    const node = graph.nodes.get(waits)
    return node && speaks(node) && [node.text, node.twinText].includes(key)
  })
  const own = replies
    .flatMap(({ parts }) => parts.flatMap((part) => ('node' in part ? (graph.nodes.get(part.node) ?? []) : [])))
    .filter(speaks)
    .flatMap((node) => [
      node.text,
      node.twinText,
      ...(node.kind === 'ask' ? node.options : []).map(({ label }) => label),
    ])
  if ([key, ...own].some((each) => !tight.has(each))) return [key, ...own]
  return [...content.catalogue.texts.get(PSEUDO)!.keys()].filter((each) => SHARED.test(each))
}

function withRecord(sources: SourceFile[]): SourceFile[] {
  return [...sources, { path: recordPath(PSEUDO), text: recordNow(readContent(sources), PSEUDO, []) }]
}
