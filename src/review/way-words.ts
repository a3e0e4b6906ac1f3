import { SOURCE } from '../check/source.ts'
import type { Content } from '../content.ts'
import type { AskNode } from '../flow/graph.ts'
import type { Locale } from '../text/catalogue.ts'
import { isRightToLeft } from '../text/direction.ts'
import { lastTyped, type Step, type Way } from './ways.ts'

/** Keeps words of another direction in their place among the words around them. Source: Unicode UAX #9. */
const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'

/** What a family may answer to a question for a value. The same in every language. */
const ANSWERS: Record<AskNode['reads'], string> = {
  zip: '77002',
  place: '77002',
  country: 'Honduras',
  text: '…',
  choice: '1',
  yes_no: '1',
  language: '1',
  result: '1',
}
const ASKED: Partial<Record<AskNode['reads'], string>> = {
  zip: 'a ZIP code',
  place: 'a ZIP code, a city or a state',
  country: 'a country',
  text: 'a few words',
  result: 'the number of a result',
}

export type WayWords = {
  /** Step by step, each option as the family reads it, with the English beside it. */
  inWords(way: Way): string
  /** What the family wrote last before it got the text, in its own language. */
  typed(way: Way): string
  /** Up to `most` messages by which families name a topic. */
  examples(topic: string, most: number): string[]
}

/** Puts ways into words for one language. */
export function wayWordsOf({ catalogue, wordLists, phrases }: Content, locale: Locale): WayWords {
  const own = catalogue.texts.get(locale)
  const english = catalogue.texts.get(SOURCE)
  const words = wordLists.words.get(locale)
  const examples = (topic: string, most: number) =>
    (phrases.lists.get(locale)?.examples.get(topic) ?? []).slice(0, most)
  const quoted = (text: string) => (isRightToLeft(locale) ? `${ISOLATE}"${text}"${END_OF_ISOLATE}` : `"${text}"`)
  const named = (key: string) => {
    const [text = key, gloss = key] = [own?.get(key)?.text, english?.get(key)?.text]
    return text === gloss ? quoted(text) : `${quoted(text)} (${gloss})`
  }
  const greeting = words?.greetings[0] ?? 'hello'
  const more = words?.globals.more[0] ?? 'more'
  const told = (step: Step): string => {
    if (step.kind === 'greets') return `writes ${quoted(greeting)}`
    if (step.kind === 'names') return `writes what it needs: ${named(`topics.${step.topic}`)}`
    if (step.kind === 'option') return `${step.number} ${named(step.label)}`
    if (step.kind === 'value') return `writes ${ASKED[step.reads] ?? 'an answer'}`
    if (step.kind === 'more') return `writes ${quoted(more)}`
    if (step.kind === 'result') return 'chooses a result'
    if (step.kind === 'when') return `[${step.what}]`
    if (step.kind === 'down') return '[the line is down: Twilio says it for us, whatever the family writes]'
    return '[never said by itself: other questions borrow its options]'
  }
  const typed = (way: Way): string => {
    const step = lastTyped(way)
    if (step?.kind === 'greets') return greeting
    if (step?.kind === 'names') return examples(step.topic, 1)[0] ?? own?.get(`topics.${step.topic}`)?.text ?? ''
    if (step?.kind === 'option') return String(step.number)
    if (step?.kind === 'value') return ANSWERS[step.reads]
    if (step?.kind === 'more') return more
    return step?.kind === 'result' ? '1' : ''
  }
  return { inWords: (way) => way.map(told).join(' → '), typed, examples }
}
