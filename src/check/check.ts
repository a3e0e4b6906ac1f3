import { type Content, readingFaults } from '../content.ts'
import { byPlace, type Fault } from '../flow/faults.ts'
import { checkBudgets } from './budgets.ts'
import { checkFacts } from './facts.ts'
import { checkLinks } from './links.ts'
import { checkTexts } from './texts.ts'

/** Every fault of the content, in file order: structure and words first, then the size of every reply. */
export function checkContent(content: Content): Fault[] {
  return [...structureFaults(content), ...checkBudgets(content)].sort(byPlace)
}

/** What stops a start: files that cannot be read, links, missing texts and facts. Sizes belong to `npm run check`. */
export function structureFaults(content: Content): Fault[] {
  return [...readingFaults(content), ...checkLinks(content), ...checkFacts(content), ...checkTexts(content)].sort(
    byPlace,
  )
}
