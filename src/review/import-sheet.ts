import { SOURCE } from '../check/source.ts'
import { contentFiles } from '../content/files.ts'
import { type Content, readContent, readingFaults } from '../content.ts'
import { byPlace, type Fault } from '../flow/faults.ts'
import { changedFiles, contentAfter } from './apply.ts'
import { newFaults } from './gate.ts'
import { type Judged, judgeRows } from './judge-rows.ts'
import { readSheet } from './read-sheet.ts'
import { replaceFiles } from './write-files.ts'

/** What was applied, in numbers. `unsigned` are corrections without a signature: drafts as before. */
export type Applied = { corrected: number; reviewed: number; unsigned: number; facts: number; files: string[] }

/** Applies a sheet that came back to the files below `root`, or says all that is wrong with it and changes nothing. */
export function importSheet(
  root: string,
  { file, bytes, today }: { file: string; bytes: Uint8Array; today: string },
): { applied: Applied } | { faults: Fault[] } {
  const content = readContent(contentFiles(root))
  const unreadable = readingFaults(content)
  if (unreadable.length > 0) return { faults: unreadable }
  const sheet = readSheet(file, bytes)
  const judged = judgeRows(content, sheet.rows, today)
  const faults = [...sheet.faults, ...judged.faults].sort(byPlace)
  if (faults.length > 0) return { faults }
  const changed = changedFiles(content, judged)
  const locales = new Set([SOURCE, ...judged.texts.map(({ text }) => text.locale)])
  const after = contentAfter(content, changed, [...locales])
  const refused = changed.length > 0 ? newFaults(content, after, judged) : []
  if (refused.length > 0) return { faults: refused.sort(byPlace) }
  requireSaid(after, judged)
  replaceFiles(root, changed)
  return { applied: { ...tally(judged), files: changed.map(({ path }) => path) } }
}

/** What was written is read once more: a text that YAML would give back otherwise never reaches a file. */
function requireSaid(after: Content, { texts }: Judged): void {
  for (const { text, corrected = text.text } of texts)
    if (after.catalogue.texts.get(text.locale)?.get(text.key)?.text !== corrected)
      throw new Error(`${text.file.path} would not say what the sheet says of ${text.key}`)
}

function tally({ texts, facts }: Judged): Omit<Applied, 'files'> {
  return {
    corrected: texts.filter(({ corrected }) => corrected !== undefined).length,
    reviewed: texts.filter(({ signing }) => signing?.by === 'native reviewer').length,
    unsigned: texts.filter(({ corrected, signing }) => corrected !== undefined && signing?.by !== 'native reviewer')
      .length,
    facts: new Set(facts.map(({ id }) => id)).size,
  }
}
