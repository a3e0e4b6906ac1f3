import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Fault } from './faults.ts'

export type SourceFile = { path: string; text: string }
export type Path = readonly (string | number)[]
export type YamlFile = { path: string; value: unknown; fault(at: Path, wrong: string, right: string): Fault }

/** Parses one YAML file and remembers where everything stands, so that a fault can be placed by its path. */
export function parseYaml(source: SourceFile): { file: YamlFile; faults: Fault[] } {
  const lines = new LineCounter()
  const doc = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file: source.path, line: line || 1, col: col || 1 }
  }
  const file: YamlFile = {
    path: source.path,
    value: doc.errors.length > 0 ? undefined : doc.toJS(),
    fault: (at, wrong, right) => ({
      ...place(offsetOf(doc.contents, at)),
      path: at.join('.') || '(file)',
      wrong,
      right,
    }),
  }
  const faults = doc.errors.map((error) => ({
    ...place(error.pos[0]),
    path: '(file)',
    wrong: `not readable as YAML: ${error.message.split('\n')[0]}`,
    right: 'mend the line',
  }))
  return { file, faults }
}

/** Checks a parsed file against a schema: the typed value, or every fault of it with its line. */
export function readAs<T>(file: YamlFile, schema: z.ZodType<T>): { value?: T; faults: Fault[] } {
  if (file.value === undefined) return { faults: [] } // the parser has said why
  const read = schema.safeParse(file.value)
  if (read.success) return { value: read.data, faults: [] }
  return { faults: read.error.issues.flatMap((issue) => faultsOf(file, issue)) }
}

function faultsOf(file: YamlFile, issue: z.core.$ZodIssue): Fault[] {
  const at = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      file.fault([...at, key], `'${key}' is not known here`, 'check the spelling or remove it'),
    )
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return [file.fault(at, issue.message, 'one of the shapes the schema allows')]
  return [file.fault(at, issue.message, `see the schema of this kind of file`)]
}

/** The offset of a path in the document; a key that is missing is placed at its parent. */
function offsetOf(root: unknown, at: Path): number {
  let node = root
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0
  for (const step of at) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      )
      if (!pair) return offset
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    } else return offset
  }
  return offset
}
