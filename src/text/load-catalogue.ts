import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { nodeId } from '../flow/load-flows.ts'
import { type Path, parseYaml, readAs, type SourceFile, type YamlFile } from '../flow/yaml-file.ts'
import type { Catalogue, Locale, Text } from './catalogue.ts'

const Line = z.string().trim().min(1, 'a text is not empty')
const NodeTexts = z.strictObject({ text: Line, twin: Line.optional(), labels: z.record(z.string(), Line).optional() })
const FlowTexts = z.record(z.string(), NodeTexts)
const FlatTexts = z.record(z.string(), Line)
/** Files with one text a key; every other file of a locale holds the texts of the flow of the same path. */
const FLAT = new Set(['common', 'topics', 'answers', 'privacy-page', 'names'])
/** Files of a locale that hold word lists, read by whoever needs them. */
const WORD_LISTS = /^(words|safety|cautions|places|glossary|reviews|written-from|understand(\/.*)?)$/

/** Reads the texts of `locales/<locale>/`: prose by node, labels, twins, common lines. Keys as the graph names them. */
export function loadCatalogue(sources: SourceFile[]): Catalogue {
  const texts = new Map<Locale, Map<string, Text>>()
  const faults: Fault[] = []
  for (const source of sources) {
    const [, locale, name] = source.path.match(/^locales\/([^/]+)\/(.+)\.ya?ml$/) ?? []
    if (!locale || !name) continue
    if (!texts.has(locale)) texts.set(locale, new Map())
    if (WORD_LISTS.test(name)) continue
    const { file, faults: unreadable } = parseYaml(source)
    faults.push(...unreadable)
    const { entries, faults: wrong } = FLAT.has(name)
      ? flatTexts(file, name)
      : flowTexts(file, name.replaceAll('/', '.'))
    faults.push(...wrong)
    for (const [key, at, text] of entries)
      texts.get(locale)!.set(key, { locale, key, text: text.normalize('NFC'), file, at })
  }
  return { locales: [...texts.keys()].sort(), texts, faults }
}

type Entries = { entries: [key: string, at: Path, text: string][]; faults: Fault[] }

function flatTexts(file: YamlFile, name: string): Entries {
  const { value = {}, faults } = readAs(file, FlatTexts)
  return { entries: Object.entries(value).map(([key, text]) => [`${name}.${key}`, [key], text]), faults }
}

function flowTexts(file: YamlFile, flow: string): Entries {
  const { value = {}, faults } = readAs(file, FlowTexts)
  const entries: Entries['entries'] = []
  for (const [node, { text, twin, labels = {} }] of Object.entries(value)) {
    const id = nodeId(flow, node)
    entries.push([`${id}.text`, [node, 'text'], text])
    if (twin) entries.push([`${id}.twin`, [node, 'twin'], twin])
    for (const [label, words] of Object.entries(labels))
      entries.push([`${id}.labels.${label}`, [node, 'labels', label], words])
  }
  return { entries, faults }
}
