import type { Session } from '../engine/session.ts'
import { isOffered } from '../engine/walk.ts'
import type { AskNode } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import { phraseOf } from '../text/fold.ts'
import type { Label } from '../text/labels.ts'

/**
 * The numbered answers to the question that waits, in order: what a look-up found, or what may have been meant before
 * the question's own. The pages of MORE number through, so the whole list counts.
 */
export function optionsAt(hotline: Hotline, session: Session, question: AskNode): readonly Label[] {
  const own = hotline.press.labels(session.language, question.id)
  if (question.reads === 'result') return (session.results?.rows ?? []).map(({ name }) => label(name))
  if (!session.offers || !isOffered(question)) return own
  const offered = session.offers.map((offer) => label(offer.label))
  return question.reads === 'language' ? offered : [...offered, ...own]
}

function label(text: string): Label {
  return { text, phrase: phraseOf(text) }
}
