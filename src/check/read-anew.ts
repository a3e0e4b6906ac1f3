import { type Content, readContent } from '../content.ts'
import { formatFault } from '../flow/faults.ts'
import type { SourceFile } from '../flow/yaml-file.ts'
import { structureFaults } from './structure.ts'

/** Reads content from its files and holds its parts against one another: the content, and a line for each fault. */
export function readAnew(sources: SourceFile[]): { content: Content; broken: string[] } {
  const content = readContent(sources)
  return { content, broken: structureFaults(content).map(formatFault) }
}
