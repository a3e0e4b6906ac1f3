import { refusedAt } from './refusal.ts'
import type { SourceFile } from './source-files.ts'
import { type Encoding, textOf } from './text-encoding.ts'

/** A value of a JSON file with the line it begins on; `text` where the line is not JSON. */
export type JsonRecord = { line: number; value?: unknown; text?: string }

/** One record, and one object that is not a list. A list of any length is read piece by piece. */
const RECORD_CHARACTERS = 64 * 1024 * 1024
const SPACE = /\s/
const BOM = '\ufeff'

/**
 * Reads the records of a JSON file one by one: an object, an array, an object a line (NDJSON), or the `contents` of a page.
 * In NDJSON a broken line is given with its text; anywhere else broken JSON refuses the file, with the place.
 */
export async function* jsonRecords(file: SourceFile, encoding: Encoding): AsyncGenerator<JsonRecord> {
  if (await isLines(file, encoding)) yield* linesOf(file, encoding)
  else yield* piecesOf(file, encoding)
}

/** Whether the first line is a whole record and another follows. */
async function isLines(file: SourceFile, encoding: Encoding): Promise<boolean> {
  let head = ''
  for await (const piece of textOf(file, encoding)) {
    head += piece
    const [first = '', ...more] = head.trimStart().split('\n')
    const next = more.join('\n').trimStart()[0]
    if (next !== undefined) return /^[{[]/.test(next) && parses(first)
    if (head.length > RECORD_CHARACTERS) return false
  }
  return /\.(jsonl|ndjson)$/i.test(file.name)
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function* linesOf(file: SourceFile, encoding: Encoding): AsyncGenerator<JsonRecord> {
  let line = 0
  let rest = ''
  for await (const piece of textOf(file, encoding)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    for (const text of lines) yield* lineOf(text, ++line)
    if (rest.length > RECORD_CHARACTERS)
      throw refusedAt(file.path, line + 1, 1, 'a record of more than 64 MB', 'divide it')
  }
  yield* lineOf(rest, line + 1)
}

function* lineOf(text: string, line: number): Generator<JsonRecord> {
  if (text.trim() === '') return
  try {
    yield { line, value: JSON.parse(text) }
  } catch {
    yield { line, text }
  }
}

/** Follows the depth of brackets and hands on each element of the list that is open, or the one whole value. */
async function* piecesOf(file: SourceFile, encoding: Encoding): AsyncGenerator<JsonRecord> {
  let [line, col, startLine, startCol] = [1, 0, 1, 1]
  let depth = 0
  let listDepth = -1 // the depth of the elements of the list that is read piece by piece
  let buffer = ''
  let inString = false
  let isEscaped = false
  let hasValue = false
  const refuse = (text: string, error: Error) => {
    const at = /line (\d+) column (\d+)/.exec(error.message)
    const offset = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length)
    const before = text.slice(0, offset).split('\n')
    const badLine = startLine + (at ? Number(at[1]) : before.length) - 1
    const badCol = (at ? Number(at[2]) : before.at(-1)!.length + 1) + (badLine === startLine ? startCol - 1 : 0)
    return refusedAt(file.path, badLine, badCol, 'this is not JSON from here on', 'mend the file or export it anew')
  }
  const taken = (): JsonRecord => {
    const text = buffer
    buffer = ''
    try {
      return { line: startLine, value: JSON.parse(text) }
    } catch (error) {
      throw refuse(text, error as Error)
    }
  }
  for await (const piece of textOf(file, encoding)) {
    for (const character of piece) {
      if (character === '\n') {
        line++
        col = 0
      } else col++
      if (buffer === '' && (SPACE.test(character) || character === BOM)) continue
      if (listDepth === depth && buffer === '' && character === ',') continue
      if (buffer === '' && !(depth === listDepth && (character === ']' || character === '}')))
        [startLine, startCol] = [line, col]
      if (buffer === '' && depth === 0 && character === '[' && listDepth < 0) {
        depth = 1
        listDepth = 1
        hasValue = true
        continue
      }
      if (listDepth === depth && buffer === '' && character === ']') {
        depth--
        if (listDepth === 1) listDepth = -1
        else return // the list of a page: what follows it are page numbers
        continue
      }
      buffer += character
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (character === '\\') isEscaped = true
        else if (character === '"') inString = false
      } else if (character === '"') inString = true
      else if (character === '{' || character === '[') {
        depth++
        if (character === '[' && depth === 2 && /"contents"\s*:\s*\[$/.test(buffer)) {
          buffer = ''
          listDepth = 2
          hasValue = true
        }
      } else if (character === '}' || character === ']') depth--
      const isWhole = buffer !== '' && !inString && depth === Math.max(listDepth, 0) && /[}\]]/.test(character)
      if (isWhole) {
        hasValue = true
        yield taken()
      }
      if (buffer.length > RECORD_CHARACTERS)
        throw refusedAt(
          file.path,
          startLine,
          startCol,
          'a record of more than 64 MB',
          'export a list, or an object a line',
        )
    }
  }
  if (buffer.trim() !== '' || depth > 0)
    throw buffer.trim() === ''
      ? refusedAt(file.path, line, col + 1, 'the file ends within a list', 'export it anew')
      : refuse(buffer, new Error(''))
  if (!hasValue) throw refusedAt(file.path, 1, 1, 'the file holds no JSON', 'name a file with records')
}
