import { checkContent } from '../check/check.ts'
import { structureFaults } from '../check/structure.ts'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { contentAfter } from './apply.ts'
import type { Judged } from './judge-rows.ts'

/**
 * What the gate has against the content once a sheet is applied, and had not before. A fault of a corrected text is placed
 * at its row: whoever corrected it knows the sheet, not our files.
 */
export function newFaults(content: Content, after: Content, { texts }: Pick<Judged, 'texts'>): Fault[] {
  // Signatures alone change no text that the whole gate would have to read.
  const check = texts.some(({ corrected }) => corrected !== undefined) ? checkContent : structureFaults
  const found = check(after)
  if (found.length === 0) return []
  const says = ({ file, path, wrong }: Fault) => `${file} ${path} ${wrong}`
  const before = new Set(check(contentAfter(content, [], after.catalogue.locales)).map(says))
  const rows = new Map(texts.map(({ row, text }) => [`${text.file.path} ${text.at.join('.')}`, row]))
  return found
    .filter((fault) => !before.has(says(fault)))
    .map((fault) => rows.get(`${fault.file} ${fault.path}`)?.fault('corrected', fault.wrong, fault.right) ?? fault)
}
