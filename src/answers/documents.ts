import { ANSWER_TEXTS, type AnswerText, type Wording } from './answer-texts.ts'

/** What to bring, as far as the papers are among those we have words for: a source's own words are never sent. */
export function documentsToBring(documents: string[], { say }: Wording): string | undefined {
  const known = documents.map((document) => `document_${document}`).filter(isText)
  return known.length > 0 ? say('bring', { documents: known.map((key) => say(key)).join(', ') }) : undefined
}

function isText(key: string): key is AnswerText {
  return Object.hasOwn(ANSWER_TEXTS, key)
}
