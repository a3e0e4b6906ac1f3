import { type Content, readingFaults } from '../content.ts'
import { byPlace, type Fault } from '../flow/faults.ts'
import { checkFacts } from './facts.ts'
import { checkLinks } from './links.ts'
import { checkTexts } from './texts.ts'

/** What stops a start: files that cannot be read, links that lead nowhere, missing texts and facts. */
export function structureFaults(content: Content): Fault[] {
  return [...readingFaults(content), ...checkLinks(content), ...checkFacts(content), ...checkTexts(content)].sort(
    byPlace,
  )
}
