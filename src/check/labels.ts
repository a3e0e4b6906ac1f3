import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import type { AskNode, Option } from '../flow/graph.ts'
import { CARRIER_WORDS } from '../text/carrier-words.ts'
import type { Locale } from '../text/catalogue.ts'
import { phraseOf } from '../text/fold.ts'

export const LABEL_CHARACTERS = 24 // WhatsApp's limit of a list item

/** Option labels: short enough for a list, different from each other and from every word that works everywhere. */
export function checkLabels(content: Content): Fault[] {
  const reserved = reservedWords(content)
  const questions = [...content.flows.graph.nodes.values()].filter((node) => node.kind === 'ask')
  return content.catalogue.locales.flatMap((locale) =>
    questions.flatMap((node) => ofQuestion(content, reserved, locale, node)),
  )
}

/** A phrase that works everywhere as it is written, and the global words it stands for. */
type Reserved = { phrase: string; words: string[] }

/** What a family may write anywhere, folded, in every language: an option cannot mean something else by it. */
function reservedWords({ wordLists }: Content): Map<string, Reserved> {
  const reserved = new Map<string, Reserved>()
  const add = (phrase: string, word?: string) => {
    const words = reserved.get(phraseOf(phrase))?.words ?? []
    reserved.set(phraseOf(phrase), { phrase, words: word === undefined ? words : [...words, word] })
  }
  for (const { globals, stop, start } of wordLists.words.values()) {
    for (const [word, phrases] of Object.entries(globals)) for (const phrase of phrases) add(phrase, word)
    for (const phrase of [...stop, ...start]) add(phrase)
  }
  for (const phrase of CARRIER_WORDS) add(phrase)
  return reserved
}

function ofQuestion(content: Content, reserved: Map<string, Reserved>, locale: Locale, node: AskNode): Fault[] {
  const seen = new Map<string, string>()
  return node.options.flatMap((option) => {
    const text = content.catalogue.texts.get(locale)?.get(option.label)
    if (!text) return [] // its gap is a fault of its own
    const faults: Fault[] = []
    const fault = (wrong: string, right: string) => faults.push(text.file.fault(text.at, wrong, right))
    const folded = phraseOf(text.text)
    const { length } = [...text.text]
    if (length > LABEL_CHARACTERS)
      fault(`the label has ${length} characters`, `at most ${LABEL_CHARACTERS}, for WhatsApp's lists`)
    const known = reserved.get(folded)
    if (known && !leadsWhereTheWordLeads(content, known, option))
      fault(`the label is the word '${known.phrase}', which always works another way`, 'word it differently')
    if ((seen.get(folded) ?? option.label) !== option.label)
      fault(`two options of '${node.id}' read '${text.text}'`, 'word them differently')
    seen.set(folded, option.label)
    return faults
  })
}

/** An option may bear the name of a global word when it leads to the same place, as "Privacy" does. */
function leadsWhereTheWordLeads({ flows }: Content, { words }: Reserved, { goto }: Option): boolean {
  const topics = words.map((word) => (word === 'privacy' ? 'about.privacy' : word))
  // A link that leads nowhere still names its flow: that it is broken is another fault.
  return topics.some(
    (topic) => goto === topic || flows.graph.starts.get(topic) === goto || goto.startsWith(`${topic}_`),
  )
}
