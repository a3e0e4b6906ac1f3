import type { Session } from '../engine/session.ts'
import type { Hotline } from '../hotline.ts'
import type { Written } from '../replies/written.ts'
import { type Unserved, unservedByLetters } from '../understand/unserved.ts'
import type { Reading } from './reading.ts'

/**
 * A language we do not write: asked for by its name at any time, or shown by the letters of a first message. Its few
 * words are looked for only when nothing else was understood.
 */
export function readUnserved(hotline: Hotline, session: Session, { phrase, text }: Written): Reading | undefined {
  const asked = hotline.unserved.asked.get(phrase)
  const language = asked ?? (session.entry === '' ? unservedByLetters(text, hotline.unserved) : undefined)
  return language && metInUnserved(hotline, language)
}

/** Says so, in its own name, says who speaks it, and shows the languages there are. */
export function metInUnserved({ press }: Hotline, { name, english }: Unserved): Reading {
  const node = press.graph.starts.get('language')!
  const aside = { text: 'unserved', values: { language: name, english } }
  return { input: { type: 'open', node, aside }, as: 'topic' }
}
