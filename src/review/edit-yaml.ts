import { Document, isCollection, isMap, isScalar, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml'
import type { Path, SourceFile } from '../flow/yaml-file.ts'

export type Edit = { at: Path; value: string | Record<string, string> }

/**
 * Sets values in a YAML file. Where a value stands already only its own characters change, so that comments, order, quotes
 * and blank lines of everything else stay as their author wrote them. What is new comes last in its map.
 */
export function withValues({ text }: SourceFile, edits: readonly Edit[]): string {
  const doc = parseDocument(text, { version: '1.2' })
  const splices: Splice[] = []
  const added: Edit[] = []
  for (const edit of edits) {
    const splice = typeof edit.value === 'string' ? spliceOf(text, doc, edit.at, edit.value) : undefined
    if (splice) splices.push(splice)
    else added.push(edit)
  }
  const spliced = splices
    .sort((a, b) => b.from - a.from)
    .reduce((rest, { from, to, words }) => rest.slice(0, from) + words + rest.slice(to), text)
  return added.length === 0 ? spliced : withAdded(spliced, added)
}

type Splice = { from: number; to: number; words: string }

function spliceOf(text: string, doc: Document.Parsed, at: Path, value: string): Splice | undefined {
  const found = pairAt(doc, at)
  const { range } = (found?.pair.value ?? {}) as Partial<Scalar>
  if (!found || !range || !isScalar(found.pair.value)) return undefined
  const [from, to] = range
  const keyAt = (found.pair.key as Scalar).range![0]
  const indent = keyAt - (text.lastIndexOf('\n', keyAt - 1) + 1)
  const words = rendered(value, found.pair.value, { indent, inFlow: found.inFlow })
  const isEmpty = from === to // `key:` with nothing after the colon
  const end = text.slice(from, to).endsWith('\n') ? '\n' : ''
  return { from, to, words: `${isEmpty && text[from - 1] === ':' ? ' ' : ''}${words}${end}` }
}

function pairAt(doc: Document.Parsed, at: Path): { pair: Pair; inFlow: boolean } | undefined {
  let node: unknown = doc.contents
  let inFlow = false
  let pair: Pair | undefined
  for (const step of at) {
    if (!isMap(node)) return undefined
    inFlow ||= node.flow === true
    pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    if (!pair) return undefined
    node = pair.value
  }
  return pair && { pair, inFlow }
}

/** Several lines as a literal block, one line with the quotes it had; in `{ … }` always in quotes. */
function rendered(value: string, old: Scalar, { indent, inFlow }: { indent: number; inFlow: boolean }): string {
  if (inFlow) return JSON.stringify(value)
  if (value.includes('\n')) {
    const lines = value.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(indent + 2)}${line}`))
    return ['|-', ...lines].join('\n')
  }
  const scalar = quotedDay(value)
  if (old.type === Scalar.QUOTE_DOUBLE || old.type === Scalar.QUOTE_SINGLE) scalar.type = old.type
  return new Document(scalar).toString({ lineWidth: 0 }).trimEnd()
}

/** A day stands in quotes: older readers of YAML take it for a point in time. */
function quotedDay(value: string): Scalar {
  const scalar = new Scalar(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) scalar.type = Scalar.QUOTE_DOUBLE
  return scalar
}

function withAdded(text: string, added: readonly Edit[]): string {
  const doc = parseDocument(text, { version: '1.2' })
  if (isCollection(doc.contents) && doc.contents.items.length === 0) doc.contents.flow = false // `{}` becomes a list of lines
  if (doc.contents === null) doc.contents = doc.createNode({}) as YAMLMap.Parsed
  for (const { at, value } of added) doc.setIn(at, typeof value === 'string' ? quotedDay(value) : mapOf(doc, value))
  return doc.toString({ lineWidth: 0 })
}

function mapOf(doc: Document, value: Record<string, string>) {
  const quoted = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, quotedDay(each)]))
  return doc.createNode(quoted, { flow: true })
}
