import { type Content, readingFaults } from '../content.ts'
import { byPlace, type Fault } from '../flow/faults.ts'
import { checkBudgets } from './budgets.ts'
import { checkFacts } from './facts.ts'
import { checkLabels } from './labels.ts'
import { checkLinks } from './links.ts'
import { checkTexts } from './texts.ts'
import { checkWording } from './wording.ts'

/** Every fault of the content, in file order: structure, labels, wording, and the size of every reply. */
export function checkContent(content: Content): Fault[] {
  const words = [...checkLabels(content), ...checkWording(content)]
  return [...structureFaults(content), ...words, ...checkBudgets(content)].sort(byPlace)
}

/** What stops a start: files that cannot be read, links that lead nowhere, missing texts and facts. */
export function structureFaults(content: Content): Fault[] {
  return [...readingFaults(content), ...checkLinks(content), ...checkFacts(content), ...checkTexts(content)].sort(
    byPlace,
  )
}
