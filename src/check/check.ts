import type { Content } from '../content.ts'
import { byPlace, type Fault } from '../flow/faults.ts'
import { checkBriefTexts } from './brief-texts.ts'
import { checkBudgets } from './budgets.ts'
import { checkComposed } from './composed.ts'
import { checkGlossaries } from './glossary.ts'
import { checkLabels } from './labels.ts'
import { checkPlaceholders } from './placeholders.ts'
import { checkReadingLevel } from './reading-level.ts'
import { checkScripts } from './script.ts'
import { structureFaults } from './structure.ts'
import { isLanguageTag } from './texts.ts'
import { checkUntranslated } from './untranslated.ts'
import { checkWording } from './wording.ts'
import { checkStale } from './written-from.ts'

/** What each text says and how it says it. */
const OF_TEXTS = [
  checkLabels,
  checkPlaceholders,
  checkWording,
  checkStale,
  checkUntranslated,
  checkScripts,
  checkComposed,
  checkGlossaries,
  checkReadingLevel,
  checkBriefTexts,
]

/** Every fault of the content, in file order: structure, languages, wording, and the size of every reply. */
export function checkContent(content: Content): Fault[] {
  return [...textFaults(content), ...(canSpeak(content) ? checkBudgets(content) : [])].sort(byPlace)
}

/** Every fault that a text has by itself, whatever else a reply holds. */
export function textFaults(content: Content): Fault[] {
  if (!canSpeak(content)) return structureFaults(content)
  return [structureFaults, ...OF_TEXTS].flatMap((check) => check(content)).sort(byPlace)
}

/** Whether anything can be said in every language: nothing is known of one whose folder has no language's name. */
export function canSpeak({ catalogue: { locales } }: Content): boolean {
  return locales.every(isLanguageTag)
}
